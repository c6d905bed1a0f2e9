// What judging a report costs, against parsing the same message: all rules of
// the form, on reports without text, and those of the narrative apart, on a
// text of 12 KB.

#include <chrono>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/strings/str_cat.h"
#include "form/civil_date.h"
#include "form/read_report.h"
#include "google/protobuf/stubs/common.h"
#include "rules/narrative_reading.h"
#include "rules/rule_set.h"
#include "status/check.h"
#include "tests/benchmark/aligned_table.h"
#include "tests/benchmark/rounds.h"
#include "tests/benchmark/sample_reports.h"

ABSL_FLAG(int, rounds, 15, "how often everything is measured");
ABSL_FLAG(std::string, profile, "",
          "judge only these, for a profile: township, dense or narrative");

namespace disclosure::benchmarks {
namespace {

// As many as in one message of the submit stream, so that they are warm.
constexpr size_t kReports = 64;
constexpr int kRepetitions = 200;
// Townships that add up to the summary of an area, with few zeros, and how many
// such areas the country has.
constexpr size_t kTownshipsOfDense = 5000;
constexpr size_t kDenseReports = 8;
constexpr size_t kNarrativeBytes = 12 * 1024;
constexpr int kParts = 6;

// Reports of one kind, in all the shapes that are needed.
struct Samples {
  std::string name;
  std::vector<std::string> bytes;
  std::vector<v1::AnnualReport> messages;
  std::vector<form::Report> reports;
  // Of the year before, one a report.
  std::vector<form::Report> before;
  double mean_bytes = 0;
  double share_other_than_zero = 0;
};

void Add(v1::AnnualReport message, const v1::AnnualReport& before,
         const form::ReportReader& reader, Samples& samples) {
  samples.before.push_back(reader.Read(before));
  samples.bytes.push_back(form::SerializeContent(message));
  samples.reports.push_back(reader.Read(message, samples.bytes.back()));
  samples.messages.push_back(std::move(message));
}

void Summarize(Samples& samples) {
  double bytes = 0;
  double figures = 0;
  double others = 0;
  for (size_t i = 0; i < samples.bytes.size(); ++i) {
    bytes += static_cast<double>(samples.bytes[i].size());
    samples.reports[i].cells.ForEach([&](form::CellIndex, int64_t value) {
      ++figures;
      others += value == 0 ? 0 : 1;
    });
  }
  samples.mean_bytes = bytes / static_cast<double>(samples.bytes.size());
  samples.share_other_than_zero = others / figures;
}

// The text of a real report, its tables included, as often as it takes to fill
// kNarrativeBytes.
std::string Narrative() {
  std::ifstream file(DISCLOSURE_SOURCE_DIR
                     "/tests/data/yunhuqiao-2020-report.txt");
  const std::string once{std::istreambuf_iterator<char>(file), {}};
  CHECK(!once.empty());
  std::string text;
  while (text.size() < kNarrativeBytes) text += once;
  size_t end = kNarrativeBytes;
  while ((text[end] & 0xC0) == 0x80) --end;
  text.resize(end);
  return text;
}

void AddNarrative(std::string_view text, v1::AnnualReport& report) {
  for (int part = 1; part <= kParts; ++part) {
    size_t size = part == kParts ? text.size() : text.size() / 2;
    while (size < text.size() && (text[size] & 0xC0) == 0x80) ++size;
    v1::NarrativePart& added = *report.add_narrative();
    added.set_kind(static_cast<v1::PartKind>(part + 1));
    added.set_text(std::string(text.substr(0, size)));
    text.remove_prefix(size);
  }
}

// The same figures, published by the prefecture around their first township.
v1::AnnualReport Summary(v1::AnnualReport report) {
  report.set_division_code(report.division_code().substr(0, 4));
  report.mutable_organ()->set_name("湘潭市人民政府");
  report.mutable_publication()->set_title(
      "湘潭市人民政府2022年政府信息公开工作年度报告");
  report.set_scope(v1::SCOPE_AREA_SUMMARY);
  report.mutable_publication()->set_signer("湘潭市人民政府");
  return report;
}

class ValidateBenchmark {
 public:
  ValidateBenchmark() : reader_(Catalogue()), rules_(CompileRules()) {
    // Of both years, the same places in the same order.
    const ctl::Country country = TownshipsOf(2021, 2022);
    const size_t places = country.size() / 2;
    townships_.name = "township";
    dense_.name = "dense";
    narrative_.name = "narrative";
    const std::string text = Narrative();
    const auto before = RequestsFor(country, 0, kReports);
    const auto requests = RequestsFor(country, places, kReports);
    for (size_t i = 0; i < kReports; ++i) {
      const v1::AnnualReport& report = requests[i].report();
      CHECK(report.division_code() == before[i].report().division_code());
      Add(report, before[i].report(), reader_, townships_);
      v1::AnnualReport with_text = report;
      AddNarrative(text, with_text);
      Add(std::move(with_text), before[i].report(), reader_, narrative_);
    }
    for (size_t i = 0; i < kDenseReports; ++i) {
      const size_t first = i * kTownshipsOfDense;
      const auto dense_before =
          Summary(DenseReport(country, first, kTownshipsOfDense));
      const auto dense =
          Summary(DenseReport(country, places + first, kTownshipsOfDense));
      for (size_t j = 0; j < kReports / kDenseReports; ++j) {
        Add(dense, dense_before, reader_, dense_);
      }
    }
    Summarize(townships_);
    Summarize(dense_);
    Summarize(narrative_);
  }

  void RunRound() {
    MeasureNarrative();
    for (const Samples* samples : {&townships_, &dense_, &narrative_}) {
      Measure(*samples, "parse", [&](size_t i) {
        CHECK(message_.ParseFromString(samples->bytes[i]));
      });
      MeasureJudging(*samples);
      Measure(*samples, "read", [&](size_t i) {
        CHECK(reader_.Read(samples->messages[i], samples->bytes[i]).year > 0);
      });
    }
  }

  void JudgeOnly(std::string_view name) {
    for (const Samples* samples : {&townships_, &dense_, &narrative_}) {
      if (samples->name != name) continue;
      for (int i = 0; i < absl::GetFlag(FLAGS_rounds); ++i) {
        MeasureJudging(*samples);
      }
      std::cout << TwoDecimals(rounds_.Middle(samples->name + " judge"))
                << " µs a report; findings of the first:\n";
      for (const rules::Finding& finding :
           rules_
               .CheckAlone(samples->reports[0], samples->messages[0],
                           kJudgement)
               .list) {
        std::cout << rules_.id(finding.rule) << " " << finding.instance << "\n";
      }
    }
  }

  void Print() {
    const int rounds = absl::GetFlag(FLAGS_rounds);
    std::cout << "validate: " << rounds << " rounds of "
              << WithThousands(kRepetitions * static_cast<double>(kReports))
              << " reports; " << rules_.size() << " rules\n\n";
    AlignedTable costs({"µs a report", "bytes", "not zero", "findings", "parse",
                        "read as value", "judge"});
    AlignedTable ratios({"", "median (lowest-highest)", "target", ""});
    for (const Samples* samples : {&townships_, &dense_, &narrative_}) {
      const std::string& name = samples->name;
      costs.Add({name, WithThousands(samples->mean_bytes),
                 absl::StrCat(
                     WithThousands(100 * samples->share_other_than_zero), " %"),
                 TwoDecimals(static_cast<double>(findings_[name]) /
                             (rounds * kRepetitions * double{kReports})),
                 TwoDecimals(rounds_.Middle(name + " parse")),
                 TwoDecimals(rounds_.Middle(name + " read")),
                 TwoDecimals(rounds_.Middle(name + " judge"))});
      if (samples == &narrative_) continue;
      ratios.AddRatioAtMost("rules ÷ parsing, " + name, rounds_,
                            name + " judge", name + " parse", 1.0);
    }
    ratios.AddRatioAtMost("narrative rules ÷ parsing, 12 KB", rounds_,
                          "narrative rules", "narrative parse", 3.0);
    AlignedTable text({"µs a narrative of 12 KB", "judge and sketch",
                       "of that the sketch", "UTF-8 check of Protobuf"});
    text.Add({"", TwoDecimals(rounds_.Middle("narrative rules")),
              TwoDecimals(rounds_.Middle("narrative sketch")),
              TwoDecimals(rounds_.Middle("narrative UTF-8"))});
    costs.Print();
    std::cout << "\n";
    text.Print();
    std::cout << "\n";
    ratios.Print();
  }

 private:
  static constexpr rules::Judgement kJudgement{
      .mode = v1::MODE_SUBMISSION, .today = form::CivilDate(20'500)};

  static rules::RuleSet CompileRules() {
    auto rules =
        rules::RuleSet::Compile(rules::RuleSet::EmbeddedText(),
                                "rules.textproto", Catalogue(), Divisions());
    CHECK_OK(rules.status());
    return *std::move(rules);
  }

  // All rules, with the report of the year before. A service judges what it has
  // just read, so both are copied right before, which is not counted.
  void MeasureJudging(const Samples& samples) {
    const auto hand_over = [&](size_t i) {
      report_ = samples.reports[i];
      before_ = samples.before[i];
    };
    size_t& findings = findings_[samples.name];
    const auto judge = [&](size_t i) {
      const rules::Findings alone =
          rules_.CheckAlone(report_, samples.messages[i], kJudgement);
      const rules::Findings across = rules_.CheckAcrossYears(
          report_, {.before = &before_, .nearest_earlier = before_.year},
          kJudgement);
      CHECK(!alone.HaveErrors());
      findings += alone.list.size() + across.list.size();
    };
    const double both = MicrosOf([&](size_t i) {
      hand_over(i);
      judge(i);
    });
    rounds_.Note(samples.name + " judge", both - MicrosOf(hand_over));
  }

  // All that a text costs: its rules, which are nearly all of judging such a
  // report, and its sketch.
  void MeasureNarrative() {
    Measure(narrative_, "rules", [&](size_t i) {
      const rules::Findings findings = rules_.CheckAlone(
          narrative_.reports[i], narrative_.messages[i], kJudgement);
      CHECK(!findings.HaveErrors());
      CHECK(!rules::SketchNarrative(narrative_.messages[i]).empty());
    });
    Measure(narrative_, "sketch", [&](size_t i) {
      CHECK(!rules::SketchNarrative(narrative_.messages[i]).empty());
    });
    Measure(narrative_, "UTF-8", [&](size_t i) {
      for (const auto& part : narrative_.messages[i].narrative()) {
        CHECK(google::protobuf::internal::IsStructurallyValidUTF8(
            part.text().data(), static_cast<int>(part.text().size())));
      }
    });
  }

  void Measure(const Samples& samples, const std::string& what,
               const std::function<void(size_t)>& work) {
    rounds_.Note(samples.name + " " + what, MicrosOf(work));
  }

  // A report, of a round.
  static double MicrosOf(const std::function<void(size_t)>& work) {
    const auto start = std::chrono::steady_clock::now();
    for (int repetition = 0; repetition < kRepetitions; ++repetition) {
      for (size_t i = 0; i < kReports; ++i) work(i);
    }
    const std::chrono::duration<double, std::micro> taken =
        std::chrono::steady_clock::now() - start;
    return taken.count() / (kRepetitions * double{kReports});
  }

  const form::ReportReader reader_;
  const rules::RuleSet rules_;
  Samples townships_;
  Samples dense_;
  Samples narrative_;
  // Parsed into again and again, which is the cheapest way to parse.
  v1::AnnualReport message_;
  // Handed over.
  form::Report report_;
  form::Report before_;
  std::map<std::string, size_t> findings_;
  Rounds rounds_;
};

void Run() {
  ValidateBenchmark benchmark;
  if (const std::string only = absl::GetFlag(FLAGS_profile); !only.empty()) {
    benchmark.JudgeOnly(only);
    return;
  }
  const int rounds = absl::GetFlag(FLAGS_rounds);
  for (int round = 0; round < rounds; ++round) benchmark.RunRound();
  benchmark.Print();
}

}  // namespace
}  // namespace disclosure::benchmarks

int main(int argc, char** argv) {
  absl::ParseCommandLine(argc, argv);
  disclosure::benchmarks::Run();
  return 0;
}

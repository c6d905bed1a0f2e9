// What judging a report costs, against parsing the same message: all rules of
// the form, on reports that break none of them.

#include <chrono>
#include <functional>
#include <iostream>
#include <string>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/strings/str_cat.h"
#include "form/civil_date.h"
#include "form/read_report.h"
#include "rules/rule_set.h"
#include "status/check.h"
#include "tests/benchmark/aligned_table.h"
#include "tests/benchmark/rounds.h"
#include "tests/benchmark/sample_reports.h"

ABSL_FLAG(int, rounds, 15, "how often everything is measured");

namespace disclosure::benchmarks {
namespace {

// As many as in one message of the submit stream, so that they are warm.
constexpr size_t kReports = 64;
constexpr int kRepetitions = 200;
// Townships that add up to a report with few zeros, and how many such reports
// the country has.
constexpr size_t kTownshipsOfDense = 5000;
constexpr size_t kDenseReports = 8;

// Reports of one kind, in all the shapes that are needed.
struct Samples {
  std::string name;
  std::vector<std::string> bytes;
  std::vector<v1::AnnualReport> messages;
  std::vector<form::Report> reports;
  double mean_bytes = 0;
  double share_other_than_zero = 0;
};

void Add(v1::AnnualReport message, const form::ReportReader& reader,
         Samples& samples) {
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

class ValidateBenchmark {
 public:
  ValidateBenchmark() : reader_(Catalogue()), rules_(CompileRules()) {
    const ctl::Country country = TownshipsOf(2022, 2022);
    townships_.name = "township";
    dense_.name = "dense";
    for (const auto& request : RequestsFor(country, 0, kReports)) {
      Add(request.report(), reader_, townships_);
    }
    for (size_t i = 0; i < kDenseReports; ++i) {
      const v1::AnnualReport dense =
          DenseReport(country, i * kTownshipsOfDense, kTownshipsOfDense);
      for (size_t j = 0; j < kReports / kDenseReports; ++j) {
        Add(dense, reader_, dense_);
      }
    }
    Summarize(townships_);
    Summarize(dense_);
  }

  void RunRound() {
    for (const Samples* samples : {&townships_, &dense_}) {
      Measure(*samples, "parse", [&](size_t i) {
        CHECK(message_.ParseFromString(samples->bytes[i]));
      });
      Measure(*samples, "judge", [&](size_t i) {
        const rules::Findings findings = rules_.CheckAlone(
            samples->reports[i], samples->messages[i], kJudgement);
        CHECK(!findings.HaveErrors());
        findings_[samples->name] += findings.list.size();
      });
      Measure(*samples, "read", [&](size_t i) {
        CHECK(reader_.Read(samples->messages[i], samples->bytes[i]).year > 0);
      });
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
    for (const Samples* samples : {&townships_, &dense_}) {
      const std::string& name = samples->name;
      costs.Add({name, WithThousands(samples->mean_bytes),
                 absl::StrCat(
                     WithThousands(100 * samples->share_other_than_zero), " %"),
                 TwoDecimals(static_cast<double>(findings_[name]) /
                             (rounds * kRepetitions * double{kReports})),
                 TwoDecimals(rounds_.Middle(name + " parse")),
                 TwoDecimals(rounds_.Middle(name + " read")),
                 TwoDecimals(rounds_.Middle(name + " judge"))});
      ratios.AddRatioAtMost("rules ÷ parsing, " + name, rounds_,
                            name + " judge", name + " parse", 1.0);
    }
    costs.Print();
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

  // Notes microseconds a report.
  void Measure(const Samples& samples, const std::string& what,
               const std::function<void(size_t)>& work) {
    const auto start = std::chrono::steady_clock::now();
    for (int repetition = 0; repetition < kRepetitions; ++repetition) {
      for (size_t i = 0; i < kReports; ++i) work(i);
    }
    rounds_.Note(samples.name + " " + what,
                 std::chrono::duration<double, std::micro>(
                     std::chrono::steady_clock::now() - start)
                         .count() /
                     (kRepetitions * double{kReports}));
  }

  const form::ReportReader reader_;
  const rules::RuleSet rules_;
  Samples townships_;
  Samples dense_;
  // Parsed into again and again, which is the cheapest way to parse.
  v1::AnnualReport message_;
  std::map<std::string, size_t> findings_;
  Rounds rounds_;
};

void Run() {
  ValidateBenchmark benchmark;
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

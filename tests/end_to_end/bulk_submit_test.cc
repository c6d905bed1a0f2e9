// A province's file with one report in a hundred broken, sent by the real
// program to the real service. Both are killed in the midst of it; the same
// command given again brings all to the same end: every sound report stored
// once, every broken one refused for its reason, memory bounded, and progress
// never claims what is not on disk.

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "disclosurectl/input/report_stream.h"
#include "disclosurectl/submission/progress_file.h"
#include "disclosurectl/submission/submit_ledger.h"
#include "divisions/division_tree.h"
#include "gmock/gmock.h"
#include "grpcpp/client_context.h"
#include "gtest/gtest.h"
#include "tests/end_to_end/two_services.h"
#include "tests/support/long_tests.h"
#include "tests/support/report_builder.h"

namespace disclosure {
namespace {

using testing::HasSubstr;

constexpr int kShortReports = 20'000;
constexpr int kLongReports = 200'000;
constexpr int kReportsForEachBroken = 100;
constexpr int kMostRuns = 5;
constexpr int kFirstYear = 2019;
constexpr int kYears = 5;

// What one program may hold: a window of messages on their way, and of the
// service the queue, a page cache, and some hundred bytes a report.
constexpr size_t kMegabyte = size_t{1} << 20;
constexpr size_t kMaxClientMemory = 150 * kMegabyte;
constexpr size_t kMaxServiceMemory = 300 * kMegabyte;

int ReportsToSend() {
  return AreTestsLong() ? kLongReports : kShortReports;
}

// One way to break a report, and the rule that must say so.
struct Fault {
  const char* rule;
  void (*spoil)(ReportBuilder& report);
};

const std::vector<Fault>& Faults() {
  static const auto& faults = *new std::vector<Fault>{
      {"F-APP-01",
       [](ReportBuilder& r) {
         r.With("applications.carried_in.natural_person", 1)
             .With("applications.carried_in.total", 1);
       }},
      {"F-APP-03",
       [](ReportBuilder& r) {
         r.With("applications.not_processed_petition_complaint.total", 1);
       }},
      {"F-FMT-02",
       [](ReportBuilder& r) { r.With("proactive.norm_docs_made", -1); }},
      {"F-FMT-04",
       [](ReportBuilder& r) { r.With("proactive.norm_docs_made", INT64_MAX); }},
      {"F-ORG-02",
       [](ReportBuilder& r) {
         r.For(absl::StrCat(r.Message().division_code(), "201"));
       }},
      {"F-ORG-06", [](ReportBuilder& r) { r.Scope(v1::SCOPE_AREA_SUMMARY); }},
      {"F-REV-01",
       [](ReportBuilder& r) { r.With("disputes.reconsideration.upheld", 1); }},
      {"F-STR-01", [](ReportBuilder& r) { r.For("439999999"); }},
      {"F-STR-02", [](ReportBuilder& r) { r.Year(1800); }},
      {"F-STR-03",
       [](ReportBuilder& r) { r.With("annex_2014.disclosed_items", 1); }},
      {"F-STR-11",
       [](ReportBuilder& r) {
         const std::string year = absl::StrCat(r.Message().report_year());
         r.Period(year + "-01-01", year + "-06-30");
       }},
  };
  return faults;
}

using Key = std::pair<std::string, int>;  // division code and year

class BulkSubmitTest : public testing::Test {
 protected:
  BulkSubmitTest() {
    const auto tree = divisions::LoadEmbeddedDivisions();
    EXPECT_TRUE(tree.ok());
    for (const divisions::Area& area : tree->areas()) {
      const bool township = area.code.level() == divisions::Level::kTownship;
      if (township && area.In(2021)) townships_.push_back(area.code.ToString());
    }
  }

  static bool IsBroken(int n) {
    return n % kReportsForEachBroken == kReportsForEachBroken - 1;
  }
  static const Fault& FaultOf(int n) {
    const auto kind = static_cast<size_t>(n / kReportsForEachBroken);
    return Faults()[kind % Faults().size()];
  }

  Key KeyOf(int n) const {
    return {townships_[static_cast<size_t>(n / kYears)],
            kFirstYear + n % kYears};
  }

  // The n-th report of all; no two have the same identity.
  v1::AnnualReport Report(int n) const {
    const auto [code, year] = KeyOf(n);
    const int count = n % 90;
    ReportBuilder report = AReport();
    report.AllZero(year >= 2021 ? v1::FORM_2021 : v1::FORM_2019)
        .For(code)
        .Year(year)
        .With("applications.received_new.natural_person", count)
        .With("applications.received_new.total", count)
        .With("applications.granted.natural_person", count)
        .With("applications.granted.total", count)
        .With("applications.outcome_total.natural_person", count)
        .With("applications.outcome_total.total", count);
    if (IsBroken(n)) FaultOf(n).spoil(report);
    return report;
  }

  void WriteInput() {
    std::ofstream out(input_, std::ios::binary);
    std::string buffer;
    for (int n = 0; n < reports_; ++n) {
      ctl::WriteDelimited(Report(n), buffer, out);
    }
    ASSERT_TRUE(out.flush());
  }

  std::unique_ptr<ServiceProcess> StartClient() {
    return std::make_unique<ServiceProcess>(
        "disclosurectl/disclosurectl",
        std::vector<std::string>{"submit", input_, "--report=" + faults_csv_,
                                 "--ingest=" + services_.ingest_address(),
                                 "--lang=en"});
  }

  // Until the client has written down that so many are answered, or has ended.
  static void AwaitAnswered(ServiceProcess& client,
                            const ctl::ProgressFile& file, uint64_t count) {
    for (int look = 0; look < 3'000; ++look) {
      const auto progress = file.Load();
      if (progress && progress->answered_in_order() >= count) return;
      client.WaitBriefly();
    }
  }

  // Calls `visit` with each change that is stored now.
  void ForEachChange(const std::function<void(const v1::Change&)>& visit) {
    grpc::ClientContext context;
    const auto reader = services_.feed_stub().FollowChanges(&context, {});
    v1::FollowChangesResponse frame;
    while (reader->Read(&frame)) {
      for (const v1::Change& change : frame.changes()) visit(change);
      if (frame.up_to_sequence() >= frame.latest_sequence()) break;
    }
    context.TryCancel();
    reader->Finish();
  }

  // The sound reports that are stored, each once and as it was sent.
  std::set<Key> Stored() {
    std::set<Key> stored;
    ForEachChange([&](const v1::Change& change) {
      if (!change.has_accepted()) return;  // the findings of a year renewed
      const v1::ReportIdentity& id = change.revision().identity();
      EXPECT_EQ(change.revision().revision(), 1);
      EXPECT_TRUE(stored.emplace(id.division_code(), id.report_year()).second)
          << id.division_code() << " is there twice";
      received_[{id.division_code(), id.report_year()}] =
          change.accepted().report().applications().received_new().total();
    });
    return stored;
  }

  // What progress claims after a kill is on disk.
  void ExpectNothingClaimedThatIsNotStored(const ctl::ProgressFile& file) {
    const auto progress = file.Load();
    ASSERT_TRUE(progress.has_value());
    EXPECT_EQ(ctl::CountAll(progress->tally()),
              progress->answered_in_order() +
                  static_cast<uint64_t>(progress->answered_beyond_size()));
    const std::set<Key> stored = Stored();
    const int answered = static_cast<int>(progress->answered_in_order());
    for (int n = 0; n < answered; ++n) {
      if (IsBroken(n)) continue;
      ASSERT_TRUE(stored.contains(KeyOf(n)))
          << "report " << n << " of " << answered << " was claimed, and lost";
    }
  }

  void ExpectAllStored() {
    const std::set<Key> stored = Stored();
    size_t sound = 0;
    for (int n = 0; n < reports_; ++n) {
      if (IsBroken(n)) continue;
      ++sound;
      ASSERT_TRUE(stored.contains(KeyOf(n))) << "report " << n << " is missing";
      ASSERT_EQ(received_[KeyOf(n)], n % 90) << n;
    }
    EXPECT_EQ(stored.size(), sound) << "something else was stored, too";
  }

  // Each broken report has a line of its rule, and no other report an error.
  void ExpectFaultsNamed() {
    std::ifstream in(faults_csv_, std::ios::binary);
    std::map<int, std::set<std::string>> errors;
    std::set<std::string> lines;
    std::string line;
    while (std::getline(in, line)) {
      const size_t mark = line.rfind('#');
      ASSERT_TRUE(lines.insert(line).second) << "twice: " << line;
      if (line.find(",错误,") == std::string::npos) continue;
      ASSERT_NE(mark, std::string::npos) << line;
      const int n = std::stoi(line.substr(mark + 1)) - 1;
      const size_t rule = line.find(",F-");
      ASSERT_NE(rule, std::string::npos) << line;
      errors[n].insert(line.substr(rule + 1, 8));
    }
    int broken = 0;
    for (int n = 0; n < reports_; ++n) {
      if (!IsBroken(n)) continue;
      ++broken;
      ASSERT_TRUE(errors[n].contains(FaultOf(n).rule))
          << n << " has no line of " << FaultOf(n).rule;
    }
    EXPECT_EQ(errors.size(), static_cast<size_t>(broken));
  }

  std::string ReadReport() const {
    std::ifstream in(faults_csv_, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
  }

  TwoServices services_;
  const int reports_ = ReportsToSend();
  const std::string input_ = services_.directory() + "/hunan.binpb.stream";
  const std::string faults_csv_ = services_.directory() + "/faults.csv";
  std::vector<std::string> townships_;
  std::map<Key, int64_t> received_;
};

TEST_F(BulkSubmitTest, SurvivesKillsAndComesToTheSameEnd) {
  const auto seed = std::random_device()();
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937 random(seed);
  std::uniform_int_distribution<int> moment(1, reports_ / 3);
  services_.stats().Kill();  // Nobody asks it anything here.
  WriteInput();
  const ctl::ProgressFile progress(input_);

  // The client is killed.
  auto client = StartClient();
  AwaitAnswered(*client, progress, static_cast<uint64_t>(moment(random)));
  client->Kill();
  ASSERT_EQ(client->Wait(), -SIGKILL) << "it was done before it was killed";
  ExpectNothingClaimedThatIsNotStored(progress);

  // The service is killed, and the client waits for its return.
  client = StartClient();
  AwaitAnswered(*client, progress,
                static_cast<uint64_t>(reports_ / 3) +
                    static_cast<uint64_t>(moment(random)));
  services_.ingest().Kill();
  services_.StartIngest();
  // It does not wait for ever; whoever finds it ended gives the command again.
  for (int run = 0; client->Wait() != 1 && run < kMostRuns; ++run) {
    client = StartClient();
  }
  EXPECT_EQ(client->Wait(), 1) << client->log();
  EXPECT_THAT(client->log(), HasSubstr("Going on where it was interrupted"));
  EXPECT_FALSE(std::filesystem::exists(progress.path()));
  ExpectAllStored();
  ExpectFaultsNamed();
  const int broken = reports_ / kReportsForEachBroken;
  EXPECT_THAT(client->log(), HasSubstr(absl::StrCat(reports_, " reports: ")));
  EXPECT_THAT(
      client->log(),
      HasSubstr(absl::StrCat("refused ", broken, ", conflicts 0, failed 0")));

  // Sent once more, all of it is known, and the faults are the same.
  const std::string faults = ReadReport();
  const auto again = StartClient();
  EXPECT_EQ(again->Wait(), 1);
  EXPECT_THAT(again->log(),
              HasSubstr(absl::StrCat("accepted 0, repeated ", reports_ - broken,
                                     ", refused ", broken)));
  EXPECT_EQ(ReadReport().size(), faults.size());
  ExpectAllStored();

  services_.ingest().Signal(SIGTERM);
  EXPECT_EQ(services_.ingest().Wait(), 0);
  const size_t client_memory =
      std::max(client->peak_memory(), again->peak_memory());
  const size_t service_memory = services_.ingest().peak_memory();
  std::cout << "peak memory: disclosurectl " << client_memory / kMegabyte
            << " MiB, ingest-service " << service_memory / kMegabyte
            << " MiB, for " << reports_ << " reports\n";
  EXPECT_LT(client_memory, kMaxClientMemory);
  EXPECT_LT(service_memory, kMaxServiceMemory);
}

}  // namespace
}  // namespace disclosure

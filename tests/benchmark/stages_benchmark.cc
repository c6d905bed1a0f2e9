// Where the time of a submitted report goes in ingest-service: each stage by
// itself, one thread, in messages of 64 and commits of 1,024 as under load. The
// transport is not among them: what the service uses beyond these it spends on
// gRPC, the kernel and waking threads.

#include <chrono>
#include <filesystem>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/time/clock.h"
#include "form/read_report.h"
#include "ingest-service/decode/decode_submission.h"
#include "ingest-service/store/commit_plan.h"
#include "ingest-service/store/key_index.h"
#include "ingest-service/store/sqlite/sqlite_report_store.h"
#include "record/content_parts.h"
#include "record/revision.h"
#include "rules/rule_set.h"
#include "status/check.h"
#include "tests/benchmark/aligned_table.h"
#include "tests/benchmark/rounds.h"
#include "tests/benchmark/sample_reports.h"

ABSL_FLAG(int, commits, 32, "of 1,024 township reports");
ABSL_FLAG(std::string, work_directory, "", "empty; the store is made there");

namespace disclosure::benchmarks {
namespace {

constexpr size_t kPerMessage = 64;
constexpr size_t kPerCommit = 1024;

// What is known of one report after each stage.
struct InWork {
  std::string_view bytes;
  ingest::Submission submission;
  rules::Findings findings;
  ingest::PendingRevision pending;
};

class StagesBenchmark {
 public:
  StagesBenchmark()
      : reader_(Catalogue()), rules_(CompileRules()), store_(OpenStore()) {}

  void RunCommit(std::span<const v1::SubmitReportsRequest> messages) {
    std::vector<ingest::PendingRevision> pending;
    for (const auto& message : messages) Decode(message, pending);
    Commit(std::move(pending));
  }

  void Print() const {
    double sum = 0;
    for (const std::string& stage : stages_) sum += rounds_.Middle(stage);
    std::cout << "stages: medians of " << absl::GetFlag(FLAGS_commits)
              << " commits of " << WithThousands(kPerCommit)
              << " township reports\n\n";
    AlignedTable table({"", "µs a report", "share %"});
    for (const std::string& stage : stages_) {
      const double micros = rounds_.Middle(stage);
      table.Add(
          {stage, TwoDecimals(micros), WithThousands(100 * micros / sum)});
    }
    table.Add({"all", TwoDecimals(sum)});
    table.Print();
  }

 private:
  static rules::RuleSet CompileRules() {
    auto rules =
        rules::RuleSet::Compile(rules::RuleSet::EmbeddedText(),
                                "rules.textproto", Catalogue(), Divisions());
    CHECK_OK(rules.status());
    return *std::move(rules);
  }

  static std::unique_ptr<ingest::ReportStore> OpenStore() {
    auto store = ingest::OpenSqliteReportStore(
        std::filesystem::path(absl::GetFlag(FLAGS_work_directory)) / "stages" /
        "reports.db");
    CHECK_OK(store.status());
    return *std::move(store);
  }

  template <typename Work>
  void Time(const std::string& stage, size_t reports, Work work) {
    if (std::ranges::find(stages_, stage) == stages_.end()) {
      stages_.push_back(stage);
    }
    const auto start = std::chrono::steady_clock::now();
    work();
    rounds_.Note(stage, std::chrono::duration<double, std::micro>(
                            std::chrono::steady_clock::now() - start)
                                .count() /
                            static_cast<double>(reports));
  }

  void Decode(const v1::SubmitReportsRequest& message,
              std::vector<ingest::PendingRevision>& pending) {
    const std::string bytes = message.SerializeAsString();
    std::vector<InWork> all(kPerMessage);
    const auto each = [&](const std::string& stage, auto work) {
      Time(stage, kPerMessage, [&] {
        for (InWork& one : all) work(one);
      });
    };
    Time("split message", kPerMessage, [&] {
      const auto requests = ingest::SplitRequests(bytes, {});
      CHECK_EQ(requests->size(), all.size());
      for (size_t i = 0; i < all.size(); ++i) all[i].bytes = (*requests)[i];
    });
    each("decode", [&](InWork& one) {
      one.submission =
          *ingest::DecodeSubmission(one.bytes, reader_, ingest::DecodeLimits());
    });
    each("rules", [&](InWork& one) {
      one.findings = rules_.CheckAlone(
          one.submission.report, one.submission.request.report(),
          {.mode = v1::MODE_SUBMISSION, .today = form::CivilDate(20'500)});
      CHECK(!one.findings.HaveErrors());
    });
    each("findings in words", [&](InWork& one) {
      one.pending.findings =
          rules_.ToProto(one.findings, one.submission.report);
    });
    each("split content", [](InWork& one) {
      one.pending.content = *record::SplitContent(one.submission.content());
    });
    each("pack figures", [&](InWork& one) {
      one.pending.year_report = packing_.Pack(one.submission.report, "");
    });
    each("hash", [](InWork& one) {
      one.pending.content_hash = record::HashContent(one.submission.content());
    });
    for (InWork& one : all) {
      one.pending.identity = *one.submission.report.identity();
      one.pending.caller = "local";
      pending.push_back(std::move(one.pending));
    }
    Time("free the message", kPerMessage, [&] { all.clear(); });
  }

  void Commit(std::vector<ingest::PendingRevision> pending) {
    ingest::YearReview review(judge_, years_);
    ingest::CommitPlan plan(*store_, keys_, absl::Now(), &review);
    std::vector<ingest::Outcome> outcomes;
    outcomes.reserve(pending.size());
    Time("decide, other years, compose row", pending.size(), [&] {
      for (ingest::PendingRevision& one : pending) {
        auto outcome = plan.Decide(std::move(one));
        CHECK_OK(outcome.status());
        CHECK(outcome->kind == ingest::Outcome::Kind::kAccepted);
        outcomes.push_back(*std::move(outcome));
      }
    });
    Time("SQLite, on disk", pending.size(),
         [&] { CHECK_OK(store_->Append(plan.rows())); });
    Time("key index", pending.size(),
         [&] { keys_.Put(plan.revisions(), plan.rejudgements()); });
    review.Keep();
    Time("compose receipt", pending.size(), [&] { Respond(outcomes); });
  }

  static void Respond(std::span<const ingest::Outcome> outcomes) {
    for (size_t begin = 0; begin < outcomes.size(); begin += kPerMessage) {
      v1::SubmitReportsResponse response;
      for (size_t i = begin; i < begin + kPerMessage; ++i) {
        *response.add_results()
             ->mutable_response()
             ->mutable_accepted()
             ->mutable_revision() = record::ToProto(outcomes[i].revision);
      }
      CHECK(!response.SerializeAsString().empty());
    }
  }

  const form::ReportReader reader_;
  const ingest::YearReportPacking packing_{reader_};
  const rules::RuleSet rules_;
  const std::unique_ptr<ingest::ReportStore> store_;
  ingest::KeyIndex keys_;
  ingest::YearIndex years_;
  ingest::YearJudge judge_{reader_, rules_, Divisions()};
  // In the order of a report's life.
  std::vector<std::string> stages_;
  Rounds rounds_;
};

void Run() {
  const auto commits = static_cast<size_t>(absl::GetFlag(FLAGS_commits));
  const ctl::Country country = TownshipsOf(2021, 2022);
  StagesBenchmark benchmark;
  for (size_t i = 0; i < commits; ++i) {
    benchmark.RunCommit(MessagesOf(
        RequestsFor(country, i * kPerCommit, kPerCommit), kPerMessage));
  }
  benchmark.Print();
}

}  // namespace
}  // namespace disclosure::benchmarks

int main(int argc, char** argv) {
  absl::ParseCommandLine(argc, argv);
  disclosure::benchmarks::Run();
  return 0;
}

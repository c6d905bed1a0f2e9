#ifndef DISCLOSURE_INGEST_SERVICE_INTAKE_H_
#define DISCLOSURE_INGEST_SERVICE_INTAKE_H_

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/functional/any_invocable.h"
#include "absl/status/statusor.h"
#include "disclosure/v1/ingest.pb.h"
#include "form/civil_date.h"
#include "form/read_report.h"
#include "ingest-service/decode/decode_submission.h"
#include "ingest-service/store/committer.h"
#include "ingest-service/store/refusal_queue.h"
#include "ingest-service/store/year_report.h"
#include "rules/rule_set.h"

namespace disclosure::ingest {

// What the intake tells of each report, for metrics; called on any thread.
struct IntakeObserver {
  std::function<void(const rules::Findings&)> judged = [](const auto&) {};
  // The outcome, or the status it failed with; `validate_only` calls too.
  std::function<void(const absl::StatusOr<Outcome>&, bool validate_only)>
      answered = [](const auto&, bool) {};
  // The same of each withdrawal.
  std::function<void(const absl::StatusOr<Outcome>&)> withdrawn =
      [](const auto&) {};
};

// The longest reason of a withdrawal: as long as a label may be.
inline constexpr size_t kMaxReasonBytes = 2048;

// The service in one sentence: decode, judge, store, announce. Thread-safe.
class Intake {
 public:
  using Answer = absl::StatusOr<Outcome>;
  using Done = absl::AnyInvocable<void(Answer) &&>;
  using AllDone = absl::AnyInvocable<void(std::vector<Answer>) &&>;

  // Borrows reader, rules, committer and refusals. `today` is the day in
  // Asia/Shanghai; `strict` as in rules::Judgement.
  Intake(const form::ReportReader& reader, const rules::RuleSet& rules,
         Committer& committer, RefusalQueue& refusals, DecodeLimits limits,
         std::function<form::CivilDate()> today, bool strict,
         IntakeObserver observer);

  // One serialised SubmitReportRequest. Calls `done` once: now for what is
  // unreadable, or refused and without an identity; after the commit for the
  // rest. A refused report is compared with other years like any other.
  void Submit(std::string_view request, const std::string& caller, Done done);

  // A serialised SubmitReportsRequest. Calls `done` once, when all its reports
  // are answered, with one answer a report in order.
  //
  // Fails as a whole if the message is no list of requests (see SplitRequests);
  // `done` is then not called.
  absl::Status SubmitAll(std::string_view message, const std::string& caller,
                         AllDone done);

  // One serialised WithdrawReportRequest. Calls `done` once: now for what is
  // malformed, after the commit for the rest. INVALID_ARGUMENT: TEXT_NOT_UTF8,
  // UNREADABLE_REPORT, BAD_IDENTITY, BAD_REASON; beside them the codes of
  // Committer and CommitPlan.
  void Withdraw(std::string_view request, const std::string& caller, Done done);

 private:
  struct Asked;
  struct Judged;

  // The pending revision, or the answer where there is nothing to store.
  Judged Judge(std::string_view request, const std::string& caller) const;
  // Tells of an answer, and keeps the refusal, if it is one.
  void Note(const Answer& answer, Asked& asked) const;

  const form::ReportReader& reader_;
  const YearReportPacking packing_;
  const rules::RuleSet& rules_;
  Committer& committer_;
  RefusalQueue& refusals_;
  const DecodeLimits limits_;
  const std::function<form::CivilDate()> today_;
  const bool strict_;
  const IntakeObserver observer_;
};

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_INTAKE_H_

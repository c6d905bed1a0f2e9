#include "ingest-service/intake.h"

#include <memory>
#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "ingest-service/decode/wire_diagnosis.h"
#include "record/content_parts.h"
#include "rules/check.h"
#include "rules/narrative_reading.h"
#include "status/annotate.h"
#include "status/reason.h"
#include "status/status_macros.h"

namespace disclosure::ingest {
namespace {

v1::Mode EffectiveMode(v1::Mode mode) {
  return mode == v1::MODE_ARCHIVE ? v1::MODE_ARCHIVE : v1::MODE_SUBMISSION;
}

// What is kept of a refusal, but for the findings. Identity and name are cut,
// for they may be of any length; the content has them whole.
PendingRefusal ToRefusal(const Submission& submission,
                         const std::string& caller) {
  PendingRefusal pending;
  v1::Refusal& refusal = pending.refusal;
  const form::Report& report = submission.report;
  refusal.set_caller(caller);
  refusal.set_mode(EffectiveMode(submission.request.mode()));
  v1::ReportIdentity& identity = *refusal.mutable_identity();
  identity.set_division_code(rules::Quote(report.division_code));
  identity.set_organ_credit_code(rules::Quote(report.credit_code));
  identity.set_scope(report.scope);
  identity.set_report_year(report.year);
  refusal.set_organ_name(rules::Quote(report.organ_name));
  const record::ContentHash hash = record::HashContent(submission.content());
  refusal.set_content_hash(hash.data(), hash.size());
  refusal.set_request_id(submission.request.request_id());
  pending.content = std::string(submission.content());
  return pending;
}

absl::Status CheckReason(const std::string& reason) {
  const auto bad = [](const std::string& why) {
    return WithField(WithReason(absl::InvalidArgumentError(why), "BAD_REASON"),
                     "reason");
  };
  // U+3000 is the space of Chinese text.
  const std::string words = absl::StrReplaceAll(reason, {{"　", " "}});
  if (absl::StripAsciiWhitespace(words).empty()) {
    return bad("a withdrawal needs a reason");
  }
  if (reason.size() <= kMaxReasonBytes) return absl::OkStatus();
  return bad(absl::StrCat("the reason has ", reason.size(),
                          " bytes, which is more than ", kMaxReasonBytes));
}

absl::StatusOr<PendingWithdrawal> ReadWithdrawal(std::string_view bytes,
                                                 const std::string& caller) {
  v1::WithdrawReportRequest request;
  if (!request.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    return DiagnoseWire(bytes, *v1::WithdrawReportRequest::descriptor());
  }
  const absl::StatusOr<form::Identity> identity =
      form::IdentityFromProto(request.identity());
  if (!identity.ok()) return WithReason(identity.status(), "BAD_IDENTITY");
  RETURN_IF_ERROR(CheckReason(request.reason()));
  return PendingWithdrawal{.identity = *identity,
                           .request_id = request.request_id(),
                           .amends_revision = request.amends_revision(),
                           .reason = request.reason(),
                           .caller = caller};
}

// Why a report has no identity. The rules say it better, so this is told only
// where a rules file of the service's own lets such a report through.
absl::Status NoIdentity(const form::Report& report) {
  return WithReason(
      form::ParseIdentity(report.division_code, report.credit_code,
                          report.scope, report.year)
          .status(),
      "BAD_IDENTITY");
}

absl::StatusOr<PendingRevision> ToPending(const Submission& submission,
                                          std::vector<v1::Finding> findings,
                                          const std::string& caller,
                                          const YearReportPacking& packing) {
  const v1::SubmitReportRequest& request = submission.request;
  const std::optional<form::Identity> identity = submission.report.identity();
  if (!identity) return NoIdentity(submission.report);
  PendingRevision pending;
  pending.identity = *identity;
  ASSIGN_OR_RETURN(pending.content, record::SplitContent(submission.content()));
  pending.content_hash = record::HashContent(submission.content());
  pending.mode = EffectiveMode(request.mode());
  pending.request_id = request.request_id();
  if (request.has_amends_revision()) {
    pending.amends_revision = request.amends_revision();
  }
  pending.validate_only = request.validate_only();
  pending.caller = caller;
  pending.findings = std::move(findings);
  pending.narrative_sketch = rules::SketchNarrative(request.report());
  pending.year_report =
      packing.Pack(submission.report, pending.narrative_sketch);
  return pending;
}

}  // namespace

// What is known of a submission beside what is pending.
struct Intake::Asked {
  bool validate_only = false;
  // Of a refused report: what is to be kept when its findings are complete.
  std::unique_ptr<PendingRefusal> refusal;
};

// There is either an answer or something pending.
struct Intake::Judged {
  Asked asked;
  std::optional<Answer> answer;
  std::optional<PendingRevision> pending;

  // What is pending is compared with other years, and that is all.
  void MarkRefused() {
    pending->refused = true;
    pending->content.text = std::string();
    if (asked.refusal) pending->kept_beside = asked.refusal->content.size();
  }
};

Intake::Intake(const form::ReportReader& reader, const rules::RuleSet& rules,
               Committer& committer, RefusalQueue& refusals,
               DecodeLimits limits, std::function<form::CivilDate()> today,
               bool strict, IntakeObserver observer)
    : reader_(reader),
      packing_(reader),
      rules_(rules),
      committer_(committer),
      refusals_(refusals),
      limits_(limits),
      today_(std::move(today)),
      strict_(strict),
      observer_(std::move(observer)) {}

Intake::Judged Intake::Judge(std::string_view request,
                             const std::string& caller) const {
  Judged judged;
  absl::StatusOr<Submission> submission =
      DecodeSubmission(request, reader_, limits_);
  if (!submission.ok()) {
    judged.answer = submission.status();
    return judged;
  }
  judged.asked.validate_only = submission->request.validate_only();
  const rules::Findings findings =
      rules_.CheckAlone(submission->report, submission->request.report(),
                        {.mode = EffectiveMode(submission->request.mode()),
                         .today = today_(),
                         .strict = strict_});
  observer_.judged(findings);
  std::vector<v1::Finding> in_words =
      rules_.ToProto(findings, submission->report);
  const bool refused = findings.HaveErrors();
  if (refused && !judged.asked.validate_only) {
    judged.asked.refusal =
        std::make_unique<PendingRefusal>(ToRefusal(*submission, caller));
  }
  if (refused && !submission->report.identity()) {
    // Nothing tells which other years would be its own.
    judged.answer = Outcome{.kind = Outcome::Kind::kRefused,
                            .revision = {},
                            .findings = std::move(in_words)};
    return judged;
  }
  absl::StatusOr<PendingRevision> pending =
      ToPending(*submission, std::move(in_words), caller, packing_);
  if (!pending.ok()) {
    judged.answer = pending.status();
    return judged;
  }
  judged.pending = *std::move(pending);
  if (refused) judged.MarkRefused();
  return judged;
}

void Intake::Note(const Answer& answer, Asked& asked) const {
  if (answer.ok() && asked.refusal) {
    asked.refusal->refusal.mutable_findings()->Assign(answer->findings.begin(),
                                                      answer->findings.end());
    refusals_.Put(std::move(*asked.refusal));
  }
  observer_.answered(answer, asked.validate_only);
}

void Intake::Submit(std::string_view request, const std::string& caller,
                    Done done) {
  Judged judged = Judge(request, caller);
  if (judged.answer) {
    Note(*judged.answer, judged.asked);
    return std::move(done)(*std::move(judged.answer));
  }
  committer_.Enqueue(*std::move(judged.pending),
                     [this, asked = std::move(judged.asked),
                      done = std::move(done)](Answer answer) mutable {
                       Note(answer, asked);
                       std::move(done)(std::move(answer));
                     });
}

void Intake::Withdraw(std::string_view request, const std::string& caller,
                      Done done) {
  absl::StatusOr<PendingWithdrawal> pending = ReadWithdrawal(request, caller);
  if (!pending.ok()) {
    observer_.withdrawn(pending.status());
    return std::move(done)(pending.status());
  }
  committer_.Enqueue(*std::move(pending),
                     [this, done = std::move(done)](Answer answer) mutable {
                       observer_.withdrawn(answer);
                       std::move(done)(std::move(answer));
                     });
}

absl::Status Intake::SubmitAll(std::string_view message,
                               const std::string& caller, AllDone done) {
  ASSIGN_OR_RETURN(const std::vector<std::string_view> requests,
                   SplitRequests(message, limits_));
  std::vector<Answer> answers(requests.size());
  std::vector<Committer::Pending> pending;
  pending.reserve(requests.size());
  // Of each that is pending: its place among the answers.
  std::vector<std::pair<size_t, Asked>> asked;
  asked.reserve(requests.size());
  for (size_t place = 0; place < requests.size(); ++place) {
    Judged judged = Judge(requests[place], caller);
    if (judged.answer) {
      Note(*judged.answer, judged.asked);
      answers[place] = *std::move(judged.answer);
    } else {
      pending.emplace_back(*std::move(judged.pending));
      asked.emplace_back(place, std::move(judged.asked));
    }
  }
  committer_.EnqueueAll(
      std::move(pending),
      [this, answers = std::move(answers), asked = std::move(asked),
       done = std::move(done)](std::vector<Answer> decided) mutable {
        for (size_t i = 0; i < decided.size(); ++i) {
          auto& [place, one] = asked[i];
          Note(decided[i], one);
          answers[place] = std::move(decided[i]);
        }
        std::move(done)(std::move(answers));
      });
  return absl::OkStatus();
}

}  // namespace disclosure::ingest

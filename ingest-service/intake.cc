#include "ingest-service/intake.h"

#include <atomic>
#include <memory>
#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "ingest-service/decode/wire_diagnosis.h"
#include "record/content_parts.h"
#include "rules/check.h"
#include "rules/narrative_reading.h"
#include "status/annotate.h"
#include "status/check.h"
#include "status/reason.h"
#include "status/status_macros.h"

namespace disclosure::ingest {
namespace {

v1::Mode EffectiveMode(v1::Mode mode) {
  return mode == v1::MODE_ARCHIVE ? v1::MODE_ARCHIVE : v1::MODE_SUBMISSION;
}

void MoveFindings(std::vector<v1::Finding> from,
                  google::protobuf::RepeatedPtrField<v1::Finding>* to) {
  to->Reserve(static_cast<int>(from.size()));
  for (v1::Finding& finding : from) *to->Add() = std::move(finding);
}

Intake::Answer Refused(std::vector<v1::Finding> findings) {
  v1::SubmitReportResponse response;
  MoveFindings(std::move(findings),
               response.mutable_refused()->mutable_findings());
  return response;
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
  if (absl::StripAsciiWhitespace(reason).empty()) {
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

// A receipt: of Accepted, Repeated, or Conflict (whose revision is `current`).
template <typename Receipt>
void FillFindings(Outcome& outcome, Receipt* receipt) {
  MoveFindings(std::move(outcome.findings), receipt->mutable_findings());
}

// What was only validated has neither a place in the feed nor a time.
void FillAccepted(const record::Revision& revision, v1::Revision& proto) {
  record::FillProto(revision, proto);
  if (revision.sequence == 0) proto.clear_accept_time();
}

// Whatever was not accepted is told alike for reports and withdrawals.
template <typename Response>
void FillUnaccepted(Outcome& outcome, Response& response) {
  if (outcome.kind == Outcome::Kind::kRepeated) {
    *response.mutable_repeated()->mutable_revision() =
        record::ToProto(outcome.revision);
    return FillFindings(outcome, response.mutable_repeated());
  }
  // Without a revision nothing is current: an amendment of nothing.
  if (outcome.revision.number != 0) {
    *response.mutable_conflict()->mutable_current() =
        record::ToProto(outcome.revision);
  }
  FillFindings(outcome, response.mutable_conflict());
}

v1::SubmitReportResponse ToResponse(Outcome outcome) {
  v1::SubmitReportResponse response;
  switch (outcome.kind) {
    case Outcome::Kind::kAccepted:
      FillAccepted(outcome.revision,
                   *response.mutable_accepted()->mutable_revision());
      FillFindings(outcome, response.mutable_accepted());
      break;
    case Outcome::Kind::kRefused:
      FillFindings(outcome, response.mutable_refused());
      break;
    default:
      FillUnaccepted(outcome, response);
  }
  return response;
}

v1::WithdrawReportResponse ToWithdrawalResponse(Outcome outcome) {
  v1::WithdrawReportResponse response;
  if (outcome.kind == Outcome::Kind::kAccepted) {
    FillAccepted(outcome.revision,
                 *response.mutable_withdrawn()->mutable_revision());
  } else {
    FillUnaccepted(outcome, response);
  }
  return response;
}

absl::StatusOr<PendingRevision> ToPending(const Submission& submission,
                                          std::vector<v1::Finding> findings,
                                          const std::string& caller,
                                          const YearReportPacking& packing) {
  const v1::SubmitReportRequest& request = submission.request;
  const std::optional<form::Identity> identity = submission.report.identity();
  CHECK(identity.has_value()) << "a report without identity passed the rules";
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

// There is either an answer or something pending.
struct Intake::Judged {
  bool validate_only = false;
  std::optional<Answer> answer;
  std::optional<PendingRevision> pending;
  // Of a refused report: what is to be kept when its findings are complete.
  std::optional<PendingRefusal> refusal;
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
  judged.validate_only = submission->request.validate_only();
  const rules::Findings findings =
      rules_.CheckAlone(submission->report, submission->request.report(),
                        {.mode = EffectiveMode(submission->request.mode()),
                         .today = today_(),
                         .strict = strict_});
  observer_.judged(findings);
  std::vector<v1::Finding> in_words =
      rules_.ToProto(findings, submission->report);
  const bool refused = findings.HaveErrors();
  if (refused && !submission->report.identity()) {
    // Nothing tells which other years would be its own.
    judged.answer = Refuse(*submission, std::move(in_words), caller);
    return judged;
  }
  absl::StatusOr<PendingRevision> pending =
      ToPending(*submission, std::move(in_words), caller, packing_);
  if (!pending.ok()) {
    judged.answer = pending.status();
    return judged;
  }
  judged.pending = *std::move(pending);
  if (!refused) return judged;
  judged.pending->refused = true;
  judged.pending->content.text = std::string();
  if (judged.validate_only) return judged;
  judged.pending->kept_beside = submission->content().size();
  judged.refusal = ToRefusal(*submission, caller);
  return judged;
}

Intake::Answer Intake::Refuse(const Submission& submission,
                              std::vector<v1::Finding> findings,
                              const std::string& caller) const {
  if (!submission.request.validate_only()) {
    Keep(ToRefusal(submission, caller), findings);
  }
  return Refused(std::move(findings));
}

void Intake::Keep(PendingRefusal refusal,
                  const std::vector<v1::Finding>& findings) const {
  refusal.refusal.mutable_findings()->Assign(findings.begin(), findings.end());
  refusals_.Put(std::move(refusal));
}

Intake::Answer Intake::AnswerOf(absl::StatusOr<Outcome> outcome,
                                std::optional<PendingRefusal> refusal) const {
  if (!outcome.ok()) return outcome.status();
  if (refusal) Keep(*std::move(refusal), outcome->findings);
  return ToResponse(*std::move(outcome));
}

void Intake::Submit(std::string_view request, const std::string& caller,
                    Done done) {
  Judged judged = Judge(request, caller);
  const bool validate_only = judged.validate_only;
  if (judged.answer) {
    observer_.answered(*judged.answer, validate_only);
    return std::move(done)(*std::move(judged.answer));
  }
  committer_.Enqueue(
      *std::move(judged.pending),
      [this, validate_only, refusal = std::move(judged.refusal),
       done = std::move(done)](absl::StatusOr<Outcome> outcome) mutable {
        Answer answer = AnswerOf(std::move(outcome), std::move(refusal));
        observer_.answered(answer, validate_only);
        std::move(done)(std::move(answer));
      });
}

void Intake::Withdraw(std::string_view request, const std::string& caller,
                      WithdrawalDone done) {
  absl::StatusOr<PendingWithdrawal> pending = ReadWithdrawal(request, caller);
  if (!pending.ok()) {
    observer_.withdrawn(pending.status());
    return std::move(done)(pending.status());
  }
  committer_.Enqueue(
      *std::move(pending),
      [this, done = std::move(done)](absl::StatusOr<Outcome> outcome) mutable {
        WithdrawalAnswer answer =
            outcome.ok()
                ? WithdrawalAnswer(ToWithdrawalResponse(*std::move(outcome)))
                : WithdrawalAnswer(outcome.status());
        observer_.withdrawn(answer);
        std::move(done)(std::move(answer));
      });
}

namespace {

// Collects the answers of one message; the last one to arrive hands them on.
class Gathering {
 public:
  Gathering(size_t size, Intake::AllDone done)
      : answers_(size, Intake::Answer(absl::UnknownError("unanswered"))),
        missing_(size),
        done_(std::move(done)) {}

  void Put(size_t index, Intake::Answer answer) {
    answers_[index] = std::move(answer);
    if (missing_.fetch_sub(1, std::memory_order_acq_rel) == 1) {
      std::move(done_)(std::move(answers_));
    }
  }

 private:
  std::vector<Intake::Answer> answers_;
  std::atomic<size_t> missing_;
  Intake::AllDone done_;
};

}  // namespace

absl::Status Intake::SubmitAll(std::string_view message,
                               const std::string& caller, AllDone done) {
  ASSIGN_OR_RETURN(const std::vector<std::string_view> requests,
                   SplitRequests(message, limits_));
  auto gathering =
      std::make_shared<Gathering>(requests.size(), std::move(done));
  std::vector<std::pair<PendingRevision, Committer::Done>> pending;
  pending.reserve(requests.size());
  for (size_t i = 0; i < requests.size(); ++i) {
    Judged judged = Judge(requests[i], caller);
    const bool validate_only = judged.validate_only;
    auto put = [this, gathering, i, validate_only](Answer answer) {
      observer_.answered(answer, validate_only);
      gathering->Put(i, std::move(answer));
    };
    if (judged.answer) {
      put(*std::move(judged.answer));
      continue;
    }
    pending.emplace_back(
        *std::move(judged.pending),
        [this, put, refusal = std::move(judged.refusal)](
            absl::StatusOr<Outcome> outcome) mutable {
          put(AnswerOf(std::move(outcome), std::move(refusal)));
        });
  }
  if (!pending.empty()) committer_.EnqueueAll(std::move(pending));
  return absl::OkStatus();
}

}  // namespace disclosure::ingest

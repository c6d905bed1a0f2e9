#include "disclosurectl/submission/submit_ledger.h"

#include <utility>

#include "disclosurectl/output/outcome_text.h"
#include "disclosurectl/submission/fault_order.h"
#include "status/abseil_view.h"
#include "status/status_macros.h"

namespace disclosure::ctl {

uint64_t CountAll(const progress::SubmitTally& tally) {
  return tally.accepted() + tally.repeated() + tally.refused() +
         tally.conflicts() + tally.failed();
}

absl::StatusOr<std::unique_ptr<SubmitLedger>> SubmitLedger::Open(
    Files files, const divisions::DivisionTree& divisions) {
  std::unique_ptr<SubmitLedger> ledger(
      new SubmitLedger(std::move(files), divisions));
  RETURN_IF_ERROR(ledger->Load());
  return ledger;
}

absl::Status SubmitLedger::Load() {
  uint64_t report_bytes = 0;
  if (files_.progress) {
    const auto saved = files_.progress->Load();
    if (saved && saved->input() == files_.input) {
      answered_ = AnsweredReports(*saved);
      tally_ = saved->tally();
      faults_.LoadFrom(*saved);
      report_bytes = saved->report_bytes();
      answered_before_ = answered_.count();
      bytes_before_ = answered_.bytes_in_order();
    }
  }
  if (files_.report.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(report_,
                   FaultReport::Open(files_.report, report_bytes, divisions_));
  return absl::OkStatus();
}

void SubmitLedger::Answered(const InputPlace& place, const std::string& origin,
                            const v1::SubmitReportRequest& sent,
                            const v1::SubmitReportResult& result) {
  answered_.Add(place);
  Count(result);
  const std::string& area = sent.report().division_code();
  faults_.Add(area, FindingsOf(result));
  const Outcome outcome = OutcomeOf(result);
  if (outcome == Outcome::kConflict) faults_.AddFailure(area, "CONFLICT");
  if (outcome == Outcome::kFailed) {
    faults_.AddFailure(area, result.failure().reason());
  }
  if (report_ != nullptr) report_->Add(origin, sent.report(), result);
}

void SubmitLedger::Unreadable(const InputPlace& place,
                              const std::string& origin,
                              const absl::Status& why) {
  answered_.Add(place);
  tally_.set_failed(tally_.failed() + 1);
  faults_.AddFailure("", "UNREADABLE");
  if (report_ != nullptr) {
    report_->AddUnreadable(origin, StdView(why.message()));
  }
}

void SubmitLedger::Count(const v1::SubmitReportResult& result) {
  switch (OutcomeOf(result)) {
    case Outcome::kAccepted:
      return tally_.set_accepted(tally_.accepted() + 1);
    case Outcome::kRepeated:
      return tally_.set_repeated(tally_.repeated() + 1);
    case Outcome::kRefused:
      return tally_.set_refused(tally_.refused() + 1);
    case Outcome::kConflict:
      return tally_.set_conflicts(tally_.conflicts() + 1);
    case Outcome::kFailed:
      return tally_.set_failed(tally_.failed() + 1);
  }
}

ExitStatus SubmitLedger::status() const {
  if (tally_.conflicts() + tally_.failed() > 0) return ExitStatus::kFailed;
  return tally_.refused() > 0 ? ExitStatus::kRefused : ExitStatus::kDone;
}

absl::Status SubmitLedger::Save() {
  uint64_t report_bytes = 0;
  if (report_ != nullptr) {
    ASSIGN_OR_RETURN(report_bytes, report_->Flush());
  }
  if (!files_.progress) return absl::OkStatus();
  progress::SubmitProgress state;
  state.set_input(files_.input);
  answered_.SaveTo(state);
  *state.mutable_tally() = tally_;
  state.set_report_bytes(report_bytes);
  faults_.SaveTo(state);
  return files_.progress->Save(state);
}

absl::Status SubmitLedger::Finish() {
  if (report_ != nullptr) {
    // All of the file belongs to what is answered, whatever its order: a run
    // that ends from here on is gone on with by sorting again.
    RETURN_IF_ERROR(report_->Flush().status());
    if (!Save().ok()) files_.progress->Remove();
    report_ = nullptr;
    RETURN_IF_ERROR(PutFaultsInOrder(files_.report));
  }
  if (files_.progress) files_.progress->Remove();
  return absl::OkStatus();
}

}  // namespace disclosure::ctl

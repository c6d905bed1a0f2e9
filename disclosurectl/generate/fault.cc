#include "disclosurectl/generate/fault.h"

#include "disclosurectl/generate/dice.h"

namespace disclosure::ctl {
namespace {

void BreakTables(int64_t way, v1::AnnualReport& report) {
  v1::Applications& applications = *report.mutable_applications();
  v1::DisputeRow& reconsideration =
      *report.mutable_disputes()->mutable_reconsideration();
  switch (way) {
    case 0: {
      v1::ApplicantRow& row = *applications.mutable_received_new();
      row.set_total(row.total() + 1);
      return;
    }
    case 1: {
      v1::ApplicantRow& row = *applications.mutable_granted();
      row.set_natural_person(row.natural_person() + 1);
      return;
    }
    case 2:
      reconsideration.set_total(reconsideration.total() + 1);
      return;
    default:
      report.mutable_proactive()->set_licence_decisions(-1);
  }
}

}  // namespace

void Break(uint64_t seed, uint64_t place, v1::AnnualReport& report) {
  Dice dice(seed, place, report.report_year(), Topic::kFault);
  constexpr int64_t kWays = 4;
  if (report.form() == v1::FORM_2019 || report.form() == v1::FORM_2021) {
    BreakTables(dice.Below(kWays), report);
  } else {
    report.mutable_organ()->clear_name();
  }
}

}  // namespace disclosure::ctl

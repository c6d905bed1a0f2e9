#include <cstdint>

#include "tests/rules/rule_cases.h"

namespace disclosure::rules {

using disclosure::v1::FORM_2021;

namespace {

// 15 new and 15 carried in; `carried_out` of them go on.
ReportBuilder Backlog(int64_t carried_out) {
  ReportBuilder report =
      WithRow(WithRow(Sound(), "applications.received_new", 15),
              "applications.carried_in", 15);
  report = WithRow(report, "applications.carried_out", carried_out);
  report = WithRow(report, "applications.outcome_total", 30 - carried_out);
  return WithRow(report, "applications.granted_in_part", 30 - carried_out);
}

// Each row another figure, and all sums hold.
ReportBuilder OfDistinctRows() {
  ReportBuilder report =
      WithRow(WithRow(Sound(), "applications.received_new", 5),
              "applications.carried_in", 2);
  report = WithRow(report, "applications.granted", 4);
  report = WithRow(report, "applications.outcome_total", 4);
  return WithRow(report, "applications.carried_out", 3);
}

ReportBuilder Closed2014(int64_t received, int64_t closed) {
  return Annex()
      .With("annex_2014.applications_received", received)
      .With("annex_2014.applied_online", received)
      .With("annex_2014.applications_closed", closed)
      .With("annex_2014.closed_after_extension", closed);
}

}  // namespace

std::vector<BrokenCase> BrokenApplicationCases() {
  return {
      {"Vanished", "F-APP-01",
       Sound()
           .With("applications.received_new.natural_person", 1)
           .With("applications.received_new.total", 1),
       kError, kWarning, "0", "1", 2},
      {"OutcomesDoNotAddUp", "F-APP-02",
       Sound()
           .With("applications.granted.natural_person", 1)
           .With("applications.granted.total", 1),
       kError, kWarning, "1", "0", 2},
      {"OutcomesOf2021DoNotAddUp", "F-APP-02",
       Sound(FORM_2021, 2023)
           .With("applications.other_misc.natural_person", 1)
           .With("applications.other_misc.total", 1),
       kError, kWarning, "1", "0", 2},
      {"ApplicantsDoNotAddUp", "F-APP-03",
       Sound()
           .With("applications.received_new.natural_person", 1)
           .With("applications.granted.natural_person", 1)
           .With("applications.outcome_total.natural_person", 1),
       kError, kWarning, "1", "0", 3},
      {"FiguresOfTablesAreNeverApproximate", "F-APP-03",
       Sound()
           .With("applications.received_new.natural_person", 1)
           .With("applications.granted.natural_person", 1)
           .With("applications.outcome_total.natural_person", 1)
           .Approximate("applications.received_new.total")
           .Approximate("applications.granted.total")
           .Approximate("applications.outcome_total.total"),
       kError, kWarning, "1", "0", 3},
      {"TotalIsDerived",
       "F-APP-03a",
       WithoutTotalOf("applications.granted"),
       kInfo,
       kInfo,
       "2",
       "",
       1,
       {"F-STR-06"}},
      {"MoreCarriedOutThanThere",
       "F-APP-06",
       Sound()
           .With("applications.carried_out.natural_person", 1)
           .With("applications.carried_out.total", 1),
       kError,
       kWarning,
       "≤ 0",
       "1",
       2,
       {"F-APP-01"}},
      {"LargeBacklog", "F-APP-07",
       Sound()
           .With("applications.received_new.natural_person", 21)
           .With("applications.received_new.total", 21)
           .With("applications.carried_out.natural_person", 11)
           .With("applications.carried_out.total", 11)
           .With("applications.granted.natural_person", 10)
           .With("applications.granted.total", 10)
           .With("applications.outcome_total.natural_person", 10)
           .With("applications.outcome_total.total", 10),
       kInfo, kInfo, "21", "11"},
      {"BacklogOfWhatWasCarriedIn", "F-APP-07", Backlog(16), kInfo, kInfo, "30",
       "16"},
      {"FeeBeforeThereWereFees",
       "F-APP-08",
       Closed(SoundOfCounty(FORM_2021, 2020), "applications.other_fee_overdue"),
       kWarning,
       kInfo,
       "0",
       "1",
       1,
       {"F-STR-04"}},
      {"ExcessiveInATownship", "F-APP-09",
       Closed(Sound(), "applications.not_processed_excessive"), kInfo, kInfo,
       "0", "1"},
      {"FeeOverdueInATownship", "F-APP-09",
       Closed(Sound(FORM_2021, 2023), "applications.other_fee_overdue"), kInfo,
       kInfo, "0", "1"},
      {"WaysOfApplyingDoNotAddUp", "F-APP-11",
       Annex().With("annex_2014.applied_online", 1), kWarning, kInfo, "1", "0"},
      {"ClosedDoNotAddUp", "F-APP-12",
       Annex().With("annex_2014.closed_on_time", 1), kWarning, kInfo, "1", "0"},
      {"AnswersDoNotAddUp", "F-APP-12",
       Annex().With("annex_2014.answer_other_channel", 1), kWarning, kInfo, "1",
       "0"},
      {"AnswersBeforeTheReasonsDoNotAddUp", "F-APP-12",
       Annex().With("annex_2014.answer_already_public", 1), kWarning, kInfo,
       "1", "0"},
      {"ReasonsDoNotAddUp", "F-APP-12",
       Annex().With("annex_2014.refused_other_law", 1), kWarning, kInfo, "1",
       "0"},
      {"MoreClosedThanReceived", "F-APP-13",
       Annex()
           .With("annex_2014.applications_closed", 6)
           .With("annex_2014.closed_on_time", 6),
       kInfo, kInfo, "", "6"},
      {"AFewTooManyClosed", "F-APP-13", Closed2014(10, 16), kInfo, kInfo, "",
       "16"},
      {"MoreThanAFifthClosed", "F-APP-13", Closed2014(100, 121), kInfo, kInfo,
       "", "121"},
      {"MoreDocumentsThanItems", "F-APP-13",
       Annex().With("annex_2014.disclosed_norm_docs", 1), kInfo, kInfo, "≤ 0",
       "1"},
      {"StaffDoesNotAddUp", "F-APP-13", Annex().With("annex_2014.staff", 1),
       kInfo, kInfo, "1", "0"},
  };
}

std::vector<SilentCase> SilentApplicationCases() {
  return {
      {"ApplicationsWithABlank", "F-APP-01",
       Sound()
           .With("applications.received_new.total", 1)
           .Without("applications.outcome_total.total")},
      {"OutcomesWithABlank", "F-APP-02",
       Sound()
           .With("applications.outcome_total.natural_person", 1)
           .Without("applications.granted.natural_person")},
      {"ApplicantsWithABlank", "F-APP-03",
       Sound()
           .With("applications.granted.total", 1)
           .Without("applications.granted.other_org")},
      {"CarriedOutWithABlank", "F-APP-06",
       Sound()
           .With("applications.carried_out.total", 1)
           .Without("applications.carried_in.total")},
      {"DerivedTotalWithABlankPart", "F-APP-03a",
       WithoutTotalOf("applications.granted")
           .Without("applications.granted.other_org")},
      {"DerivedTotalWithoutTheFrame", "F-APP-03a",
       WithoutTotalOf("applications.granted")
           .Without("applications.carried_out.total")},
      {"DerivedTotalOfTheFrame", "F-APP-03a",
       Sound().Without("applications.received_new.total")},
      {"DerivedTotalOutside64Bits", "F-APP-03a",
       WithoutTotalOf("applications.granted")
           .With("applications.granted.natural_person", INT64_MAX)
           .With("applications.granted.other_org", 1)},
      {"NoteForAnotherRule", "F-APP-01",
       WithNote("F-APP-01", "applications.granted.total", "x")},
      {"EquationHoldsWithBlanksAsZero", "F-APP-01",
       Sound().Without("applications.outcome_total.total")},
      {"EachRowCounts", "F-APP-01", OfDistinctRows()},
      {"EachOutcomeCounts", "F-APP-02", OfDistinctRows()},
      {"HalfOfWhatWasCarriedIn", "F-APP-07", Backlog(15)},
      {"EachWayOfApplyingCounts", "F-APP-11", AnnexOfDistinctFigures()},
      {"EachAnswerCounts", "F-APP-12", AnnexOfDistinctFigures()},
      {"EachOfTheStaffCounts", "F-APP-13", AnnexOfDistinctFigures()},
      {"FiveMoreClosed", "F-APP-13", Closed2014(10, 15)},
      {"DerivedTotalServesItsColumn", "F-APP-02",
       WithoutTotalOf("applications.granted")},
      {"BacklogOfFew", "F-APP-07",
       Sound()
           .With("applications.received_new.total", 20)
           .With("applications.carried_out.total", 20)},
      {"HalfOfThem", "F-APP-07",
       Sound()
           .With("applications.received_new.total", 22)
           .With("applications.carried_out.total", 11)},
      {"BacklogUnknown", "F-APP-07",
       Sound()
           .With("applications.received_new.total", 100)
           .Without("applications.carried_out.total")},
      {"FeeSince2021", "F-APP-08",
       Closed(SoundOfCounty(FORM_2021, 2021),
              "applications.other_fee_overdue")},
      {"FeeUnknown", "F-APP-08",
       SoundOfCounty(FORM_2021, 2020)
           .Without("applications.other_fee_overdue.total")},
      {"ExcessiveInACounty", "F-APP-09",
       Closed(SoundOfCounty(), "applications.not_processed_excessive")},
      {"ExcessiveUnknown", "F-APP-09",
       Sound().Without("applications.not_processed_excessive.total")},
      {"WaysOfApplyingUnknown", "F-APP-11",
       Annex()
           .With("annex_2014.applied_online", 1)
           .Without("annex_2014.applied_by_fax")},
      {"ReasonsUnknown", "F-APP-12",
       Annex()
           .With("annex_2014.answers", 1)
           .With("annex_2014.answer_refused", 1)
           .Without("annex_2014.refused_privacy")},
      {"AFewMoreClosed", "F-APP-13",
       Annex().With("annex_2014.applications_closed", 5)},
      {"AFifthMoreClosed", "F-APP-13",
       Annex()
           .With("annex_2014.applications_closed", 120)
           .With("annex_2014.applications_received", 100)},
      {"StaffUnknown", "F-APP-13",
       Annex()
           .With("annex_2014.staff_full_time", 1)
           .Without("annex_2014.staff")},
  };
}

}  // namespace disclosure::rules

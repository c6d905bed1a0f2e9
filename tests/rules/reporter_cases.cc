#include <cstdint>

#include "tests/rules/rule_cases.h"

namespace disclosure::rules {

std::vector<BrokenCase> BrokenReporterCases() {
  return {
      {"Village", "F-ORG-02", Sound().For("430321111201"), kError, kError, "",
       "430321111201"},
      {"ScopeUndeclared", "F-ORG-06", Undeclared("430321"), kError, kWarning},
      {"ScopeUndeclaredByTheNation", "F-ORG-06", Undeclared("00"), kError,
       kWarning},
      {"SummaryOfATownship", "F-ORG-06",
       Sound().Scope(disclosure::v1::SCOPE_AREA_SUMMARY), kError, kWarning},
      {"SummaryByADepartment", "F-ORG-06",
       SoundOfCounty()
           .Organ("湘潭县教育局", kValidCreditCode,
                  disclosure::v1::ORGAN_KIND_DEPARTMENT)
           .Scope(disclosure::v1::SCOPE_AREA_SUMMARY),
       kError, kWarning},
      {"ScopeUnknown", "F-ORG-06", WithScopeNumber(7), kError, kWarning, "",
       "7"},
      {"DepartmentLate", "F-TIM-01",
       OfDepartment("430321", "湘潭县教育局").PublishedOn("2021-02-01"),
       kWarning, kInfo, "2021-01-31", "2021-02-01"},
      {"GovernmentLate", "F-TIM-02", SoundOfCounty().PublishedOn("2021-04-01"),
       kWarning, kInfo, "2021-03-31", "2021-04-01"},
      {"TownshipLate", "F-TIM-03", Sound().PublishedOn("2021-02-01"), kWarning,
       kInfo, "2021-01-31", "2021-02-01"},
      {"LateByTheOldRegulation", "F-TIM-04", Annex().PublishedOn("2017-04-01"),
       kInfo, kInfo, "2017-03-31", "2017-04-01"},
      {"DepartmentLateInTheFirstYear", "F-TIM-01",
       OfDepartment("430321", "湘潭县教育局", disclosure::v1::FORM_2019, 2019)
           .PublishedOn("2020-02-01"),
       kWarning, kInfo, "2020-01-31", "2020-02-01"},
      {"GovernmentLateInTheFirstYear", "F-TIM-02",
       SoundOfCounty(disclosure::v1::FORM_2019, 2019).PublishedOn("2020-04-01"),
       kWarning, kInfo, "2020-03-31", "2020-04-01"},
      {"TownshipLateInTheFirstYear", "F-TIM-03",
       Sound(disclosure::v1::FORM_2019, 2019).PublishedOn("2020-02-01"),
       kWarning, kInfo, "2020-01-31", "2020-02-01"},
      {"LateInTheLastYearOfTheOldRegulation", "F-TIM-04",
       Sound(disclosure::v1::FORM_2014, 2018).PublishedOn("2019-04-01"), kInfo,
       kInfo, "2019-03-31", "2019-04-01"},
      {"BeforeTheYearEnded", "F-TIM-05", Sound().PublishedOn("2020-12-30"),
       kWarning, kInfo, "≥ 2020-12-31", "2020-12-30"},
      {"EndsADayEarly", "F-NAR-10", Sound().Period("2020-01-01", "2020-12-30"),
       kWarning, kInfo, "2020-12-31", "2020-12-30"},
      {"BeginsADayLate", "F-NAR-10", Sound().Period("2020-01-02", "2020-12-31"),
       kWarning, kInfo, "2020-01-01", "2020-01-02"},
      {"NotAdministrative", "F-ORG-03",
       OfKind(disclosure::v1::ORGAN_KIND_NOT_ADMINISTRATIVE), kWarning, kInfo},
      {"LedVertically", "F-ORG-04", OfKind(disclosure::v1::ORGAN_KIND_VERTICAL),
       kWarning, kInfo},
      {"LikeATownship", "F-ORG-05", Sound().For(kQuasiUnit), kInfo, kInfo},
      {"CodeOfATownThatIsGone", "F-XYR-09", Sound().For("430321101"), kWarning,
       kWarning, "2015", "430321101"},
  };
}

std::vector<SilentCase> SilentReporterCases() {
  return {
      {"ScopeOfAMalformedCode", "F-ORG-06", Sound().For("43x")},
      {"TwelveDigitsAreNoVillage", "F-ORG-02", Sound().For("430321111000")},
      {"SummaryOfACounty", "F-ORG-06",
       SoundOfCounty().Scope(disclosure::v1::SCOPE_AREA_SUMMARY)},
      {"TownshipNeedsNoScope", "F-ORG-06", Undeclared("430321111")},
      {"DepartmentOnTheLastDay", "F-TIM-01",
       OfDepartment("430321", "湘潭县教育局").PublishedOn("2021-01-31")},
      {"DepartmentUnknown", "F-TIM-01", OfDepartment("430321", "湘潭县教育局")},
      {"GovernmentOnTheLastDay", "F-TIM-02",
       SoundOfCounty().PublishedOn("2021-03-31")},
      {"GovernmentUnknown", "F-TIM-02", SoundOfCounty()},
      {"DepartmentUnderTheOldRegulation", "F-TIM-01",
       OfDepartment("430321", "湘潭县教育局", disclosure::v1::FORM_2014, 2018)
           .PublishedOn("2019-04-01")},
      {"GovernmentUnderTheOldRegulation", "F-TIM-02",
       SoundOfCounty(disclosure::v1::FORM_2014, 2018)
           .PublishedOn("2019-04-01")},
      {"LateTownshipUnderTheOldRegulation", "F-TIM-03",
       Sound(disclosure::v1::FORM_2014, 2018).PublishedOn("2019-04-01")},
      {"TheYearAfterTheOldRegulation", "F-TIM-04",
       SoundOfCounty(disclosure::v1::FORM_2019, 2019)
           .PublishedOn("2020-04-01")},
      {"TownshipOnTheLastDay", "F-TIM-03", Sound().PublishedOn("2021-01-31")},
      {"TownshipUnknown", "F-TIM-03", Sound()},
      {"TownshipUnderTheOldRegulation", "F-TIM-03",
       Annex().PublishedOn("2017-03-31")},
      {"OldRegulationOnTheLastDay", "F-TIM-04",
       Annex().PublishedOn("2017-03-31")},
      {"OldRegulationUnknown", "F-TIM-04", Annex()},
      {"OnTheLastDayOfTheYear", "F-TIM-05", Sound().PublishedOn("2020-12-31")},
      {"DayUnknown", "F-TIM-05", Sound()},
      {"WholeYear", "F-NAR-10", Sound().Period("2020-01-01", "2020-12-31")},
      {"PeriodUnknown", "F-NAR-10", Sound()},
      {"KindUnknown", "F-ORG-03",
       OfKind(disclosure::v1::ORGAN_KIND_UNSPECIFIED)},
      {"DepartmentIsNotLedVertically", "F-ORG-04",
       OfKind(disclosure::v1::ORGAN_KIND_DEPARTMENT)},
      {"TownIsNotLikeATownship", "F-ORG-05", Sound()},
      {"KindOfUnitOfAMalformedCode", "F-ORG-05", Sound().For("43x")},
  };
}

}  // namespace disclosure::rules

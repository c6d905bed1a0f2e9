#include "disclosurectl/generate/organ_text.h"

#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "disclosurectl/generate/dice.h"
#include "status/abseil_view.h"

namespace disclosure::ctl {
namespace {

constexpr double kShareLate = 0.05;

using divisions::UnitKind;

std::string_view OrganSuffix(std::string_view name, UnitKind kind) {
  switch (kind) {
    case UnitKind::kStreet:
      return name.ends_with("办事处") ? "" : "办事处";
    case UnitKind::kQuasi:
      return "管理委员会";
    default:
      return "人民政府";
  }
}

v1::OrganKind KindOf(UnitKind kind) {
  switch (kind) {
    case UnitKind::kStreet:
      return v1::ORGAN_KIND_STREET_OFFICE;
    case UnitKind::kQuasi:
      return v1::ORGAN_KIND_QUASI_UNIT;
    default:
      return v1::ORGAN_KIND_GOVERNMENT;
  }
}

void SetDate(int year, int month, int64_t day, v1::Date& date) {
  date.set_year(year);
  date.set_month(month);
  date.set_day(static_cast<int>(day));
}

}  // namespace

void SetOrgan(const divisions::DivisionTree& tree, const divisions::Area& area,
              int edition, v1::Organ& organ) {
  const std::string name = tree.NameIn(area.code, edition);
  organ.set_name(
      absl::StrCat(tree.NameIn(area.parent, edition), name,
                   AbslView(OrganSuffix(name, area.code.unit_kind()))));
  organ.set_kind(KindOf(area.code.unit_kind()));
}

void SetPublication(uint64_t seed, uint64_t place, v1::AnnualReport& report) {
  const int year = report.report_year();
  Dice dice(seed, place, year, Topic::kPublication);
  v1::Publication& publication = *report.mutable_publication();
  if (dice.Happens(kShareLate)) {
    SetDate(year + 1, 2, dice.Between(1, 20),
            *publication.mutable_published_on());
  } else {
    SetDate(year + 1, 1, dice.Between(4, 31),
            *publication.mutable_published_on());
  }
  const std::string& organ = report.organ().name();
  publication.set_title(
      absl::StrCat(organ, year, "年政府信息公开工作年度报告"));
  publication.set_signer(organ);
  publication.set_web_address(absl::StrCat(
      "https://xxgk.example/", report.division_code(), "/", year, ".html"));
  publication.set_telephone(absl::StrCat("0", dice.Between(310, 998), "-",
                                         dice.Between(2'000'000, 8'999'999)));
  publication.set_contact(absl::StrCat(organ, "党政办公室"));
}

}  // namespace disclosure::ctl

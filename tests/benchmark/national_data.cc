#include "tests/benchmark/national_data.h"

#include <set>

#include "divisions/area.h"
#include "status/check.h"
#include "tests/benchmark/sample_reports.h"
#include "tests/stats-service/support/country.h"

namespace disclosure::benchmarks {
namespace {

using divisions::DivisionCode;
using divisions::Level;

// A department has more figures that are not zero than a township.
constexpr size_t kTownshipsADepartment = 4;
// Prime, so that neighbouring departments take different townships.
constexpr size_t kStride = 7'919;

DivisionCode PrefectureOf(const DivisionCode& code) {
  return code.AncestorAt(Level::kPrefecture);
}

// Every n-th prefecture of any edition, in the order of codes.
std::set<DivisionCode> EveryNthPrefecture(size_t n) {
  std::set<DivisionCode> chosen;
  size_t next = 0;
  for (const divisions::Area& area : Divisions().areas()) {
    const bool prefecture = area.code.level() == Level::kPrefecture;
    if (prefecture && next++ % n == 0) chosen.insert(area.code);
  }
  return chosen;
}

}  // namespace

NationalData::NationalData(const NationalSpec& spec)
    : spec_(spec), country_(TownshipsOf(spec.first_year(), spec.last_year())) {
  const std::set<DivisionCode> prefectures =
      EveryNthPrefecture(static_cast<size_t>(spec.one_in));
  const auto is_in = [&](const DivisionCode& code) {
    return prefectures.contains(PrefectureOf(code));
  };
  for (const divisions::Area& area : Divisions().areas()) {
    const bool county = area.code.level() == Level::kCounty;
    if (county && !area.pseudo && area.In(divisions::kEditions.back()) &&
        is_in(area.code)) {
      counties_.push_back(area.code);
    }
  }
  CHECK(!counties_.empty());
  v1::AnnualReport report;
  for (size_t n = 0; n < country_.size(); ++n) {
    country_.Fill(n, report);
    const auto code = DivisionCode::Parse(report.division_code());
    CHECK_OK(code.status());
    if (is_in(*code)) townships_.push_back(n);
  }
  departments_ = static_cast<int>(static_cast<size_t>(spec.departments) *
                                  townships_.size() / country_.size());
}

size_t NationalData::size() const {
  return townships_.size() + static_cast<size_t>(departments_) *
                                 static_cast<size_t>(spec_.department_years);
}

void NationalData::FillDepartment(int number, size_t first_of_year,
                                  size_t townships,
                                  v1::AnnualReport& report) const {
  CHECK(townships > 0);
  const auto n = static_cast<size_t>(number);
  v1::AnnualReport other;
  FillTownship(first_of_year + n * kStride % townships, report);
  for (size_t i = 1; i < kTownshipsADepartment; ++i) {
    FillTownship(first_of_year + (n + i) * kStride % townships, other);
    AddFigures(other, report);
  }
  report.set_division_code(counties_[n % counties_.size()].ToString());
  report.set_scope(v1::SCOPE_OWN_ORGAN);
  v1::Organ& organ = *report.mutable_organ();
  organ.set_name("部门");
  organ.set_kind(v1::ORGAN_KIND_DEPARTMENT);
  organ.set_credit_code(std::string(stats::Department(number).text()));
}

void NationalData::ForEach(
    const std::function<void(const v1::AnnualReport&)>& visit) const {
  const int first_department_year =
      spec_.last_year() - spec_.department_years + 1;
  v1::AnnualReport report;
  size_t n = 0;
  for (int year = spec_.first_year(); year <= spec_.last_year(); ++year) {
    const size_t first_of_year = n;
    for (; n < townships(); ++n) {
      FillTownship(n, report);
      if (report.report_year() != year) break;
      visit(report);
    }
    if (year < first_department_year) continue;
    for (int number = 0; number < departments_; ++number) {
      FillDepartment(number, first_of_year, n - first_of_year, report);
      visit(report);
    }
  }
}

}  // namespace disclosure::benchmarks

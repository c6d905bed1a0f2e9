#include "tests/benchmark/national_data.h"

#include "divisions/area.h"
#include "status/check.h"
#include "tests/benchmark/sample_reports.h"
#include "tests/stats-service/support/country.h"

namespace disclosure::benchmarks {
namespace {

// A department has more figures that are not zero than a township.
constexpr size_t kTownshipsADepartment = 4;
// Prime, so that neighbouring departments take different townships.
constexpr size_t kStride = 7'919;

}  // namespace

NationalData::NationalData(const NationalSpec& spec)
    : spec_(spec), country_(TownshipsOf(spec.first_year(), spec.last_year())) {
  for (const divisions::Area& area : Divisions().areas()) {
    const bool county = area.code.level() == divisions::Level::kCounty;
    if (county && !area.pseudo && area.In(divisions::kEditions.back())) {
      counties_.push_back(area.code);
    }
  }
  CHECK(!counties_.empty());
}

size_t NationalData::size() const {
  return country_.size() + static_cast<size_t>(spec_.departments) *
                               static_cast<size_t>(spec_.department_years);
}

void NationalData::FillDepartment(int number, size_t first_of_year,
                                  size_t townships,
                                  v1::AnnualReport& report) const {
  CHECK(townships > 0);
  const auto n = static_cast<size_t>(number);
  v1::AnnualReport other;
  country_.Fill(first_of_year + n * kStride % townships, report);
  for (size_t i = 1; i < kTownshipsADepartment; ++i) {
    country_.Fill(first_of_year + (n + i) * kStride % townships, other);
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
    for (; n < country_.size(); ++n) {
      country_.Fill(n, report);
      if (report.report_year() != year) break;
      visit(report);
    }
    if (year < first_department_year) continue;
    for (int number = 0; number < spec_.departments; ++number) {
      FillDepartment(number, first_of_year, n - first_of_year, report);
      visit(report);
    }
  }
}

}  // namespace disclosure::benchmarks

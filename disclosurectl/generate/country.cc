#include "disclosurectl/generate/country.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "disclosurectl/generate/annex_figures.h"
#include "disclosurectl/generate/applications_figures.h"
#include "disclosurectl/generate/dice.h"
#include "disclosurectl/generate/dispute_figures.h"
#include "disclosurectl/generate/fault.h"
#include "disclosurectl/generate/organ_text.h"
#include "disclosurectl/generate/proactive_figures.h"
#include "status/abseil_view.h"
#include "status/check.h"

namespace disclosure::ctl {
namespace {

using divisions::Area;
using divisions::DivisionTree;

std::vector<uint32_t> TownshipsOf(const DivisionTree& tree,
                                  const divisions::DivisionCode& code,
                                  int edition) {
  std::vector<uint32_t> townships;
  const auto [begin, end] = tree.Subtree(code);
  for (size_t i = begin; i < end; ++i) {
    const Area& area = tree.areas()[i];
    if (area.code.level() == divisions::Level::kTownship && area.In(edition) &&
        !area.pseudo) {
      townships.push_back(static_cast<uint32_t>(i));
    }
  }
  return townships;
}

void SetPeriod(int year, v1::StatisticalPeriod& period) {
  v1::Date& first = *period.mutable_first_day();
  first.set_year(year);
  first.set_month(1);
  first.set_day(1);
  v1::Date& last = *period.mutable_last_day();
  last.set_year(year);
  last.set_month(12);
  last.set_day(31);
}

}  // namespace

v1::Form FormOfYear(int year) {
  if (year < 2014) return v1::FORM_PRE_2014;
  if (year < 2019) return v1::FORM_2014;
  return year < 2021 ? v1::FORM_2019 : v1::FORM_2021;
}

absl::StatusOr<Country> Country::Create(const CountrySpec& spec,
                                        const DivisionTree& tree) {
  if (spec.first_year < kFirstCountryYear ||
      spec.last_year > kLastCountryYear || spec.first_year > spec.last_year) {
    return absl::InvalidArgumentError(absl::StrCat(
        "years ", spec.first_year, "-", spec.last_year, " are not within ",
        kFirstCountryYear, "-", kLastCountryYear));
  }
  Country country(spec, tree);
  for (int year = spec.first_year; year <= spec.last_year; ++year) {
    const int edition = DivisionTree::EditionFor(year);
    country.years_.push_back({year, edition, country.size_,
                              TownshipsOf(tree, spec.area, edition),
                              FormCells(FormOfYear(year))});
    country.size_ += country.years_.back().townships.size();
  }
  if (country.size_ == 0) {
    return absl::InvalidArgumentError(
        absl::StrCat("no township in area ", AbslView(spec.area.digits())));
  }
  return country;
}

Country::Place Country::PlaceOf(size_t n) const {
  CHECK_LT(n, size_);
  const auto after =
      std::ranges::upper_bound(years_, n, {}, &Year::first_report);
  const Year& year = *(after - 1);
  return {year, tree_->areas()[year.townships[n - year.first_report]]};
}

bool Country::IsBroken(size_t n) const {
  if (spec_.broken_share <= 0) return false;
  const Place place = PlaceOf(n);
  // A stream of its own, apart from the one that says how it is broken.
  return Dice(~spec_.seed, place.area.code.packed(), place.year.year,
              Topic::kFault)
      .Happens(spec_.broken_share);
}

void Country::Fill(size_t n, v1::AnnualReport& report) const {
  const Place place = PlaceOf(n);
  const uint64_t packed = place.area.code.packed();
  report.Clear();
  const std::string_view digits = place.area.code.digits();
  report.set_division_code(digits.data(), digits.size());
  SetOrgan(*tree_, place.area, place.year.edition, *report.mutable_organ());
  report.set_scope(v1::SCOPE_OWN_ORGAN);
  report.set_report_year(place.year.year);
  report.set_form(place.year.form.form());
  SetPeriod(place.year.year, *report.mutable_statistical_period());
  SetPublication(spec_.seed, packed, report);
  FillTables(place, report);
  if (spec_.narrative_bytes > 0) {
    SetNarrative(spec_.seed, packed, spec_.narrative_bytes, report);
  }
  if (IsBroken(n)) Break(spec_.seed, packed, report);
}

void Country::FillTables(const Place& place, v1::AnnualReport& report) const {
  const uint64_t seed = spec_.seed;
  const uint64_t packed = place.area.code.packed();
  const int year = place.year.year;
  const FormCells& form = place.year.form;
  if (form.form() == v1::FORM_PRE_2014) return;
  if (form.form() == v1::FORM_2014) {
    form.SetZeros(*report.mutable_annex_2014());
    SetAnnex2014(seed, packed, year, *report.mutable_annex_2014());
    return;
  }
  form.SetZeros(*report.mutable_proactive());
  if (form.form() == v1::FORM_2019) {
    SetProactive2019(seed, packed, year, *report.mutable_proactive());
  } else {
    SetProactive2021(seed, packed, year, *report.mutable_proactive());
  }
  const bool existed_before = place.area.In(DivisionTree::EditionFor(year - 1));
  const ApplicationsFigures applications =
      DrawApplications(seed, packed, year, form.form(), existed_before);
  form.SetApplications(applications, *report.mutable_applications());
  SetDisputes(seed, packed, year, applications.Row(225).back(),
              *report.mutable_disputes());
}

}  // namespace disclosure::ctl

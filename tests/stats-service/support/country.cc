#include "tests/stats-service/support/country.h"

#include "status/check.h"
#include "tests/support/catalogue.h"

namespace disclosure::stats {

using record::ChangeKind;

const divisions::DivisionTree& TestDivisions() {
  static const divisions::DivisionTree divisions =
      divisions::LoadEmbeddedDivisions().value();
  return divisions;
}

namespace {

form::IndicatorSet TestIndicators() {
  auto indicators =
      form::IndicatorSet::Compile(form::IndicatorSet::EmbeddedText(),
                                  "indicators.textproto", TestCatalogue());
  CHECK_OK(indicators.status());
  return *std::move(indicators);
}

Population TestPopulation() {
  auto population = Population::Parse(
      "division_code,year,population\n"
      "43,2018,68988000\n43,2020,66444864\n43,2021,66220000\n"
      "430321,2019,870000\n430321,2020,790112\n430321,2021,788000\n"
      "430321111,2020,41523\n430321111,2021,40110\n430302,2020,560000\n",
      "population.csv", TestDivisions());
  CHECK_OK(population.status());
  return *std::move(population);
}

}  // namespace

const CubeFrame& TestFrame() {
  static const CubeFrame frame(TestCatalogue(), TestDivisions(),
                               TestIndicators(), TestPopulation());
  return frame;
}

divisions::DivisionCode Code(std::string_view digits) {
  const auto code = divisions::DivisionCode::Parse(digits);
  CHECK_OK(code.status()) << digits;
  return *code;
}

form::CreditCode Department(int number) {
  constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  std::string text = "11430300MB0120000";
  for (size_t place = 16; place > 12; --place, number /= 31) {
    text[place] = kAlphabet[number % 31];
  }
  for (const char check : kAlphabet) {
    const auto code = form::CreditCode::Parse(text + check);
    if (code.ok()) return *code;
  }
  CHECK(false) << text;
  return {};
}

form::OrganKey Government(std::string_view digits) {
  return {Code(digits), form::CreditCode()};
}

ChangeBuilder::ChangeBuilder(record::Sequence sequence,
                             std::string_view division, int32_t year) {
  change_.sequence = sequence;
  change_.identity.organ = Government(division);
  change_.identity.year = year;
  change_.revision = 1;
  change_.form = v1::FORM_2021;
  change_.cells = form::CellValues(TestCatalogue().size());
}

ChangeBuilder& ChangeBuilder::Organ(const form::CreditCode& organ) {
  change_.identity.organ.organ = organ;
  return *this;
}
ChangeBuilder& ChangeBuilder::Summary() {
  change_.identity.scope = v1::SCOPE_AREA_SUMMARY;
  return *this;
}
ChangeBuilder& ChangeBuilder::Revision(int32_t revision) {
  change_.revision = revision;
  return *this;
}
ChangeBuilder& ChangeBuilder::Form(v1::Form form) {
  change_.form = form;
  return *this;
}
ChangeBuilder& ChangeBuilder::AllZero(v1::Form form) {
  for (const form::CellIndex cell : TestCatalogue().CellsOf(form)) {
    change_.cells.Set(cell, 0);
  }
  return Form(form);
}
ChangeBuilder& ChangeBuilder::With(std::string_view cell, int64_t value) {
  change_.cells.Set(CellNamed(cell), value);
  return *this;
}
ChangeBuilder& ChangeBuilder::Without(std::string_view cell) {
  change_.cells.Clear(CellNamed(cell));
  return *this;
}
ChangeBuilder& ChangeBuilder::Approximate(std::string_view cell) {
  change_.approximate_cells.push_back(CellNamed(cell));
  return *this;
}
ChangeBuilder& ChangeBuilder::ProcurementUnit(v1::MoneyUnit unit) {
  change_.procurement_unit = unit;
  return *this;
}
ChangeBuilder& ChangeBuilder::Finding(std::string_view rule_id,
                                      v1::Severity severity) {
  change_.findings.push_back({std::string(rule_id), severity, {}});
  return *this;
}
ChangeBuilder& ChangeBuilder::Published(std::string_view day) {
  change_.published_on = form::CivilDate::Parse(day);
  return *this;
}
ChangeBuilder& ChangeBuilder::Accepted(std::string_view day) {
  change_.accepted_on = form::CivilDate::Parse(day);
  return *this;
}
ChangeBuilder& ChangeBuilder::Withdrawn() {
  change_.kind = ChangeKind::kWithdrawn;
  return *this;
}
ChangeBuilder& ChangeBuilder::Rejudged() {
  change_.kind = ChangeKind::kRejudged;
  return *this;
}

ChangeBuilder AChange(record::Sequence sequence, std::string_view division,
                      int32_t year) {
  return ChangeBuilder(sequence, division, year);
}

}  // namespace disclosure::stats

#include "tests/support/report_builder.h"

#include "form/civil_date.h"
#include "form/read_report.h"
#include "status/check.h"
#include "tests/support/catalogue.h"

namespace disclosure {
namespace {

v1::Date DateOf(std::string_view text) {
  const auto date = form::CivilDate::Parse(text);
  CHECK(date.has_value()) << text << " is no date";
  return date->ToProto();
}

}  // namespace

ReportBuilder::ReportBuilder() {
  message_.set_division_code("430321111");
  message_.mutable_organ()->set_name("湘潭县云湖桥镇人民政府");
  message_.mutable_organ()->set_kind(v1::ORGAN_KIND_GOVERNMENT);
  message_.set_scope(v1::SCOPE_OWN_ORGAN);
  message_.set_report_year(2020);
  message_.set_form(v1::FORM_2019);
}

ReportBuilder& ReportBuilder::For(std::string_view division_code) {
  message_.set_division_code(std::string(division_code));
  return *this;
}

ReportBuilder& ReportBuilder::Organ(std::string_view name,
                                    std::string_view credit_code,
                                    v1::OrganKind kind) {
  message_.mutable_organ()->set_name(std::string(name));
  message_.mutable_organ()->set_credit_code(std::string(credit_code));
  message_.mutable_organ()->set_kind(kind);
  return *this;
}

ReportBuilder& ReportBuilder::Scope(v1::Scope scope) {
  message_.set_scope(scope);
  return *this;
}

ReportBuilder& ReportBuilder::Year(int32_t year) {
  message_.set_report_year(year);
  return *this;
}

ReportBuilder& ReportBuilder::Form(v1::Form form) {
  message_.set_form(form);
  return *this;
}

ReportBuilder& ReportBuilder::Period(std::string_view first_day,
                                     std::string_view last_day) {
  v1::StatisticalPeriod& period = *message_.mutable_statistical_period();
  *period.mutable_first_day() = DateOf(first_day);
  *period.mutable_last_day() = DateOf(last_day);
  return *this;
}

ReportBuilder& ReportBuilder::PublishedOn(std::string_view day) {
  *message_.mutable_publication()->mutable_published_on() = DateOf(day);
  return *this;
}

ReportBuilder& ReportBuilder::With(std::string_view cell, int64_t value) {
  SetCell(message_, CellNamed(cell), value);
  return *this;
}

ReportBuilder& ReportBuilder::Without(std::string_view cell) {
  ClearCell(message_, CellNamed(cell));
  return *this;
}

ReportBuilder& ReportBuilder::AllZero(v1::Form form) {
  message_.set_form(form);
  for (const form::CellIndex cell : TestCatalogue().CellsOf(form)) {
    SetCell(message_, cell, 0);
  }
  return *this;
}

ReportBuilder& ReportBuilder::Approximate(std::string_view cell) {
  message_.add_approximate_cells(std::string(cell));
  return *this;
}

ReportBuilder& ReportBuilder::ProcurementUnit(v1::MoneyUnit unit) {
  message_.mutable_proactive()->set_procurement_unit(unit);
  return *this;
}

ReportBuilder& ReportBuilder::Narrative(v1::PartKind kind,
                                        std::string_view heading,
                                        std::string_view text) {
  v1::NarrativePart& part = *message_.add_narrative();
  part.set_kind(kind);
  part.set_heading(std::string(heading));
  part.set_text(std::string(text));
  return *this;
}

std::string ReportBuilder::Bytes() const {
  return form::SerializeContent(message_);
}

form::Report ReportBuilder::Value() const {
  return TestReader().Read(message_);
}

ReportBuilder AReport() {
  return ReportBuilder();
}

}  // namespace disclosure

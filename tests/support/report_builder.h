#ifndef DISCLOSURE_TESTS_SUPPORT_REPORT_BUILDER_H_
#define DISCLOSURE_TESTS_SUPPORT_REPORT_BUILDER_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "disclosure/v1/report.pb.h"
#include "form/report.h"

namespace disclosure {

// Writes reports the way a test would say it:
//
//   AReport().For("430321111").Year(2020).With("proactive.norm_docs_made", 99)
//
// A cell that does not exist, or a date, ends the test program.
class ReportBuilder {
 public:
  ReportBuilder();

  ReportBuilder& For(std::string_view division_code);
  // Of a department, or another kind of organ.
  ReportBuilder& Organ(std::string_view name, std::string_view credit_code,
                       v1::OrganKind kind);
  ReportBuilder& Scope(v1::Scope scope);
  ReportBuilder& Year(int32_t year);
  ReportBuilder& Form(v1::Form form);
  // Dates as "2021-01-26".
  ReportBuilder& Period(std::string_view first_day, std::string_view last_day);
  ReportBuilder& PublishedOn(std::string_view day);

  ReportBuilder& With(std::string_view cell, int64_t value);
  ReportBuilder& Without(std::string_view cell);
  // Declares the form and sets each cell that it asks for to zero.
  ReportBuilder& AllZero(v1::Form form);
  ReportBuilder& Approximate(std::string_view cell);
  ReportBuilder& ProcurementUnit(v1::MoneyUnit unit);
  ReportBuilder& Narrative(v1::PartKind kind, std::string_view heading,
                           std::string_view text);

  const v1::AnnualReport& Message() const { return message_; }
  // For what has no word of its own above.
  v1::AnnualReport& Mutable() { return message_; }
  // As its content is kept.
  std::string Bytes() const;
  form::Report Value() const;

  operator v1::AnnualReport() const { return message_; }
  operator form::Report() const { return Value(); }

 private:
  v1::AnnualReport message_;
};

// 云湖桥镇 (430321111), for 2020, by the form of 2019; all cells blank.
ReportBuilder AReport();

}  // namespace disclosure

#endif  // DISCLOSURE_TESTS_SUPPORT_REPORT_BUILDER_H_

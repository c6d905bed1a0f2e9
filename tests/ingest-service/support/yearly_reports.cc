#include "tests/ingest-service/support/yearly_reports.h"

#include <algorithm>
#include <string>

#include "gtest/gtest.h"
#include "tests/ingest-service/support/years_of_organs.h"
#include "tests/rules/rules_fixture.h"

namespace disclosure::ingest {

ReportBuilder ReportIn(int year, std::string_view code) {
  const auto form = year >= 2021   ? v1::FORM_2021
                    : year >= 2019 ? v1::FORM_2019
                                   : v1::FORM_2014;
  return ReportBuilder(AReport()).For(code).AllZero(form).Year(year).Scope(
      v1::SCOPE_OWN_ORGAN);
}

ReportBuilder Carrying(int year, int64_t in, int64_t out,
                       std::string_view code) {
  ReportBuilder report = ReportIn(year, code);
  for (const char* column : {"natural_person", "total"}) {
    const std::string name(column);
    report.With("applications.carried_in." + name, in)
        .With("applications.received_new." + name,
              std::max(out - in, int64_t{0}))
        .With("applications.outcome_total." + name,
              std::max(in - out, int64_t{0}))
        .With("applications.granted." + name, std::max(in - out, int64_t{0}))
        .With("applications.carried_out." + name, out);
  }
  return report;
}

form::Identity IdentityIn(int year, std::string_view code) {
  return IdentityOf(ReportIn(year, code));
}

std::string LongText(size_t number) {
  std::string text;
  for (size_t i = 0; i < 400; ++i) {
    // Some 400 of the Han characters, in an order of its own.
    const size_t code =
        0x4E00 + (i * (2 * number + 3) * 31 + number * 7) % 4001;
    text.push_back(static_cast<char>(0xE0 | code >> 12));
    text.push_back(static_cast<char>(0x80 | (code >> 6 & 0x3F)));
    text.push_back(static_cast<char>(0x80 | (code & 0x3F)));
  }
  return text;
}

ReportBuilder Telling(int year, size_t text) {
  return ReportIn(year).Narrative(v1::PART_KIND_OVERVIEW, "一、总体情况",
                                  LongText(text));
}

divisions::Edge ARecoding() {
  for (const divisions::Edge& edge : rules::TestDivisions().lineage().edges()) {
    const bool certain =
        edge.kind == divisions::EdgeKind::kRecoded && edge.certain;
    if (certain && edge.from.level() == divisions::Level::kTownship &&
        edge.edition_after == 2021 && edge.edition_before == 2019) {
      return edge;
    }
  }
  ADD_FAILURE() << "no such edge";
  return {};
}

}  // namespace disclosure::ingest

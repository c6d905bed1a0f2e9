#include "tests/benchmark/sample_reports.h"

#include <google/protobuf/descriptor.h>

#include "status/check.h"

namespace disclosure::benchmarks {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

void AddFigures(const Message& from, Message& to) {
  const google::protobuf::Reflection& reflection = *from.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(from, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->is_repeated()) continue;
    if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      AddFigures(reflection.GetMessage(from, field),
                 *reflection.MutableMessage(&to, field));
    } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_INT64) {
      reflection.SetInt64(
          &to, field,
          reflection.GetInt64(to, field) + reflection.GetInt64(from, field));
    }
  }
}

const divisions::DivisionTree& Divisions() {
  static const divisions::DivisionTree tree = [] {
    auto loaded = divisions::LoadEmbeddedDivisions();
    CHECK_OK(loaded.status());
    return *std::move(loaded);
  }();
  return tree;
}

const form::Catalogue& Catalogue() {
  static const form::Catalogue catalogue;
  return catalogue;
}

ctl::Country TownshipsOf(int first_year, int last_year) {
  ctl::CountrySpec spec;
  spec.first_year = first_year;
  spec.last_year = last_year;
  auto country = ctl::Country::Create(spec, Divisions());
  CHECK_OK(country.status());
  return *std::move(country);
}

std::vector<v1::SubmitReportRequest> RequestsFor(const ctl::Country& country,
                                                 size_t first, size_t count) {
  CHECK_LE(first + count, country.size());
  std::vector<v1::SubmitReportRequest> requests(count);
  for (size_t i = 0; i < count; ++i) {
    country.Fill(first + i, *requests[i].mutable_report());
  }
  return requests;
}

std::vector<v1::SubmitReportsRequest> MessagesOf(
    std::span<const v1::SubmitReportRequest> requests, size_t per_message) {
  std::vector<v1::SubmitReportsRequest> messages;
  for (size_t i = 0; i < requests.size(); ++i) {
    if (i % per_message == 0) messages.emplace_back();
    *messages.back().add_requests() = requests[i];
  }
  return messages;
}

v1::AnnualReport DenseReport(const ctl::Country& country, size_t first,
                             size_t townships) {
  v1::AnnualReport dense;
  country.Fill(first, dense);
  v1::AnnualReport report;
  for (size_t i = 1; i < townships; ++i) {
    country.Fill(first + i, report);
    CHECK_EQ(report.form(), dense.form());
    AddFigures(report, dense);
  }
  return dense;
}

}  // namespace disclosure::benchmarks

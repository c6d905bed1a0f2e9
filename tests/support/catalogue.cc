#include "tests/support/catalogue.h"

#include <vector>

#include "google/protobuf/message.h"
#include "status/check.h"

namespace disclosure {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// The fields from AnnualReport down to the cell, by name.
std::vector<const FieldDescriptor*> FieldsOf(form::CellIndex cell) {
  const google::protobuf::Descriptor* message = v1::AnnualReport::descriptor();
  std::string_view rest = TestCatalogue().cell(cell).name;
  std::vector<const FieldDescriptor*> fields;
  while (!rest.empty()) {
    const size_t dot = rest.find('.');
    fields.push_back(
        message->FindFieldByName(std::string(rest.substr(0, dot))));
    CHECK(fields.back() != nullptr) << rest;
    message = fields.back()->message_type();
    rest = dot == std::string_view::npos ? "" : rest.substr(dot + 1);
  }
  return fields;
}

}  // namespace

const form::Catalogue& TestCatalogue() {
  static const form::Catalogue catalogue;
  return catalogue;
}

const form::ReportReader& TestReader() {
  static const form::ReportReader reader(TestCatalogue());
  return reader;
}

form::CellIndex CellNamed(std::string_view name) {
  const auto cell = TestCatalogue().Find(name);
  CHECK(cell.has_value()) << "no cell " << name << "; did you mean "
                          << TestCatalogue().Nearest(name) << "?";
  return *cell;
}

void SetCell(v1::AnnualReport& report, form::CellIndex cell, int64_t value) {
  Message* message = &report;
  for (const FieldDescriptor* field : FieldsOf(cell)) {
    if (field->message_type() == nullptr) {
      message->GetReflection()->SetInt64(message, field, value);
    } else {
      message = message->GetReflection()->MutableMessage(message, field);
    }
  }
}

void ClearCell(v1::AnnualReport& report, form::CellIndex cell) {
  Message* message = &report;
  for (const FieldDescriptor* field : FieldsOf(cell)) {
    const auto* reflection = message->GetReflection();
    if (!reflection->HasField(*message, field)) return;
    if (field->message_type() == nullptr) {
      reflection->ClearField(message, field);
    } else {
      message = reflection->MutableMessage(message, field);
    }
  }
}

form::CellValues CellsByReflection(const v1::AnnualReport& report) {
  form::CellValues cells(TestCatalogue().size());
  for (const form::Cell& cell : TestCatalogue().cells()) {
    const Message* message = &report;
    for (const FieldDescriptor* field : FieldsOf(cell.index)) {
      const auto* reflection = message->GetReflection();
      if (!reflection->HasField(*message, field)) break;
      if (field->message_type() == nullptr) {
        cells.Set(cell.index, reflection->GetInt64(*message, field));
      } else {
        message = &reflection->GetMessage(*message, field);
      }
    }
  }
  return cells;
}

}  // namespace disclosure

#include "importer/report_cells.h"

#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"

namespace disclosure::importer {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

const FieldDescriptor* Field(const Message& message, int number) {
  return message.GetDescriptor()->FindFieldByNumber(number);
}

Message* Child(Message* message, int number) {
  return message->GetReflection()->MutableMessage(message,
                                                  Field(*message, number));
}

const Message& Child(const Message& message, int number) {
  return message.GetReflection()->GetMessage(message, Field(message, number));
}

}  // namespace

void SetCell(const form::Catalogue& catalogue, form::CellIndex cell,
             int64_t value, v1::AnnualReport& report) {
  const form::WirePath path = catalogue.wire_path(cell);
  Message* table = Child(&report, path.table);
  Message* row = path.column == 0 ? table : Child(table, path.row);
  const int number = path.column == 0 ? path.row : path.column;
  row->GetReflection()->SetInt64(row, Field(*row, number), value);
}

bool HasCell(const form::Catalogue& catalogue, form::CellIndex cell,
             const v1::AnnualReport& report) {
  const form::WirePath path = catalogue.wire_path(cell);
  const Message& table = Child(static_cast<const Message&>(report), path.table);
  const Message& row = path.column == 0 ? table : Child(table, path.row);
  const int number = path.column == 0 ? path.row : path.column;
  return row.GetReflection()->HasField(row, Field(row, number));
}

}  // namespace disclosure::importer

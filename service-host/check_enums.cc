#include "service-host/check_enums.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "status/reason.h"
#include "status/status_macros.h"

namespace disclosure::service_host {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

absl::Status UnknownValue(const FieldDescriptor& field, int number,
                          const std::string& path) {
  return WithField(
      WithReason(absl::InvalidArgumentError(absl::StrCat(
                     path, ": ", field.enum_type()->name(), " has no value ",
                     number, "; is the client newer than the service?")),
                 "UNKNOWN_VALUE"),
      path);
}

// `prefix` ends with a dot, or is empty.
absl::Status CheckFields(const Message& message, const std::string& prefix) {
  const auto& reflection = *message.GetReflection();
  const auto& descriptor = *message.GetDescriptor();
  for (int i = 0; i < descriptor.field_count(); ++i) {
    const FieldDescriptor& field = *descriptor.field(i);
    if (field.is_repeated()) continue;
    if (field.cpp_type() == FieldDescriptor::CPPTYPE_ENUM) {
      const int number = reflection.GetEnumValue(message, &field);
      if (field.enum_type()->FindValueByNumber(number) != nullptr) continue;
      return UnknownValue(field, number, absl::StrCat(prefix, field.name()));
    }
    if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE &&
        reflection.HasField(message, &field)) {
      RETURN_IF_ERROR(CheckFields(reflection.GetMessage(message, &field),
                                  absl::StrCat(prefix, field.name(), ".")));
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckEnums(const Message& request) {
  return CheckFields(request, "");
}

}  // namespace disclosure::service_host

#include "disclosurectl/output/json.h"

#include <google/protobuf/util/json_util.h>

#include "status/check.h"

namespace disclosure::ctl {

std::string ToJson(const google::protobuf::Message& message,
                   JsonLayout layout) {
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = true;
  options.add_whitespace = layout == JsonLayout::kPretty;
  std::string json;
  const auto status =
      google::protobuf::util::MessageToJsonString(message, &json, options);
  CHECK(status.ok()) << message.GetTypeName();
  while (json.ends_with('\n')) json.pop_back();
  return json;
}

std::string JsonString(std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string json = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      json += '\\';
      json += c;
    } else if (byte < 0x20) {
      json += "\\u00";
      json += kHex[byte >> 4];
      json += kHex[byte & 15];
    } else {
      json += c;
    }
  }
  return json + '"';
}

JsonObject& JsonObject::Add(std::string_view key, std::string_view json) {
  if (json_.size() > 1) json_ += ',';
  json_ += JsonString(key);
  json_ += ':';
  json_ += json;
  return *this;
}

JsonObject& JsonObject::AddText(std::string_view key, std::string_view text) {
  return Add(key, JsonString(text));
}

}  // namespace disclosure::ctl

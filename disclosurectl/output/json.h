#ifndef DISCLOSURE_DISCLOSURECTL_OUTPUT_JSON_H_
#define DISCLOSURE_DISCLOSURECTL_OUTPUT_JSON_H_

#include <google/protobuf/message.h>

#include <string>
#include <string_view>

namespace disclosure::ctl {

enum class JsonLayout {
  // Indented, for one answer.
  kPretty,
  // One line, for one of many.
  kOneLine,
};

// The message in protobuf's own JSON, under the names of the contract. Absent
// figures are absent and zeros are there; whole numbers of 64 bits are strings,
// as protobuf has it, so that no reader rounds them. Ends without line feed.
std::string ToJson(const google::protobuf::Message& message, JsonLayout layout);

// `text` in quotes.
std::string JsonString(std::string_view text);

// Puts one line of JSON together from parts that are JSON already.
class JsonObject {
 public:
  JsonObject& Add(std::string_view key, std::string_view json);
  JsonObject& AddText(std::string_view key, std::string_view text);
  std::string Done() const { return json_ + "}"; }

 private:
  std::string json_ = "{";
};

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_OUTPUT_JSON_H_

#ifndef DISCLOSURE_FORM_TEXT_SOURCE_H_
#define DISCLOSURE_FORM_TEXT_SOURCE_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "form/formula_lexer.h"
#include "google/protobuf/message.h"
#include "google/protobuf/text_format.h"

namespace disclosure::form {

// A message as somebody wrote it in protobuf text: knows where its parts stand,
// so that errors can name file, line and column.
class TextSource {
 public:
  // Reads `text` into `message`, whose descriptor must outlive the source.
  // INVALID_ARGUMENT with file, line and column: no protobuf text, a field that
  // the message does not have, a value of the wrong kind.
  static absl::StatusOr<TextSource> Parse(std::string_view text,
                                          std::string_view file_name,
                                          google::protobuf::Message& message);

  // The byte where the `index`-th value of a repeated field of the message
  // begins.
  size_t OffsetOf(std::string_view field, int index) const;
  // The same of a field inside that value: of its `inner_index`-th value if it
  // is repeated. 0 if it was not written.
  size_t OffsetOf(std::string_view field, int index, std::string_view inner,
                  int inner_index = 0) const;

  // Where the bytes of such an inner field stand: a formula that is written as
  // one or several quoted texts. Valid as long as the source.
  FormulaPlace PlacesIn(std::string_view field, int index,
                        std::string_view inner, int inner_index = 0) const;

  // "rules.textproto:12:1". Line and column from 1; columns count bytes.
  std::string Describe(size_t offset) const;
  const std::string& text() const { return text_; }

 private:
  explicit TextSource(std::string_view text, std::string_view file_name);

  size_t OffsetOf(google::protobuf::TextFormat::ParseLocation location) const;
  // For each byte of the text that begins at `offset`, its place in the file.
  std::vector<size_t> BytesOfText(size_t offset) const;

  std::string text_;
  std::string file_name_;
  std::vector<size_t> line_starts_;
  const google::protobuf::Descriptor* descriptor_ = nullptr;
  // Does not move or copy.
  std::unique_ptr<google::protobuf::TextFormat::ParseInfoTree> places_;
};

}  // namespace disclosure::form

#endif  // DISCLOSURE_FORM_TEXT_SOURCE_H_

#include "disclosurectl/input/text_encoding.h"

#include <iconv.h>

#include <array>
#include <cerrno>

#include "absl/strings/str_cat.h"
#include "narrative/utf8.h"
#include "status/check.h"

namespace disclosure::ctl {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kUtf16LittleMark = "\xFF\xFE";
constexpr std::string_view kUtf16BigMark = "\xFE\xFF";

// One conversion of the C library, closed at the end.
class Converter {
 public:
  explicit Converter(const char* from) : handle_(iconv_open("UTF-8", from)) {
    // NOLINTNEXTLINE: the value iconv_open() documents for failure.
    CHECK(handle_ != reinterpret_cast<iconv_t>(-1)) << from;
  }
  ~Converter() { iconv_close(handle_); }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  absl::StatusOr<std::string> Convert(std::string_view bytes,
                                      const char* from) {
    std::string utf8;
    // iconv() promises not to write to its input.
    char* input = const_cast<char*>(bytes.data());
    size_t left = bytes.size();
    while (left > 0) {
      std::array<char, 16 * 1024> buffer;
      char* output = buffer.data();
      size_t room = buffer.size();
      const size_t result = iconv(handle_, &input, &left, &output, &room);
      utf8.append(buffer.data(), buffer.size() - room);
      if (result == static_cast<size_t>(-1) && errno != E2BIG) {
        return absl::InvalidArgumentError(
            absl::StrCat("the text is neither UTF-8 nor ", from, ": byte ",
                         bytes.size() - left, " begins no character"));
      }
    }
    return utf8;
  }

 private:
  iconv_t handle_;
};

absl::StatusOr<std::string> ConvertFrom(const char* encoding,
                                        std::string_view bytes) {
  return Converter(encoding).Convert(bytes, encoding);
}

}  // namespace

absl::StatusOr<std::string> ToUtf8(std::string_view bytes) {
  if (bytes.starts_with(kUtf16LittleMark)) {
    return ConvertFrom("UTF-16LE", bytes.substr(kUtf16LittleMark.size()));
  }
  if (bytes.starts_with(kUtf16BigMark)) {
    return ConvertFrom("UTF-16BE", bytes.substr(kUtf16BigMark.size()));
  }
  if (bytes.starts_with(kUtf8Mark)) bytes.remove_prefix(kUtf8Mark.size());
  if (!narrative::FindMalformed(bytes)) return std::string(bytes);
  return ConvertFrom("GB18030", bytes);
}

}  // namespace disclosure::ctl

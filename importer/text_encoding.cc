#include "importer/text_encoding.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "narrative/utf8.h"
#include "status/abseil_view.h"
#include "status/check.h"
#include "status/status_macros.h"

namespace disclosure::importer {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kUtf16LittleMark = "\xFF\xFE";
constexpr std::string_view kUtf16BigMark = "\xFE\xFF";
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
// One damaged character among so many is borne.
constexpr size_t kCharactersPerDamage = 100;

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

  // INVALID_ARGUMENT: more than `most_damaged` bytes begin no character.
  absl::StatusOr<DecodedText> Convert(std::string_view bytes, const char* from,
                                      size_t most_damaged) {
    DecodedText text;
    // iconv() promises not to write to its input.
    char* input = const_cast<char*>(bytes.data());
    size_t left = bytes.size();
    while (left > 0) {
      std::array<char, 16 * 1024> buffer;
      char* output = buffer.data();
      size_t room = buffer.size();
      const size_t result = iconv(handle_, &input, &left, &output, &room);
      text.utf8.append(buffer.data(), buffer.size() - room);
      if (result != static_cast<size_t>(-1) || errno == E2BIG) continue;
      if (text.replaced == most_damaged) {
        return absl::InvalidArgumentError(
            absl::StrCat("the text is neither UTF-8 nor ", from, ": byte ",
                         bytes.size() - left, " begins no character"));
      }
      ++text.replaced;
      text.utf8 += kReplacement;
      ++input;
      --left;
    }
    return text;
  }

 private:
  iconv_t handle_;
};

absl::StatusOr<DecodedText> ConvertFrom(const char* encoding,
                                        std::string_view bytes) {
  // Two bytes are a character, in all that this is asked for.
  const size_t most_damaged = bytes.size() / 2 / kCharactersPerDamage;
  return Converter(encoding).Convert(bytes, encoding, most_damaged);
}

// UTF-8 with U+FFFD for each byte that begins no character; nullopt if there
// are too many of them for a text in UTF-8.
std::optional<DecodedText> RepairUtf8(std::string_view bytes) {
  DecodedText text;
  size_t characters = 0;
  while (const auto at = narrative::FindMalformed(bytes)) {
    for (size_t i = 0; i < *at; ++i) {
      if ((bytes[i] & 0xC0) == 0xC0) ++characters;
    }
    text.utf8 += bytes.substr(0, *at);
    text.utf8 += kReplacement;
    ++text.replaced;
    bytes.remove_prefix(*at + 1);
    // Early: each round looks for the next one.
    if (text.replaced > 10 + characters) return std::nullopt;
  }
  for (const char c : bytes) {
    if ((c & 0xC0) == 0xC0) ++characters;
  }
  if (text.replaced * kCharactersPerDamage > characters) return std::nullopt;
  text.utf8 += bytes;
  return text;
}

bool IsBig5(std::string_view declared) {
  return absl::AsciiStrToLower(AbslView(declared)).starts_with("big5");
}

}  // namespace

absl::StatusOr<DecodedText> Decode(std::string_view bytes,
                                   std::string_view declared) {
  if (bytes.starts_with(kUtf16LittleMark)) {
    return ConvertFrom("UTF-16LE", bytes.substr(kUtf16LittleMark.size()));
  }
  if (bytes.starts_with(kUtf16BigMark)) {
    return ConvertFrom("UTF-16BE", bytes.substr(kUtf16BigMark.size()));
  }
  if (bytes.starts_with(kUtf8Mark)) bytes.remove_prefix(kUtf8Mark.size());
  if (!narrative::FindMalformed(bytes)) return DecodedText{std::string(bytes)};
  if (auto repaired = RepairUtf8(bytes)) return *std::move(repaired);
  return ConvertFrom(IsBig5(declared) ? "BIG5" : "GB18030", bytes);
}

void EndLinesWithLf(std::string& text) {
  for (size_t at = text.find('\r'); at != std::string::npos;
       at = text.find('\r', at)) {
    const size_t end = std::min(text.find_first_not_of('\r', at), text.size());
    if (end == text.size() || text[end] != '\n') {
      std::fill_n(text.begin() + static_cast<ptrdiff_t>(at), end - at, '\n');
    }
    at = end;
  }
}

absl::StatusOr<std::string> ToUtf8(std::string_view bytes) {
  ASSIGN_OR_RETURN(DecodedText text, Decode(bytes));
  if (text.replaced > 0) {
    return absl::InvalidArgumentError(
        absl::StrCat("the text is neither UTF-8 nor GB18030: ", text.replaced,
                     " of its bytes begin no character"));
  }
  return std::move(text.utf8);
}

}  // namespace disclosure::importer

#include "ingest-service/decode/utf8.h"

#include <cstdint>
#include <cstring>

namespace disclosure::ingest {
namespace {

uint8_t ByteAt(std::string_view text, size_t at) {
  return at < text.size() ? static_cast<uint8_t>(text[at]) : 0;
}

bool InRange(uint8_t byte, uint8_t low, uint8_t high) {
  return byte >= low && byte <= high;
}

bool IsContinuation(uint8_t byte) {
  return InRange(byte, 0x80, 0xBF);
}

// The length of the character at `at`, 0 if it is malformed. The bounds of the
// second byte are those of table 3-7 of the Unicode standard.
size_t CharacterLength(std::string_view text, size_t at) {
  const uint8_t lead = ByteAt(text, at);
  const uint8_t second = ByteAt(text, at + 1);
  if (lead < 0x80) return 1;
  if (InRange(lead, 0xC2, 0xDF)) return IsContinuation(second) ? 2 : 0;
  if (InRange(lead, 0xE0, 0xEF)) {
    const uint8_t low = lead == 0xE0 ? 0xA0 : 0x80;
    const uint8_t high = lead == 0xED ? 0x9F : 0xBF;
    return InRange(second, low, high) && IsContinuation(ByteAt(text, at + 2))
               ? 3
               : 0;
  }
  if (InRange(lead, 0xF0, 0xF4)) {
    const uint8_t low = lead == 0xF0 ? 0x90 : 0x80;
    const uint8_t high = lead == 0xF4 ? 0x8F : 0xBF;
    return InRange(second, low, high) && IsContinuation(ByteAt(text, at + 2)) &&
                   IsContinuation(ByteAt(text, at + 3))
               ? 4
               : 0;
  }
  return 0;
}

size_t Gb18030CharacterLength(std::string_view text, size_t at) {
  const uint8_t lead = ByteAt(text, at);
  const uint8_t second = ByteAt(text, at + 1);
  if (lead < 0x80) return 1;
  if (!InRange(lead, 0x81, 0xFE)) return 0;
  if (InRange(second, 0x40, 0xFE) && second != 0x7F) return 2;
  return InRange(second, 0x30, 0x39) &&
                 InRange(ByteAt(text, at + 2), 0x81, 0xFE) &&
                 InRange(ByteAt(text, at + 3), 0x30, 0x39)
             ? 4
             : 0;
}

}  // namespace

size_t Utf8PrefixLength(std::string_view text) {
  size_t at = 0;
  while (at < text.size()) {
    const size_t length = CharacterLength(text, at);
    if (length == 0) return at;
    at += length;
  }
  return at;
}

bool LooksLikeGb18030(std::string_view text) {
  size_t at = 0;
  while (at < text.size()) {
    const size_t length = Gb18030CharacterLength(text, at);
    if (length == 0) return false;
    at += length;
  }
  return at == text.size();
}

}  // namespace disclosure::ingest

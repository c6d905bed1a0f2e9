#include "service-host/bounded_text.h"

#include <cstdint>

namespace disclosure::service_host {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

struct Lead {
  size_t length;      // Of the whole character.
  uint32_t bits;      // Those in the first byte.
  uint32_t smallest;  // A smaller code point would be an overlong form.
};

// Length 0: no character begins with this byte.
Lead ReadLead(uint8_t byte) {
  if (byte < 0x80) return {1, byte, 0};
  if (byte >= 0xC2 && byte < 0xE0) return {2, byte & 0x1Fu, 0x80};
  if (byte >= 0xE0 && byte < 0xF0) return {3, byte & 0x0Fu, 0x800};
  if (byte >= 0xF0 && byte < 0xF5) return {4, byte & 0x07u, 0x10000};
  return {0, 0, 0};
}

// The length of the character at the beginning of `text`; 0 if there is none.
size_t CharacterLength(std::string_view text) {
  const Lead lead = ReadLead(static_cast<uint8_t>(text.front()));
  if (lead.length == 0 || lead.length > text.size()) return 0;
  uint32_t code_point = lead.bits;
  for (size_t i = 1; i < lead.length; ++i) {
    const auto byte = static_cast<uint8_t>(text[i]);
    if ((byte & 0xC0) != 0x80) return 0;
    code_point = code_point << 6 | (byte & 0x3Fu);
  }
  const bool surrogate = code_point >= 0xD800 && code_point < 0xE000;
  const bool valid = code_point >= lead.smallest && code_point <= 0x10FFFF;
  return valid && !surrogate ? lead.length : 0;
}

}  // namespace

std::string BoundedText(std::string_view text, size_t max_bytes) {
  std::string bounded;
  while (!text.empty()) {
    const size_t length = CharacterLength(text);
    const std::string_view character =
        length == 0 ? kReplacement : text.substr(0, length);
    if (bounded.size() + character.size() > max_bytes) break;
    bounded += character;
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return bounded;
}

}  // namespace disclosure::service_host

#include "ingest-service/store/request_id.h"

#include <cstddef>

namespace disclosure::ingest {
namespace {

constexpr size_t kLength = 36;

bool IsHyphenPlace(size_t place) {
  return place == 8 || place == 13 || place == 18 || place == 23;
}

std::optional<uint8_t> HexDigit(char c) {
  if (c >= '0' && c <= '9') return static_cast<uint8_t>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<uint8_t>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<uint8_t>(c - 'A' + 10);
  return std::nullopt;
}

}  // namespace

std::optional<RequestId> ParseRequestId(std::string_view text) {
  if (text.size() != kLength) return std::nullopt;
  RequestId id{};
  size_t digits = 0;
  for (size_t place = 0; place < kLength; ++place) {
    if (IsHyphenPlace(place)) {
      if (text[place] != '-') return std::nullopt;
      continue;
    }
    const std::optional<uint8_t> digit = HexDigit(text[place]);
    if (!digit) return std::nullopt;
    uint8_t& byte = id[digits++ / 2];
    byte = static_cast<uint8_t>(byte << 4 | *digit);
  }
  return id;
}

}  // namespace disclosure::ingest

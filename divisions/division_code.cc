#include "divisions/division_code.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "absl/status/status.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "status/abseil_view.h"
#include "status/check.h"

namespace disclosure::divisions {
namespace {

constexpr std::string_view kNation = "00";
constexpr std::string_view kNoVillage = "000";
constexpr size_t kStatisticsDigits = 12;
// More of a wrong text helps nobody.
constexpr size_t kMaxQuotedBytes = 32;
constexpr int kBitsOfDigit = 4;

bool IsNumber(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return '0' <= c && c <= '9'; });
}

absl::Status Malformed(std::string_view text, std::string_view why) {
  const std::string_view shown = text.substr(0, kMaxQuotedBytes);
  return absl::InvalidArgumentError(absl::StrCat(
      "division code \"", absl::CEscape(AbslView(shown)),
      shown.size() < text.size() ? "..." : "", "\" ", AbslView(why)));
}

size_t DigitsOf(Level level) {
  switch (level) {
    case Level::kNation:
    case Level::kProvince:
      return 2;
    case Level::kPrefecture:
      return 4;
    case Level::kCounty:
      return 6;
    case Level::kTownship:
      return 9;
  }
  CHECK(false) << "level " << static_cast<int>(level);
  return 0;
}

}  // namespace

DivisionCode::DivisionCode(std::string_view digits)
    : text_{}, size_(static_cast<uint8_t>(digits.size())) {
  std::copy(digits.begin(), digits.end(), text_.begin());
}

bool DivisionCode::LooksLikeVillage(std::string_view digits) {
  return digits.size() == kStatisticsDigits && IsNumber(digits) &&
         !digits.ends_with(kNoVillage);
}

absl::StatusOr<DivisionCode> DivisionCode::Parse(std::string_view digits) {
  if (!IsNumber(digits)) {
    return Malformed(digits, "has characters other than the digits 0 to 9");
  }
  if (LooksLikeVillage(digits)) {
    return Malformed(digits,
                     "is that of a village or neighbourhood, which does not "
                     "report; a township has 9 digits, or 12 that end in 000");
  }
  const std::string_view code = digits.size() == kStatisticsDigits
                                    ? digits.substr(0, kMaxDigits)
                                    : digits;
  switch (code.size()) {
    case 2:
    case 4:
    case 6:
    case 9:
      break;
    default:
      return Malformed(digits, absl::StrCat("has ", digits.size(),
                                            " digits; a code has 2, 4, 6 or 9, "
                                            "or 12 that end in 000"));
  }
  if (code.size() > kNation.size() && code.starts_with(kNation)) {
    return Malformed(digits, "begins with 00, which is the nation as a whole");
  }
  return DivisionCode(code);
}

Level DivisionCode::level() const {
  switch (size_) {
    case 2:
      return digits() == kNation ? Level::kNation : Level::kProvince;
    case 4:
      return Level::kPrefecture;
    case 6:
      return Level::kCounty;
    default:
      return Level::kTownship;
  }
}

UnitKind DivisionCode::unit_kind() const {
  if (level() != Level::kTownship) return UnitKind::kNone;
  switch (text_[6]) {
    case '0':
      return text_[7] == '0' && text_[8] == '0' ? UnitKind::kNone
                                                : UnitKind::kStreet;
    case '1':
      return UnitKind::kTown;
    case '2':
    case '3':
      return UnitKind::kTownship;
    case '4':
    case '5':
      return UnitKind::kQuasi;
    default:
      return UnitKind::kNone;
  }
}

bool DivisionCode::IsZone() const {
  return level() == Level::kCounty && text_[4] == '7' && text_[5] != '0';
}

bool DivisionCode::Contains(const DivisionCode& below) const {
  return digits() == kNation || below.digits().starts_with(digits());
}

DivisionCode DivisionCode::AncestorAt(Level level) const {
  if (level == Level::kNation) return DivisionCode();
  return DivisionCode(digits().substr(0, DigitsOf(level)));
}

// The low half of a digit's character is its value, that of '\0' is 0. This is
// in every comparison and hash of an identity, so eight digits are drawn
// together at once.
uint64_t DivisionCode::packed() const {
  static_assert(kMaxDigits == 9 && kBitsOfDigit == 4);
  uint64_t first = 0;
  std::memcpy(&first, text_.data(), sizeof(first));
  if constexpr (std::endian::native == std::endian::little) {
    first = __builtin_bswap64(first);
  }
  first &= 0x0f0f0f0f0f0f0f0f;
  first = (first | first >> 4) & 0x00ff00ff00ff00ff;
  first = (first | first >> 8) & 0x0000ffff0000ffff;
  first = (first | first >> 16) & 0x00000000ffffffff;
  const uint64_t last = static_cast<uint64_t>(text_.back()) & 0xf;
  return (first << kBitsOfDigit | last) << kBitsOfDigit | size_;
}

DivisionCode DivisionCode::FromPacked(uint64_t packed) {
  const size_t size = packed & 0xF;
  CHECK(size <= kMaxDigits) << packed << " is no packed division code";
  DivisionCode code{std::string_view()};
  code.size_ = static_cast<uint8_t>(size);
  for (size_t i = 0; i < size; ++i) {
    const size_t shift = kBitsOfDigit * (kMaxDigits - i);
    code.text_[i] = static_cast<char>('0' + (packed >> shift & 0xF));
  }
  return code;
}

}  // namespace disclosure::divisions

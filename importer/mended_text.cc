#include "importer/mended_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>

#include "importer/simplified.h"
#include "narrative/utf8.h"

namespace disclosure::importer {
namespace {

using narrative::Character;
using narrative::CharacterAt;

struct NamedReference {
  std::string_view name;
  std::string_view text;
};

// Those that pages of offices have; others stay as they are.
constexpr auto kReferences = std::to_array<NamedReference>({
    {"nbsp;", "\u00A0"},
    {"ensp;", " "},
    {"emsp;", "\u3000"},
    {"amp;", "&"},
    {"lt;", "<"},
    {"gt;", ">"},
    {"quot;", "\""},
    {"ldquo;", "“"},
    {"rdquo;", "”"},
    {"lsquo;", "‘"},
    {"rsquo;", "’"},
    {"mdash;", "—"},
    {"ndash;", "–"},
    {"hellip;", "…"},
    {"middot;", "·"},
    {"times;", "×"},
});

// Quotation marks and dashes in UTF-8 that were read as Windows-1252, and
// written in UTF-8 again.
constexpr auto kReadWrongly = std::to_array<NamedReference>({
    {"â€\u0153", "“"},
    {"â€\u009D", "”"},
    {"â€\u02DC", "‘"},
    {"â€\u2122", "’"},
    {"â€\u201D", "—"},
    {"â€\u201C", "–"},
    {"â€\u00A6", "…"},
});
constexpr std::string_view kReadWronglyLead = "â€";

// No reference by number is longer: &#x10FFFF;
constexpr size_t kMaxNumberBytes = 10;

void AppendUtf8(char32_t code, std::string& text) {
  if (code < 0x80) {
    text += static_cast<char>(code);
    return;
  }
  const int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  constexpr std::array<uint32_t, 4> kLead = {0, 0xC0, 0xE0, 0xF0};
  const auto bits = static_cast<uint32_t>(code);
  text += static_cast<char>(kLead[static_cast<size_t>(more)] |
                            (bits >> (6 * more)));
  for (int shift = 6 * (more - 1); shift >= 0; shift -= 6) {
    text += static_cast<char>(0x80 | ((bits >> shift) & 0x3F));
  }
}

// The character of "#160;" or "#xA0;" at the beginning of `rest`; its bytes in
// `size`. No line end: a text keeps its lines.
std::optional<char32_t> NumberedReference(std::string_view rest, size_t& size) {
  if (!rest.starts_with('#')) return std::nullopt;
  const size_t end = rest.substr(0, kMaxNumberBytes).find(';');
  if (end == std::string_view::npos) return std::nullopt;
  const bool hex = rest.size() > 1 && (rest[1] == 'x' || rest[1] == 'X');
  const std::string_view digits = rest.substr(hex ? 2 : 1, end - (hex ? 2 : 1));
  uint32_t code = 0;
  const auto [stop, error] = std::from_chars(
      digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (error != std::errc() || stop != digits.data() + digits.size() ||
      code < 0x20 || code > 0x10FFFF || surrogate) {
    return std::nullopt;
  }
  size = end + 1;
  return code;
}

bool HasNoWidth(char32_t code) {
  return (code >= 0x200B && code <= 0x200F) || code == 0x2060 ||
         code == 0xFEFF || code == 0xAD;
}

class Mender {
 public:
  Mender(std::string_view text, bool simplify)
      : text_(text), simplify_(simplify) {
    mended_.reserve(text.size());
  }

  std::string Mend() {
    for (size_t at = 0; at < text_.size();) {
      const Character character = CharacterAt(text_, at);
      if (character.code == U'&') {
        at += AddReference(text_.substr(at));
        continue;
      }
      if (const size_t size = AddReadWrongly(text_.substr(at)); size > 0) {
        at += size;
        continue;
      }
      AddCharacter(character, at);
      at += character.size;
    }
    return std::move(mended_);
  }

 private:
  // What stands at the ampersand that `rest` begins with; how long it is.
  size_t AddReference(std::string_view rest) {
    rest.remove_prefix(1);
    for (const NamedReference& reference : kReferences) {
      if (!rest.starts_with(reference.name)) continue;
      mended_ += reference.text;
      return 1 + reference.name.size();
    }
    size_t size = 0;
    if (const auto code = NumberedReference(rest, size)) {
      AppendUtf8(*code, mended_);
    } else {
      mended_ += '&';
    }
    return 1 + size;
  }

  // How long what was read wrongly is; 0 if nothing was.
  size_t AddReadWrongly(std::string_view rest) {
    if (!rest.starts_with(kReadWronglyLead)) return 0;
    for (const NamedReference& wrong : kReadWrongly) {
      if (!rest.starts_with(wrong.name)) continue;
      mended_ += wrong.text;
      return wrong.name.size();
    }
    return 0;
  }

  void AddCharacter(const Character& character, size_t at) {
    if (HasNoWidth(character.code)) return;
    const char32_t code =
        simplify_ ? Simplified(character.code) : character.code;
    if (code == character.code) {
      mended_ += text_.substr(at, character.size);
    } else {
      AppendUtf8(code, mended_);
    }
  }

  std::string_view text_;
  bool simplify_;
  std::string mended_;
};

// Looks at the few places only that begin as such a character does.
bool HasCharactersOfNoWidth(std::string_view text) {
  for (const std::string_view lead :
       {"\xC2\xAD", "\xE2\x80", "\xE2\x81\xA0", "\xEF\xBB\xBF"}) {
    for (size_t at = text.find(lead); at != std::string_view::npos;
         at = text.find(lead, at + 1)) {
      if (HasNoWidth(CharacterAt(text, at).code)) return true;
    }
  }
  return false;
}

}  // namespace

std::optional<MendedText> MendText(std::string_view text) {
  const bool traditional = IsTraditional(text);
  if (!traditional && text.find('&') == std::string_view::npos &&
      text.find(kReadWronglyLead) == std::string_view::npos &&
      !HasCharactersOfNoWidth(text)) {
    return std::nullopt;
  }
  return MendedText{Mender(text, traditional).Mend(), traditional};
}

}  // namespace disclosure::importer

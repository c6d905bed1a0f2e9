#include "narrative/parts.h"

#include <array>
#include <optional>

#include "narrative/utf8.h"

namespace disclosure::narrative {
namespace {

// A heading longer than this is a paragraph: 40 characters.
constexpr size_t kMaxHeadingBytes = 120;

struct KindWord {
  std::string_view word;
  PartKind kind;
};

// The first word found decides, so the more telling ones stand first.
constexpr std::array<KindWord, 16> kKindWords = {{
    {"问题", PartKind::kProblems},
    {"改进", PartKind::kProblems},
    {"行政复议", PartKind::kDisputes},
    {"行政诉讼", PartKind::kDisputes},
    {"其他需要报告", PartKind::kOther},
    {"需要报告的其他", PartKind::kOther},
    {"其他事项", PartKind::kOther},
    {"需要说明", PartKind::kOther},
    {"依申请公开", PartKind::kApplications},
    {"公开申请", PartKind::kApplications},
    {"申请公开", PartKind::kApplications},
    {"主动公开", PartKind::kProactive},
    {"总体情况", PartKind::kOverview},
    {"概述", PartKind::kOverview},
    {"概况", PartKind::kOverview},
    {"基本情况", PartKind::kOverview},
}};

// Titles that may be followed by text on the same line.
constexpr std::array<std::string_view, 9> kOfficialTitles = {
    "总体情况",
    "概述",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
    "存在的主要问题及改进情况",
    "政府信息公开工作存在的主要问题及改进情况",
    "其他需要报告的事项",
};

struct Heading {
  size_t begin = 0;
  size_t end = 0;
  int number = 0;
  PartKind kind = PartKind::kUnknown;
};

int PartNumber(char32_t code) {
  constexpr std::u32string_view kNumbers = U"一二三四五六七八九十";
  const size_t place = kNumbers.find(code);
  return place == std::u32string_view::npos ? 0 : static_cast<int>(place) + 1;
}

// "一、" at `at`: its number, and where the title begins.
std::optional<std::pair<int, size_t>> EnumeratorAt(std::string_view text,
                                                   size_t at) {
  const Character digit = CharacterAt(text, at);
  const int number = PartNumber(digit.code);
  if (number == 0) return std::nullopt;
  const size_t mark = SkipBlanks(text, at + digit.size);
  for (const std::string_view separator : {"、", "．", ".", "，"}) {
    if (text.substr(mark).starts_with(separator)) {
      return std::pair(number, SkipBlanks(text, mark + separator.size()));
    }
  }
  return std::nullopt;
}

// The end of a line that is short enough to be a heading; nullopt for others.
std::optional<size_t> ShortLineEnd(std::string_view text, size_t at) {
  const std::string_view line = text.substr(at, kMaxHeadingBytes + 1);
  const size_t end = line.find('\n');
  if (end != std::string_view::npos) return at + end;
  if (line.size() > kMaxHeadingBytes) return std::nullopt;
  return text.size();
}

// The end of an official title at `title`; nullopt if none stands there.
std::optional<size_t> OfficialTitleEnd(std::string_view text, size_t title) {
  std::optional<size_t> end;
  for (const std::string_view name : kOfficialTitles) {
    if (text.substr(title).starts_with(name) &&
        (!end || title + name.size() > *end)) {
      end = title + name.size();
    }
  }
  return end;
}

bool IsSentence(std::string_view line) {
  return line.find("。") != std::string_view::npos ||
         line.find("；") != std::string_view::npos;
}

std::optional<Heading> HeadingAt(std::string_view text, size_t at,
                                 bool at_line_start) {
  const auto enumerator = EnumeratorAt(text, at);
  if (!enumerator) return std::nullopt;
  const auto [number, title] = *enumerator;
  std::optional<size_t> end = OfficialTitleEnd(text, title);
  const auto line_end = at_line_start ? ShortLineEnd(text, at) : std::nullopt;
  if (line_end && !IsSentence(text.substr(at, *line_end - at))) end = line_end;
  if (!end) return std::nullopt;
  return Heading{at, *end, number,
                 KindOfHeading(text.substr(title, *end - title))};
}

// A place where a heading can begin: a line's start, or behind a space or a
// full stop.
bool CanBegin(std::string_view text, size_t at) {
  const auto before = CharacterBefore(text, at);
  return !before || IsSpace(before->code) || before->code == U'。' ||
         before->code == U'：';
}

bool AtLineStart(std::string_view text, size_t at) {
  while (at > 0) {
    const auto before = CharacterBefore(text, at);
    if (before->code == U'\n') return true;
    if (!IsSpace(before->code)) return false;
    at -= before->size;
  }
  return true;
}

// Numbers go up; a number that comes again is a misprint only where the title
// is that of a part not yet met.
bool Follows(const Heading& heading, int last_number, unsigned kinds_met) {
  if (heading.number > last_number) return true;
  const unsigned kind = 1u << static_cast<unsigned>(heading.kind);
  return heading.kind != PartKind::kUnknown && (kinds_met & kind) == 0;
}

std::vector<Heading> FindHeadings(std::string_view text) {
  std::vector<Heading> headings;
  int last_number = 0;
  unsigned kinds_met = 0;
  for (size_t at = 0; at < text.size();) {
    const Character character = CharacterAt(text, at);
    if (PartNumber(character.code) > 0 && CanBegin(text, at)) {
      const auto heading = HeadingAt(text, at, AtLineStart(text, at));
      if (heading && Follows(*heading, last_number, kinds_met)) {
        headings.push_back(*heading);
        last_number = heading->number;
        kinds_met |= 1u << static_cast<unsigned>(heading->kind);
        at = heading->end;
        continue;
      }
    }
    at += character.size;
  }
  return headings;
}

std::string_view Trim(std::string_view text) {
  while (!text.empty()) {
    const Character first = CharacterAt(text, 0);
    if (!IsSpace(first.code)) break;
    text.remove_prefix(first.size);
  }
  while (!text.empty()) {
    const auto last = CharacterBefore(text, text.size());
    if (!IsSpace(last->code)) break;
    text.remove_suffix(last->size);
  }
  return text;
}

}  // namespace

PartKind KindOfHeading(std::string_view heading) {
  for (const KindWord& entry : kKindWords) {
    if (heading.find(entry.word) != std::string_view::npos) return entry.kind;
  }
  return PartKind::kUnknown;
}

std::vector<Part> SplitParts(std::string_view text) {
  const std::vector<Heading> headings = FindHeadings(text);
  std::vector<Part> parts;
  const size_t first = headings.empty() ? text.size() : headings.front().begin;
  if (const auto preface = Trim(text.substr(0, first)); !preface.empty()) {
    parts.push_back({PartKind::kPreface, {}, preface});
  }
  for (size_t i = 0; i < headings.size(); ++i) {
    const Heading& heading = headings[i];
    const size_t end =
        i + 1 < headings.size() ? headings[i + 1].begin : text.size();
    parts.push_back(
        {heading.kind,
         Trim(text.substr(heading.begin, heading.end - heading.begin)),
         Trim(text.substr(heading.end, end - heading.end))});
  }
  return parts;
}

}  // namespace disclosure::narrative

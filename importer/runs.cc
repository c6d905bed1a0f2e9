#include "importer/runs.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "narrative/figure_rules.h"

namespace disclosure::importer {
namespace {

// What a label can take, with explanations in brackets.
constexpr size_t kMaxLabelBytes = 600;

// Units that the annex of 2014 has in a column of their own.
constexpr std::array<std::string_view, 9> kUnitCells = {
    "条", "件", "次", "篇", "人", "人次", "个", "万元", "元"};

constexpr std::pair<std::string_view, std::string_view> kBrackets[] = {
    {"（", "）"}, {"(", ")"}};

bool IsUnitCell(const Token& token) {
  return std::ranges::find(kUnitCells, token.raw) != kUnitCells.end();
}

// The last bytes of a text, whole characters only.
std::string_view Tail(std::string_view text, size_t size) {
  if (text.size() <= size) return text;
  text.remove_prefix(text.size() - size);
  while (!text.empty() && (text.front() & 0xC0) == 0x80) text.remove_prefix(1);
  return text;
}

bool StartsProse(std::string_view text) {
  for (const std::string_view mark :
       {"，", "。", "、", "；", "年", "月", "日"}) {
    if (text.starts_with(mark)) return true;
  }
  return std::ranges::any_of(narrative::MeasureWords(), [&](const auto& entry) {
    return text.starts_with(entry.word);
  });
}

bool StandsInProse(const TokenStream& tokens, const Run& run) {
  if (run.values_end >= tokens.size()) return false;
  const Token& last = tokens[run.values_end - 1];
  const Token& next = tokens[run.values_end];
  return !last.is_cell && next.line == last.line && StartsProse(next.raw);
}

// The end of the run's text up to token `end`, as far as a label can reach.
std::string LabelText(const TokenStream& tokens, const Run& run, size_t end) {
  while (end > run.text_begin + 1 && IsUnitCell(tokens[end - 1])) --end;
  size_t begin = end;
  size_t size = 0;
  while (begin > run.text_begin && size < kMaxLabelBytes) {
    size += tokens[--begin].raw.size() + 1;
  }
  std::string text;
  for (size_t i = begin; i < end; ++i) {
    text += Tail(tokens[i].raw, kMaxLabelBytes);
    text += ' ';
  }
  return text;
}

}  // namespace

std::vector<Run> FindRuns(const TokenStream& tokens) {
  std::vector<Run> runs;
  Run run;
  bool has_text = false;
  for (size_t i = 0; i < tokens.size();) {
    // The text goes up to the last token of text before a figure.
    if (!tokens[i].IsFilled()) {
      if (tokens[i].kind() == CellKind::kText) {
        run.values_begin = i + 1;
        has_text = true;
      }
      ++i;
      continue;
    }
    for (; i < tokens.size() && tokens[i].kind() != CellKind::kText; ++i) {
      if (tokens[i].IsFilled()) ++run.filled;
    }
    run.values_end = i;
    if (has_text && !StandsInProse(tokens, run)) {
      run.label = Fold(LabelText(tokens, run, run.values_begin));
      runs.push_back(std::move(run));
    }
    run = Run();
    run.text_begin = run.values_begin = run.values_end = i;
    has_text = false;
  }
  return runs;
}

FoldedText LabelBefore(const TokenStream& tokens, const Run& run, size_t end) {
  return Fold(LabelText(tokens, run, end));
}

FoldedText LabelBeforeOpenBracket(const TokenStream& tokens, const Run& run) {
  const std::string text = LabelText(tokens, run, run.values_begin);
  size_t open = std::string::npos;
  size_t closed = 0;
  for (const auto& [opening, closing] : kBrackets) {
    const size_t at = text.rfind(opening);
    if (at != std::string::npos && (open == std::string::npos || at > open)) {
      open = at;
    }
    const size_t end = text.rfind(closing);
    if (end != std::string::npos) closed = std::max(closed, end);
  }
  if (open == std::string::npos || closed > open) return {};
  return Fold(std::string_view(text).substr(0, open));
}

size_t LabelBegin(const TokenStream& tokens, const Run& run, size_t length) {
  size_t begin = run.values_begin;
  for (size_t size = 0; begin > run.text_begin && size < length;) {
    const Token& token = tokens[--begin];
    if (!IsUnitCell(token))
      size += Fold(Tail(token.raw, kMaxLabelBytes)).size();
  }
  return begin;
}

std::string TextOf(const TokenStream& tokens, size_t begin, size_t end) {
  std::string text;
  for (size_t i = begin; i < end; ++i) {
    if (tokens[i].raw.empty()) continue;
    if (!text.empty()) text += ' ';
    text += tokens[i].raw;
  }
  return text;
}

}  // namespace disclosure::importer

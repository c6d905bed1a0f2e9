#include "importer/split_digits.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "importer/folded_text.h"
#include "importer/value_alignment.h"
#include "narrative/utf8.h"

namespace disclosure::importer {
namespace {

constexpr size_t kDisputeColumns = 5;

// The digits of a text that has nothing else but blanks between them; empty if
// it has, or if nothing is split.
std::string SplitDigitsOf(std::string_view text) {
  std::string digits;
  bool split = false;
  for (size_t at = 0; at < text.size();) {
    const narrative::Character character = narrative::CharacterAt(text, at);
    at += character.size;
    if (IsDigit(character.code)) {
      digits += static_cast<char>(character.code);
    } else if (narrative::IsSpace(character.code)) {
      split = true;
    } else {
      return {};
    }
  }
  return split ? digits : std::string();
}

// One token where `text` stands; nullopt if its digits are not split.
std::optional<Token> Joined(const Token& first, std::string_view text) {
  const std::string digits = SplitDigitsOf(text);
  const CellText number = ReadCellText(digits);
  // No number begins with a nought.
  if (digits.empty() || digits.front() == '0' ||
      number.kind != CellKind::kNumber)
    return std::nullopt;
  Token joined = first;
  joined.raw = text;
  joined.cell = number;
  // `digits` is gone soon; a joined number has no unit.
  joined.cell.unit = {};
  joined.cell.repaired = true;
  return joined;
}

// All ways to put one number together.
std::vector<std::vector<Token>> Candidates(std::span<const Token> values) {
  std::vector<std::vector<Token>> candidates;
  const auto offer = [&](size_t at, size_t taken, const Token& joined) {
    std::vector<Token> row(values.begin(), values.end());
    row[at] = joined;
    const auto next = row.begin() + static_cast<std::ptrdiff_t>(at) + 1;
    row.erase(next, next + static_cast<std::ptrdiff_t>(taken) - 1);
    candidates.push_back(std::move(row));
  };
  for (size_t i = 0; i < values.size(); ++i) {
    const Token& token = values[i];
    if (token.kind() == CellKind::kSplit) {
      if (const auto joined = Joined(token, token.raw)) offer(i, 1, *joined);
    }
    if (i + 1 == values.size() || token.is_cell) continue;
    const Token& next = values[i + 1];
    if (next.is_cell || next.line != token.line || next.raw.empty()) continue;
    const std::string_view both(
        token.raw.data(), next.raw.data() + next.raw.size() - token.raw.data());
    if (const auto joined = Joined(token, both)) offer(i, 2, *joined);
  }
  return candidates;
}

// Every group of figures ends with its sum. A blank counts as nothing.
bool TotalsHold(const std::vector<Token>& row, size_t columns) {
  std::vector<int64_t> figures;
  for (const Token& token : row) {
    if (token.IsUnreadable()) return false;
    if (token.kind() == CellKind::kBlank) continue;
    figures.push_back(token.cell.Times(1).value_or(0));
  }
  if (figures.size() != columns) return false;
  const size_t group =
      columns == kApplicantColumns ? kApplicantColumns : kDisputeColumns;
  for (size_t begin = 0; begin < columns; begin += group) {
    int64_t sum = 0;
    for (size_t i = 0; i + 1 < group; ++i) {
      if (__builtin_add_overflow(sum, figures[begin + i], &sum)) return false;
    }
    if (sum != figures[begin + group - 1]) return false;
  }
  return true;
}

}  // namespace

std::optional<std::vector<Token>> JoinSplitDigits(std::span<const Token> values,
                                                  size_t columns) {
  const bool has_totals =
      columns == kApplicantColumns || columns % kDisputeColumns == 0;
  if (!has_totals || values.size() > 2 * columns) return std::nullopt;
  std::optional<std::vector<Token>> proved;
  for (std::vector<Token>& row : Candidates(values)) {
    if (!TotalsHold(row, columns)) continue;
    if (proved) return std::nullopt;
    proved = std::move(row);
  }
  return proved;
}

}  // namespace disclosure::importer

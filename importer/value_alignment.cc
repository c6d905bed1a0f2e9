#include "importer/value_alignment.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace disclosure::importer {
namespace {

std::vector<size_t> FilledPlaces(std::span<const Token> values) {
  std::vector<size_t> places;
  for (size_t i = 0; i < values.size(); ++i) {
    if (values[i].kind() != CellKind::kBlank) places.push_back(i);
  }
  return places;
}

Alignment InOrder(const std::vector<size_t>& places, size_t columns) {
  Alignment alignment;
  alignment.token_of_column.assign(columns, Alignment::kNone);
  const size_t count = std::min(columns, places.size());
  std::copy_n(places.begin(), count, alignment.token_of_column.begin());
  alignment.left_over = places.size() - count;
  return alignment;
}

// The first column stands at token `offset`.
Alignment At(size_t offset, const std::vector<size_t>& places, size_t columns) {
  Alignment alignment;
  alignment.token_of_column.assign(columns, Alignment::kNone);
  for (const size_t place : places) {
    if (place < offset || place - offset >= columns) {
      ++alignment.left_over;
    } else {
      alignment.token_of_column[place - offset] = place;
    }
  }
  return alignment;
}

// Column 7 is the sum of the others, blanks counting as nothing.
bool TotalFits(const Alignment& alignment, std::span<const Token> values) {
  if (alignment.token_of_column.size() != kApplicantColumns) return false;
  int64_t sum = 0;
  for (size_t column = 0; column < kApplicantColumns; ++column) {
    const size_t token = alignment.token_of_column[column];
    const bool total = column + 1 == kApplicantColumns;
    if (token == Alignment::kNone) {
      if (total) return false;
      continue;
    }
    const auto value = values[token].cell.Times(1).value_or(0);
    sum += total ? -value : value;
  }
  return sum == 0;
}

// By the cells of a line, which leave no choice; nullopt if the figures stand
// in several lines, or outside of the columns.
std::optional<Alignment> ByColumn(const std::vector<size_t>& places,
                                  std::span<const Token> values, size_t columns,
                                  int first_column) {
  Alignment alignment;
  alignment.token_of_column.assign(columns, Alignment::kNone);
  for (const size_t place : places) {
    const int column = values[place].column - first_column;
    if (values[place].line != values.front().line || column < 0 ||
        static_cast<size_t>(column) >= columns) {
      return std::nullopt;
    }
    alignment.token_of_column[static_cast<size_t>(column)] = place;
  }
  return alignment;
}

// The offsets under which all figures find a column.
std::vector<size_t> PossibleOffsets(const std::vector<size_t>& places,
                                    size_t size, size_t columns) {
  std::vector<size_t> offsets;
  const size_t last = size > columns ? size - columns : 0;
  for (size_t offset = 0; offset <= std::min(last, places.front()); ++offset) {
    if (places.back() < offset + columns) offsets.push_back(offset);
  }
  return offsets;
}

// Label columns are merged here and there, so what stands behind tells more
// than what stands before.
std::optional<size_t> OffsetLikeOtherRows(const std::vector<size_t>& offsets,
                                          size_t size, size_t columns,
                                          const RowGeometry& geometry) {
  const auto trailing = std::ranges::find_if(offsets, [&](size_t offset) {
    return offset + columns + geometry.trailing == size;
  });
  if (trailing != offsets.end()) return *trailing;
  const auto leading = std::ranges::find(offsets, geometry.leading);
  if (leading != offsets.end()) return *leading;
  return std::nullopt;
}

}  // namespace

std::optional<size_t> CertainOffset(std::span<const Token> values,
                                    size_t columns) {
  const std::vector<size_t> places = FilledPlaces(values);
  if (places.empty() || values.size() < columns) return std::nullopt;
  const auto offsets = PossibleOffsets(places, values.size(), columns);
  if (offsets.size() != 1) return std::nullopt;
  return offsets.front();
}

Alignment Align(std::span<const Token> values, size_t columns,
                const RowGeometry& geometry) {
  const std::vector<size_t> places = FilledPlaces(values);
  if (places.size() >= columns) {
    Alignment alignment = InOrder(places, columns);
    alignment.certain = alignment.left_over == 0;
    return alignment;
  }
  if (places.empty()) return InOrder(places, columns);
  if (geometry.first_column > 0) {
    const auto by_column =
        ByColumn(places, values, columns, geometry.first_column);
    if (by_column) return *by_column;
  }
  if (places.size() == 1 && geometry.only_totals && values.size() < columns) {
    Alignment alignment = InOrder({}, columns);
    alignment.token_of_column.back() = places.front();
    alignment.certain = false;
    return alignment;
  }
  const auto offsets = PossibleOffsets(places, values.size(), columns);
  if (offsets.empty()) {
    Alignment alignment = InOrder(places, columns);
    alignment.certain = false;
    return alignment;
  }
  if (offsets.size() == 1 && values.size() >= columns) {
    return At(offsets.front(), places, columns);
  }
  std::vector<size_t> summing = offsets;
  std::erase_if(summing, [&](size_t offset) {
    return !TotalFits(At(offset, places, columns), values);
  });
  const auto like_others =
      OffsetLikeOtherRows(offsets, values.size(), columns, geometry);
  size_t offset = like_others.value_or(offsets.front());
  if (!like_others && summing.size() == 1) offset = summing.front();
  Alignment alignment = At(offset, places, columns);
  alignment.certain = false;
  return alignment;
}

}  // namespace disclosure::importer

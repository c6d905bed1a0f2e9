#include "stats-service/query/rank_areas.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "stats-service/cube/area_year.h"
#include "stats-service/cube/organ_year.h"
#include "stats-service/query/check_question.h"
#include "stats-service/query/make_value.h"
#include "status/status_macros.h"

namespace disclosure::stats {
namespace {

using divisions::DivisionCode;
using divisions::DivisionTree;
using form::OrganKey;

// Somebody who has a value: the index of the area in the tree, or of the organ
// among the organs inside the area asked for. Both follow the codes.
struct Candidate {
  int64_t value = 0;
  uint32_t index = 0;
};

struct Field {
  std::vector<Candidate> candidates;
  int64_t without_value = 0;

  void Add(size_t index, std::optional<int64_t> value) {
    if (value.has_value()) {
      candidates.push_back({*value, static_cast<uint32_t>(index)});
    } else {
      ++without_value;
    }
  }
};

// A figure in an unknown unit cannot be set beside others.
std::optional<int64_t> RankedFigure(const CellReading& reading) {
  if (reading.state != CellState::kFigure || reading.unit_unknown) {
    return std::nullopt;
  }
  return reading.figure;
}

// The question with its defaults filled in, and the readings it asks for.
class Ranking {
 public:
  Ranking(const Cube& cube, const RankQuestion& question, Basis basis,
          int32_t year, form::CellIndex cell)
      : cube_(cube),
        question_(question),
        basis_(basis),
        year_(year),
        cell_(cell),
        level_(static_cast<int>(question.level) -
               static_cast<int>(AreaLevel::kNation)),
        edition_(divisions::EditionBit(DivisionTree::EditionFor(year))) {}

  Field AllAreas() const {
    if (question_.level == AreaLevel::kOrgan) return Organs();
    if (basis_ == Basis::kRollUp) return RollUps();
    return Governments(basis_ == Basis::kAreaSummary ? cube_.summaries
                                                     : cube_.own);
  }

  Value ValueOf(const OrganKey& organ) const {
    const CubeFrame& frame = *cube_.frame;
    if (basis_ == Basis::kRollUp) {
      const AreaPlace place(cube_, organ.division);
      const AreaYear area(cube_, place, year_);
      return AreaValue(frame, cell_, area.Sum(cell_), area.not_reported(),
                       area.forms());
    }
    const ScopeSheets& scope =
        basis_ == Basis::kAreaSummary ? cube_.summaries : cube_.own;
    return OrganValue(
        frame, cell_,
        OrganYear(frame, scope, scope.organs->Find(organ), year_));
  }

  // Of a candidate.
  OrganKey KeyOf(uint32_t index) const {
    if (question_.level != AreaLevel::kOrgan) {
      return {cube_.frame->divisions().areas()[index].code, form::CreditCode()};
    }
    const OrganIndex& organs = *cube_.own.organs;
    return organs.key(
        organs.Advance(organs.RangeOf(question_.area).begin, index));
  }
  // Of somebody who may be a candidate; absent if there is no such organ.
  std::optional<uint32_t> IndexOf(const DivisionCode& area) const {
    if (question_.level != AreaLevel::kOrgan) {
      return static_cast<uint32_t>(*cube_.frame->divisions().IndexOf(area));
    }
    const OrganIndex& organs = *cube_.own.organs;
    const auto found = organs.Find({area, form::CreditCode()});
    if (!found.has_value()) return std::nullopt;
    return static_cast<uint32_t>(
        organs.Distance(organs.RangeOf(question_.area).begin, *found));
  }

 private:
  bool IsRanked(const AreaRow& area) const {
    return static_cast<int>(area.level) == level_ && !area.pseudo;
  }
  bool StandsInEdition(const AreaRow& area) const {
    return (area.editions & edition_) != 0;
  }

  Field RollUps() const {
    Field field;
    const std::span<const AreaRow> areas = cube_.frame->areas();
    const auto [begin, end] = cube_.frame->divisions().Subtree(question_.area);
    for (size_t i = begin; i < end; ++i) {
      if (!IsRanked(areas[i])) continue;
      const AreaPlace place(cube_, i);
      const AreaYear reports(cube_, place, year_);
      if (!StandsInEdition(areas[i]) && reports.reports() == 0) continue;
      const CellSum sum = reports.Sum(cell_);
      field.Add(i, sum.with_value > 0 ? sum.Sum() : std::nullopt);
    }
    return field;
  }

  // Calls `visit(place, reading)` for the organs inside the area, in order; not
  // for all that did not report.
  template <typename Visit>
  void ForEachOrgan(const ScopeSheets& scope, Visit visit) const {
    const YearSheet* sheet = scope.Find(year_);
    if (sheet == nullptr) return;
    sheet->ForEachReading(*cube_.frame, *scope.organs,
                          scope.organs->RangeOf(question_.area), cell_, visit);
  }

  // Areas of the level by the report of their government. Both the areas of the
  // tree and the organs of the cube stand in the order of codes.
  Field Governments(const ScopeSheets& scope) const {
    Field field;
    const std::span<const AreaRow> areas = cube_.frame->areas();
    auto [next, end] = cube_.frame->divisions().Subtree(question_.area);
    const auto pass_until = [&](uint64_t code) {
      for (; next < end && areas[next].code < code; ++next) {
        if (IsRanked(areas[next]) && StandsInEdition(areas[next])) {
          ++field.without_value;
        }
      }
    };
    ForEachOrgan(scope, [&](OrganPlace place, const CellReading& reading) {
      if (reading.state == CellState::kNotReported ||
          !scope.organs->key(place).organ.IsGovernment()) {
        return;
      }
      const uint64_t code = scope.organs->codes(place.block)[place.slot];
      pass_until(code);
      if (next == end || areas[next].code != code) return;
      if (IsRanked(areas[next])) field.Add(next, RankedFigure(reading));
      ++next;
    });
    pass_until(UINT64_MAX);
    return field;
  }

  Field Organs() const {
    Field field;
    const OrganIndex& organs = *cube_.own.organs;
    int64_t expected_reports = 0;
    // The organs before the block at hand; modulo 2^64, for the range may begin
    // within a block.
    const OrganPlace begin = organs.RangeOf(question_.area).begin;
    OrganPlace block = begin;
    size_t before = size_t{0} - begin.slot;
    ForEachOrgan(cube_.own, [&](OrganPlace place, const CellReading& reading) {
      for (; block.block < place.block; ++block.block) {
        before += organs.block(block.block).size();
      }
      if (reading.state == CellState::kNotReported) return;
      const OrganKey& key = organs.key(place);
      if (key.organ.IsGovernment() &&
          cube_.frame->expected().IsExpected(key.division, year_)) {
        ++expected_reports;
      }
      field.Add(before + place.slot, RankedFigure(reading));
    });
    field.without_value +=
        cube_.frame->expected().AtOrBelow(question_.area, year_) -
        expected_reports;
    return field;
  }

  const Cube& cube_;
  const RankQuestion& question_;
  const Basis basis_;
  const int32_t year_;
  const form::CellIndex cell_;
  // As divisions::Level has it; of organs: none of those.
  const int level_;
  const divisions::EditionSet edition_;
};

absl::StatusOr<Basis> BasisOf(const RankQuestion& question) {
  const bool is_single = question.level >= AreaLevel::kTownship;
  switch (question.basis) {
    case Basis::kUnspecified:
      return is_single ? Basis::kOwnOrgan : Basis::kRollUp;
    case Basis::kRollUp:
      // The roll-up of one organ is its report.
      return question.level == AreaLevel::kOrgan ? Basis::kOwnOrgan
                                                 : Basis::kRollUp;
    case Basis::kAreaSummary:
      if (is_single) {
        return BadQuestion("only areas above the township publish summaries",
                           "BAD_BASIS", "basis");
      }
      return Basis::kAreaSummary;
    case Basis::kOwnOrgan:
      break;
  }
  return question.basis;
}

absl::Status CheckLevels(const CubeFrame& frame, const RankQuestion& question) {
  if (question.level <= LevelOf(question.area)) {
    return BadQuestion("the level does not lie below the area", "BAD_LEVEL",
                       "level");
  }
  if (!question.rank_of.has_value()) return absl::OkStatus();
  RETURN_IF_ERROR(CheckArea(frame.divisions(), *question.rank_of, "rank_of"));
  const bool has_level = question.level == AreaLevel::kOrgan ||
                         LevelOf(*question.rank_of) == question.level;
  if (!has_level || !question.area.Contains(*question.rank_of)) {
    return BadQuestion("the area to be found is none of those that are ranked",
                       "BAD_LEVEL", "rank_of");
  }
  return absl::OkStatus();
}

absl::StatusOr<size_t> LimitOf(const RankQuestion& question) {
  if (question.limit < 0 || question.limit > kMaxRanking) {
    return BadQuestion(
        absl::StrCat("a ranking of ", question.limit, "; 1 to ", kMaxRanking),
        "BAD_LIMIT", "limit");
  }
  return question.limit == 0 ? kDefaultRanking : question.limit;
}

// Sorts the first `limit` to the front and numbers them.
void FillRanking(const Ranking& ranking, const RankQuestion& question,
                 size_t limit, Field& field, RankAnswer& answer) {
  const bool smallest = question.order == RankOrder::kSmallestFirst;
  const auto is_better = [&](int64_t a, int64_t b) {
    return smallest ? a < b : a > b;
  };
  std::vector<Candidate>& candidates = field.candidates;
  const auto asked = question.rank_of.has_value()
                         ? ranking.IndexOf(*question.rank_of)
                         : std::nullopt;
  const auto found = std::find_if(
      candidates.begin(), candidates.end(),
      [&](const Candidate& other) { return other.index == asked; });
  if (found != candidates.end()) {
    const auto better = std::count_if(
        candidates.begin(), candidates.end(), [&](const Candidate& other) {
          return is_better(other.value, found->value);
        });
    const OrganKey organ = ranking.KeyOf(found->index);
    answer.asked = {better + 1, organ, ranking.ValueOf(organ)};
  }
  const size_t shown = std::min(limit, candidates.size());
  std::partial_sort(candidates.begin(), candidates.begin() + shown,
                    candidates.end(),
                    [&](const Candidate& a, const Candidate& b) {
                      return a.value == b.value ? a.index < b.index
                                                : is_better(a.value, b.value);
                    });
  for (size_t i = 0; i < shown; ++i) {
    const bool is_tie = i > 0 && candidates[i].value == candidates[i - 1].value;
    const int64_t rank =
        is_tie ? answer.ranking.back().rank : static_cast<int64_t>(i) + 1;
    const OrganKey organ = ranking.KeyOf(candidates[i].index);
    answer.ranking.push_back({rank, organ, ranking.ValueOf(organ)});
  }
}

}  // namespace

absl::StatusOr<RankAnswer> RankAreas(const Cube& cube,
                                     const RankQuestion& question) {
  const CubeFrame& frame = *cube.frame;
  RETURN_IF_ERROR(CheckArea(frame.divisions(), question.area, "division_code"));
  RETURN_IF_ERROR(CheckLevels(frame, question));
  RankAnswer answer;
  ASSIGN_OR_RETURN(answer.cell,
                   FindCell(frame.catalogue(), question.cell, "cell"));
  ASSIGN_OR_RETURN(answer.basis, BasisOf(question));
  if (answer.basis == Basis::kRollUp) {
    RETURN_IF_ERROR(CheckSummable(frame.catalogue().cell(answer.cell), "cell"));
  }
  ASSIGN_OR_RETURN(const size_t limit, LimitOf(question));
  answer.year = question.year;
  if (answer.year == 0) {
    if (!cube.LastYear().has_value()) return answer;
    answer.year = *cube.LastYear();
  }
  RETURN_IF_ERROR(CheckYears({answer.year, answer.year}));
  const Ranking ranking(cube, question, answer.basis, answer.year, answer.cell);
  Field field = ranking.AllAreas();
  answer.ranked = static_cast<int64_t>(field.candidates.size());
  answer.without_value = field.without_value;
  FillRanking(ranking, question, limit, field, answer);
  return answer;
}

}  // namespace disclosure::stats

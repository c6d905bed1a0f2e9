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

using divisions::Area;
using divisions::DivisionCode;
using divisions::DivisionTree;
using form::OrganKey;

// Somebody who has a value. In the order of codes by `number`.
struct Candidate {
  int64_t value = 0;
  uint32_t number = 0;
  OrganKey organ;
};

struct Field {
  std::vector<Candidate> candidates;
  int64_t without_value = 0;

  void Add(const OrganKey& organ, std::optional<int64_t> value) {
    if (!value.has_value()) {
      ++without_value;
      return;
    }
    candidates.push_back(
        {*value, static_cast<uint32_t>(candidates.size()), organ});
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
        edition_(DivisionTree::EditionFor(year)) {}

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

 private:
  std::span<const Area> AreasInside() const {
    const DivisionTree& divisions = cube_.frame->divisions();
    const auto [begin, end] = divisions.Subtree(question_.area);
    return divisions.areas().subspan(begin, end - begin);
  }

  Field RollUps() const {
    Field field;
    for (const Area& area : AreasInside()) {
      if (LevelOf(area.code) != question_.level || area.pseudo) continue;
      const AreaPlace place(cube_, area.code);
      const AreaYear reports(cube_, place, year_);
      if (!area.In(edition_) && reports.reports() == 0) continue;
      const CellSum sum = reports.Sum(cell_);
      field.Add({area.code, form::CreditCode()},
                sum.with_value > 0 ? sum.Sum() : std::nullopt);
    }
    return field;
  }

  // Calls `visit(key, reading)` for each organ inside the area, in order.
  template <typename Visit>
  void ForEachOrgan(const ScopeSheets& scope, Visit visit) const {
    const YearSheet* sheet = scope.Find(year_);
    if (sheet == nullptr) return;
    const OrganIndex& organs = *scope.organs;
    const OrganRange range = organs.RangeOf(question_.area);
    std::vector<CellReading> readings;
    sheet->ReadColumn(*cube_.frame, organs, range, cell_, readings);
    size_t next = 0;
    for (OrganPlace place = range.begin; place < range.end;
         place = organs.Next(place)) {
      visit(organs.key(place), readings[next++]);
    }
  }

  // Areas of the level by the report of their government. Both the areas of the
  // tree and the organs of the cube stand in the order of codes.
  Field Governments(const ScopeSheets& scope) const {
    Field field;
    const std::span<const Area> areas = AreasInside();
    size_t next = 0;
    const auto pass_areas = [&](const DivisionCode* until) {
      for (; next < areas.size() &&
             (until == nullptr || areas[next].code < *until);
           ++next) {
        const Area& area = areas[next];
        if (LevelOf(area.code) == question_.level && !area.pseudo &&
            area.In(edition_)) {
          field.Add({area.code, form::CreditCode()}, std::nullopt);
        }
      }
    };
    ForEachOrgan(scope, [&](const OrganKey& key, const CellReading& reading) {
      if (!key.organ.IsGovernment() ||
          LevelOf(key.division) != question_.level ||
          reading.state == CellState::kNotReported) {
        return;
      }
      pass_areas(&key.division);
      // A level that a city lacks has no government; what is reported for it
      // all the same is not ranked.
      const bool is_known =
          next < areas.size() && areas[next].code == key.division;
      const bool is_pseudo = is_known && areas[next].pseudo;
      if (is_known) ++next;
      if (!is_pseudo) field.Add(key, RankedFigure(reading));
    });
    pass_areas(nullptr);
    return field;
  }

  Field Organs() const {
    Field field;
    int64_t expected_reports = 0;
    ForEachOrgan(
        cube_.own, [&](const OrganKey& key, const CellReading& reading) {
          if (reading.state == CellState::kNotReported) return;
          if (key.organ.IsGovernment() &&
              cube_.frame->expected().IsExpected(key.division, year_)) {
            ++expected_reports;
          }
          field.Add(key, RankedFigure(reading));
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
  const int edition_;
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
  if (question.rank_of.has_value()) {
    const OrganKey asked = {*question.rank_of, form::CreditCode()};
    const auto found =
        std::find_if(candidates.begin(), candidates.end(),
                     [&](const auto& other) { return other.organ == asked; });
    if (found != candidates.end()) {
      const auto better = std::count_if(
          candidates.begin(), candidates.end(), [&](const auto& other) {
            return is_better(other.value, found->value);
          });
      answer.asked = {better + 1, asked, ranking.ValueOf(asked)};
    }
  }
  const size_t shown = std::min(limit, candidates.size());
  std::partial_sort(candidates.begin(), candidates.begin() + shown,
                    candidates.end(), [&](const auto& a, const auto& b) {
                      return a.value == b.value ? a.number < b.number
                                                : is_better(a.value, b.value);
                    });
  for (size_t i = 0; i < shown; ++i) {
    const bool is_tie = i > 0 && candidates[i].value == candidates[i - 1].value;
    const int64_t rank =
        is_tie ? answer.ranking.back().rank : static_cast<int64_t>(i) + 1;
    answer.ranking.push_back(
        {rank, candidates[i].organ, ranking.ValueOf(candidates[i].organ)});
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

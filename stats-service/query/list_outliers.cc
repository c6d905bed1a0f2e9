#include "stats-service/query/list_outliers.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "stats-service/query/check_question.h"
#include "stats-service/query/series_trend.h"
#include "stats-service/query/sibling_group.h"
#include "stats-service/query/unit_year.h"
#include "status/status_macros.h"

namespace disclosure::stats {
namespace {

using Parameters = OutlierParameters;

absl::Status CheckParameters(const Parameters& parameters) {
  const auto is_bad = [](double value) { return !(value >= 0); };
  const auto bad = [](std::string_view message, const char* name) {
    return BadQuestion(message, "BAD_PARAMETER",
                       absl::StrCat("parameters.", name));
  };
  if (is_bad(parameters.most_sigma)) return bad("below 0", "most_sigma");
  // Nothing is divided by 0.
  if (!(parameters.least_sigma > 0)) return bad("not above 0", "least_sigma");
  if (is_bad(parameters.growth.size_weight) ||
      parameters.growth.size_weight > 1) {
    return bad("not between 0 and 1", "size_weight");
  }
  if (is_bad(parameters.growth.least_distance)) {
    return bad("below 0", "least_distance");
  }
  if (is_bad(parameters.most_distances))
    return bad("below 0", "most_distances");
  if (parameters.least_group < 2) return bad("below 2", "least_group");
  if (parameters.past_years < 1 || parameters.past_years > kMaxPastYears) {
    return bad("not between 1 and 20", "past_years");
  }
  if (parameters.least_past_years < 1 ||
      parameters.least_past_years > parameters.past_years) {
    return bad("not between 1 and past_years", "least_past_years");
  }
  if (is_bad(parameters.least_difference)) {
    return bad("below 0", "least_difference");
  }
  return absl::OkStatus();
}

// The units of one question, and what becomes of them.
class Examination {
 public:
  Examination(const Cube& cube, const UnitsAsked& asked,
              const Parameters& parameters, OutliersAnswer& answer)
      : cube_(cube),
        asked_(asked),
        parameters_(parameters),
        answer_(answer),
        now_(cube, asked, answer.year),
        may_not_compare_(MayNotCompare(asked.figure)) {
    answer_.examined = std::ssize(now_.numbers());
    answer_.boundary_split = now_.boundary_split();
  }

  void AgainstSiblings() {
    for (const auto& [group, members] : Groups()) {
      const auto size = static_cast<int64_t>(members.size());
      if (size < parameters_.least_group) {
        NameSmallGroup(OutlierMethod::kSiblings, group, size);
        continue;
      }
      std::vector<double> numbers;
      numbers.reserve(members.size());
      for (const UnitNumber& member : members) numbers.push_back(member.value);
      const Spread spread = SpreadOf(numbers, parameters_.least_sigma);
      for (const UnitNumber& member : members) {
        Judge(member, OutlierMethod::kSiblings, spread, size,
              [] { return LineageDoubt(); });
      }
    }
  }

  void AgainstYearBefore() {
    const UnitYear before(cube_, asked_, answer_.year - 1);
    std::vector<std::pair<UnitNumber, UnitNumber>> members;
    std::vector<FigurePair> pairs;
    for (const UnitNumber& unit : now_.numbers()) {
      const UnitNumber* old = FindComparable(before, unit);
      if (old == nullptr || old->value <= 0 || unit.value <= 0) continue;
      members.emplace_back(*old, unit);
      pairs.push_back({old->value, unit.value});
    }
    const auto size = static_cast<int64_t>(pairs.size());
    answer_.without_growth = answer_.examined - size;
    if (size < parameters_.least_group) {
      NameSmallGroup(OutlierMethod::kYearOverYear, {asked_.area, false}, size);
      return;
    }
    const auto scores = HidiroglouBerthelotScores(pairs, parameters_.growth);
    for (size_t i = 0; i < pairs.size(); ++i) {
      if (std::abs(scores[i]) <= parameters_.most_distances ||
          std::abs(pairs[i].now - pairs[i].before) <
              parameters_.least_difference) {
        continue;
      }
      const auto& [old, unit] = members[i];
      Add(unit, OutlierMethod::kYearOverYear, old.value, scores[i], size,
          before.DoubtOf(old));
    }
  }

  void AgainstOwnPast() {
    std::vector<UnitYear> past;
    past.reserve(parameters_.past_years);
    for (int years = 1; years <= parameters_.past_years; ++years) {
      past.emplace_back(cube_, asked_, answer_.year - years);
    }
    for (const UnitNumber& unit : now_.numbers()) {
      std::vector<double> numbers;
      for (const UnitYear& year : past) {
        const UnitNumber* old = FindComparable(year, unit);
        if (old != nullptr) numbers.push_back(old->value);
      }
      if (numbers.size() < static_cast<size_t>(parameters_.least_past_years)) {
        ++answer_.without_past;
        continue;
      }
      Judge(unit, OutlierMethod::kOwnPast,
            SpreadOf(numbers, parameters_.least_sigma),
            static_cast<int64_t>(numbers.size()),
            [&] { return DoubtOfPast(past, unit); });
    }
  }

 private:
  std::map<SiblingGroup, std::vector<UnitNumber>> Groups() const {
    std::map<SiblingGroup, std::vector<UnitNumber>> groups;
    for (const UnitNumber& unit : now_.numbers()) {
      const auto group = now_.GroupOf(unit);
      if (group.has_value()) groups[*group].push_back(unit);
    }
    return groups;
  }

  void NameSmallGroup(OutlierMethod method, const SiblingGroup& group,
                      int64_t size) {
    answer_.small_groups.push_back(
        {method, group.area, group.of_departments, size});
  }

  // What a unit was in an earlier year; null, too, if the form has changed
  // since, so that the two are never set beside each other.
  const UnitNumber* FindComparable(const UnitYear& year,
                                   const UnitNumber& unit) const {
    const UnitNumber* old = year.Find(now_, unit);
    if (old == nullptr || !may_not_compare_) return old;
    const auto between =
        BreakBetween(asked_.figure, year.FormsOf(*old), now_.FormsOf(unit));
    return between.has_value() && !between->with_caution ? nullptr : old;
  }

  // Of the years that have a figure.
  LineageDoubt DoubtOfPast(const std::vector<UnitYear>& past,
                           const UnitNumber& unit) const {
    LineageDoubt doubt;
    for (const UnitYear& year : past) {
      const UnitNumber* old = FindComparable(year, unit);
      if (old != nullptr) doubt += year.DoubtOf(*old);
    }
    return doubt;
  }

  // `doubt_of_past()`: about what an outlier was compared with.
  void Judge(const UnitNumber& unit, OutlierMethod method, const Spread& spread,
             int64_t size, auto doubt_of_past) {
    const double score = spread.ScoreOf(unit.value);
    if (std::abs(score) <= parameters_.most_sigma ||
        std::abs(unit.value - spread.median) < parameters_.least_difference) {
      return;
    }
    Add(unit, method, spread.median, score, size, doubt_of_past());
  }

  void Add(const UnitNumber& unit, OutlierMethod method, double reference,
           double score, int64_t size, LineageDoubt doubt) {
    doubt += now_.DoubtOf(unit);
    answer_.outliers.push_back(
        {now_.KeyOf(unit), method, unit.value, reference, score, size, doubt});
  }

  const Cube& cube_;
  const UnitsAsked& asked_;
  const Parameters& parameters_;
  OutliersAnswer& answer_;
  const UnitYear now_;
  const bool may_not_compare_;
};

// Keeps the page.
void CutPage(int64_t offset, int page_size, OutliersAnswer& answer) {
  auto& outliers = answer.outliers;
  std::ranges::sort(outliers, {}, [](const Outlier& outlier) {
    return std::tuple(outlier.method, -std::abs(outlier.score),
                      -std::abs(outlier.value - outlier.reference),
                      outlier.organ);
  });
  answer.total = static_cast<int64_t>(outliers.size());
  const int64_t begin = std::min(offset, answer.total);
  const int64_t end = std::min(begin + page_size, answer.total);
  answer.has_next = end < answer.total;
  outliers =
      std::vector<Outlier>(outliers.begin() + begin, outliers.begin() + end);
}

}  // namespace

absl::StatusOr<OutliersAnswer> ListOutliers(const Cube& cube,
                                            const OutliersQuestion& question) {
  RETURN_IF_ERROR(
      CheckArea(cube.frame->divisions(), question.area, "division_code"));
  RETURN_IF_ERROR(CheckUnitLevel(question.level, question.area));
  OutliersAnswer answer;
  ASSIGN_OR_RETURN(answer.figure,
                   FindFigure(*cube.frame, question.cell, "cell"));
  ASSIGN_OR_RETURN(answer.basis, BasisOfUnits(question.level, question.basis));
  RETURN_IF_ERROR(CheckBoundaries(cube.frame->divisions(), question.boundaries,
                                  question.area, answer.basis));
  if (answer.basis == Basis::kRollUp) {
    RETURN_IF_ERROR(CheckSummable(*answer.figure, "cell"));
  }
  RETURN_IF_ERROR(CheckParameters(question.parameters));
  ASSIGN_OR_RETURN(const int page_size, PageSize(question.page_size));
  answer.year = question.year;
  if (answer.year == 0) {
    if (!cube.LastYear().has_value()) return answer;
    answer.year = *cube.LastYear();
  }
  RETURN_IF_ERROR(CheckYears({answer.year, answer.year}));
  const UnitsAsked asked = {question.area,  question.level,
                            answer.basis,   question.boundaries,
                            *answer.figure, question.leave_out_small_samples};
  Examination examination(cube, asked, question.parameters, answer);
  const auto is_asked = [&](OutlierMethod method) {
    return question.method == OutlierMethod::kUnspecified ||
           question.method == method;
  };
  if (is_asked(OutlierMethod::kSiblings)) examination.AgainstSiblings();
  if (is_asked(OutlierMethod::kYearOverYear)) examination.AgainstYearBefore();
  if (is_asked(OutlierMethod::kOwnPast)) examination.AgainstOwnPast();
  CutPage(question.offset, page_size, answer);
  return answer;
}

}  // namespace disclosure::stats

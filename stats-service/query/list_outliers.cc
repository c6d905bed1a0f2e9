#include "stats-service/query/list_outliers.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "stats-service/query/check_question.h"
#include "stats-service/query/unit_scan.h"
#include "status/status_macros.h"

namespace disclosure::stats {
namespace {

using divisions::DivisionCode;
using form::OrganKey;
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

// The figure of one unit, in its unit.
struct UnitNumber {
  double value = 0;
  uint32_t index = 0;
};

std::vector<UnitNumber> NumbersOf(const UnitScan& scan, const Figure& figure,
                                  bool leave_out_small_samples) {
  std::vector<UnitNumber> numbers;
  if (figure.cell() != nullptr) {
    for (const UnitFigure& unit : scan.Figures(figure.cell()->index).figures) {
      numbers.push_back({static_cast<double>(unit.value), unit.index});
    }
    return numbers;
  }
  for (const UnitQuotient& unit : scan.Quotients(*figure.indicator()).figures) {
    if (leave_out_small_samples && IsSmallSample(figure, unit.value)) continue;
    numbers.push_back({ToDouble(figure, unit.value), unit.index});
  }
  return numbers;
}

// The units of one question, and what becomes of them.
class Examination {
 public:
  Examination(const Cube& cube, const OutliersQuestion& question,
              OutliersAnswer& answer)
      : cube_(cube),
        question_(question),
        parameters_(question.parameters),
        answer_(answer),
        scan_(ScanOf(answer.year)),
        figures_(FiguresOf(answer.year)) {
    answer_.examined = static_cast<int64_t>(figures_.size());
  }

  void AgainstSiblings() {
    const auto groups = Groups();
    for (const auto& [group, members] : groups) {
      const auto size = static_cast<int64_t>(members.size());
      if (size < parameters_.least_group) {
        NameSmallGroup(OutlierMethod::kSiblings, group, size);
        continue;
      }
      std::vector<double> numbers;
      for (const size_t member : members) numbers.push_back(NumberOf(member));
      const Spread spread = SpreadOf(numbers, parameters_.least_sigma);
      for (const size_t member : members) {
        Judge(figures_[member], OutlierMethod::kSiblings, spread, size);
      }
    }
  }

  void AgainstYearBefore() {
    const auto before = FiguresOf(answer_.year - 1);
    std::vector<size_t> members;
    std::vector<FigurePair> pairs;
    for (size_t i = 0; i < figures_.size(); ++i) {
      const auto* const old = Find(before, figures_[i].index);
      if (old == nullptr || old->value <= 0 || figures_[i].value <= 0) continue;
      members.push_back(i);
      pairs.push_back({old->value, NumberOf(i)});
    }
    const auto size = static_cast<int64_t>(pairs.size());
    answer_.without_growth = answer_.examined - size;
    if (size < parameters_.least_group) {
      NameSmallGroup(OutlierMethod::kYearOverYear, {question_.area, false},
                     size);
      return;
    }
    const auto scores = HidiroglouBerthelotScores(pairs, parameters_.growth);
    for (size_t i = 0; i < pairs.size(); ++i) {
      if (std::abs(scores[i]) <= parameters_.most_distances ||
          std::abs(pairs[i].now - pairs[i].before) <
              parameters_.least_difference) {
        continue;
      }
      Add(figures_[members[i]], OutlierMethod::kYearOverYear, pairs[i].before,
          scores[i], size);
    }
  }

  void AgainstOwnPast() {
    std::vector<std::vector<UnitNumber>> past;
    for (int years = 1; years <= parameters_.past_years; ++years) {
      past.push_back(FiguresOf(answer_.year - years));
    }
    for (const UnitNumber& figure : figures_) {
      std::vector<double> numbers;
      for (const std::vector<UnitNumber>& year : past) {
        const auto* const old = Find(year, figure.index);
        if (old != nullptr) numbers.push_back(old->value);
      }
      if (numbers.size() < static_cast<size_t>(parameters_.least_past_years)) {
        ++answer_.without_past;
        continue;
      }
      Judge(figure, OutlierMethod::kOwnPast,
            SpreadOf(numbers, parameters_.least_sigma),
            static_cast<int64_t>(numbers.size()));
    }
  }

 private:
  // The area in common, and whether its members are departments.
  using Group = std::pair<DivisionCode, bool>;

  UnitScan ScanOf(int32_t year) const {
    return UnitScan(cube_, question_.area, question_.level, answer_.basis,
                    year);
  }
  // Indices mean the same unit in every year.
  std::vector<UnitNumber> FiguresOf(int32_t year) const {
    return NumbersOf(ScanOf(year), *answer_.figure,
                     question_.leave_out_small_samples);
  }
  static const UnitNumber* Find(const std::vector<UnitNumber>& figures,
                                uint32_t index) {
    const auto found =
        std::ranges::lower_bound(figures, index, {}, &UnitNumber::index);
    return found != figures.end() && found->index == index ? &*found : nullptr;
  }
  double NumberOf(size_t member) const { return figures_[member].value; }

  std::map<Group, std::vector<size_t>> Groups() const {
    std::map<Group, std::vector<size_t>> groups;
    const divisions::DivisionTree& divisions = cube_.frame->divisions();
    for (size_t i = 0; i < figures_.size(); ++i) {
      const OrganKey organ = scan_.KeyOf(figures_[i].index);
      if (!organ.organ.IsGovernment()) {
        groups[{organ.division, true}].push_back(i);
      } else if (const auto* area = divisions.Find(organ.division);
                 area != nullptr) {
        groups[{area->parent, false}].push_back(i);
      }
    }
    return groups;
  }

  void NameSmallGroup(OutlierMethod method, const Group& group, int64_t size) {
    answer_.small_groups.push_back({method, group.first, group.second, size});
  }

  void Judge(const UnitNumber& figure, OutlierMethod method,
             const Spread& spread, int64_t size) {
    const double score = spread.ScoreOf(figure.value);
    if (std::abs(score) <= parameters_.most_sigma ||
        std::abs(figure.value - spread.median) < parameters_.least_difference) {
      return;
    }
    Add(figure, method, spread.median, score, size);
  }

  void Add(const UnitNumber& figure, OutlierMethod method, double reference,
           double score, int64_t size) {
    answer_.outliers.push_back({scan_.KeyOf(figure.index), method, figure.value,
                                reference, score, size});
  }

  const Cube& cube_;
  const OutliersQuestion& question_;
  const Parameters& parameters_;
  OutliersAnswer& answer_;
  const UnitScan scan_;
  const std::vector<UnitNumber> figures_;
};

// Keeps the page.
void CutPage(int64_t offset, int page_size, OutliersAnswer& answer) {
  auto& outliers = answer.outliers;
  std::ranges::sort(outliers, {}, [](const Outlier& outlier) {
    return std::tuple(outlier.method, -std::abs(outlier.score), outlier.organ);
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
  Examination examination(cube, question, answer);
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

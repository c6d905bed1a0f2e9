#include "stats-service/query/get_coverage.h"

#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "stats-service/query/check_question.h"
#include "stats-service/query/coverage_walk.h"
#include "stats-service/query/day_counts.h"
#include "status/status_macros.h"

namespace disclosure::stats {
namespace {

using divisions::DivisionCode;

// The question with its defaults filled in.
struct CoveragePlan {
  std::optional<YearRange> years;  // nullopt: no report has any year
  size_t page_size = 0;
};

int64_t RowsOf(const CubeFrame& frame, const CoverageQuestion& question) {
  if (question.group_by == AreaLevel::kUnspecified) return 1;
  int64_t rows = 0;
  const auto [begin, end] = frame.divisions().Subtree(question.area);
  for (size_t i = begin; i < end; ++i) {
    if (LevelOf(frame.areas()[i].level) == question.group_by) ++rows;
  }
  return rows;
}

absl::Status CheckRows(const CubeFrame& frame, const CoverageQuestion& question,
                       const YearRange& years) {
  const int64_t rows = RowsOf(frame, question) * years.size();
  if (rows <= kMaxCoverageRows) return absl::OkStatus();
  return BadQuestion(
      absl::StrCat(rows, " rows; at most ", kMaxCoverageRows,
                   " at a time: ask for fewer years, a higher level or a "
                   "smaller area"),
      "TOO_MANY_VALUES", "group_by");
}

absl::Status CheckLevel(const CoverageQuestion& question) {
  if (question.group_by == AreaLevel::kUnspecified) return absl::OkStatus();
  if (question.group_by == AreaLevel::kOrgan) {
    return BadQuestion("coverage is counted by areas, not by organs",
                       "BAD_LEVEL", "group_by");
  }
  if (question.group_by > LevelOf(question.area)) return absl::OkStatus();
  return BadQuestion("the level does not lie below the area", "BAD_LEVEL",
                     "group_by");
}

absl::StatusOr<CoveragePlan> PlanOf(const Cube& cube,
                                    const CoverageQuestion& question) {
  RETURN_IF_ERROR(
      CheckArea(cube.frame->divisions(), question.area, "division_code"));
  RETURN_IF_ERROR(CheckLevel(question));
  CoveragePlan plan;
  ASSIGN_OR_RETURN(const int page_size, PageSize(question.page_size));
  plan.page_size = static_cast<size_t>(page_size);
  plan.years = question.years;
  if (const auto last = cube.LastYear();
      !plan.years.has_value() && last.has_value()) {
    plan.years = YearRange{*last, *last};
  }
  if (!plan.years.has_value()) return plan;
  RETURN_IF_ERROR(CheckYears(*plan.years));
  RETURN_IF_ERROR(CheckRows(*cube.frame, question, *plan.years));
  return plan;
}

// Counts the units of one year.
class YearCounts {
 public:
  YearCounts(const CoverageQuestion& question, const DeadlineOf& deadline_of,
             int32_t year, CoverageAnswer& answer)
      : group_by_(question.group_by),
        deadline_of_(deadline_of),
        year_(year),
        answer_(answer),
        rows_before_(answer.rows.size()) {
    if (group_by_ == AreaLevel::kUnspecified) OpenRow(question.area);
  }

  void Add(const CoverageUnit& unit) {
    if (unit.reported) arrivals_.Add(unit.days.accepted);
    CoverageRow* const row = RowOf(unit.organ.division);
    if (row == nullptr) return;
    CoverageCounts& counts =
        row->by_class[static_cast<size_t>(ClassOf(unit.organ))];
    if (unit.expected) ++counts.expected;
    if (!unit.reported) {
      ++counts.missing;
      return;
    }
    ++counts.received;
    if (!unit.expected) ++counts.unexpected;
    ++(counts.*TimelinessOf(unit));
  }

  void Finish() {
    arrivals_.ForEach([&](form::CivilDate day, int64_t reports) {
      answer_.arrivals.push_back({year_, day, reports});
    });
  }

 private:
  // Departments of one code have one deadline, and stand together.
  std::optional<form::CivilDate> DeadlineOfUnit(const form::OrganKey& organ) {
    if (organ.organ.IsGovernment()) return deadline_of_(organ, year_);
    if (organ.division != department_division_) {
      department_division_ = organ.division;
      department_deadline_ = deadline_of_(organ, year_);
    }
    return department_deadline_;
  }

  int64_t CoverageCounts::*TimelinessOf(const CoverageUnit& unit) {
    const auto published = unit.days.published.Get();
    if (!published.has_value()) return &CoverageCounts::unknown;
    const auto deadline = DeadlineOfUnit(unit.organ);
    if (!deadline.has_value()) return &CoverageCounts::unknown;
    return *published <= *deadline ? &CoverageCounts::on_time
                                   : &CoverageCounts::late;
  }

  CoverageRow& OpenRow(const DivisionCode& area) {
    CoverageRow& row = answer_.rows.emplace_back();
    row.area = area;
    row.year = year_;
    return row;
  }

  // Units come in the order of codes, so that of a row together. Null: the unit
  // lies above all rows.
  CoverageRow* RowOf(const DivisionCode& unit) {
    if (group_by_ == AreaLevel::kUnspecified) return &answer_.rows.back();
    if (LevelOf(unit) < group_by_) return nullptr;
    const auto level = static_cast<divisions::Level>(
        static_cast<int>(group_by_) - static_cast<int>(AreaLevel::kNation));
    const DivisionCode area = unit.AncestorAt(level);
    if (answer_.rows.size() > rows_before_ &&
        answer_.rows.back().area == area) {
      return &answer_.rows.back();
    }
    return &OpenRow(area);
  }

  const AreaLevel group_by_;
  const DeadlineOf& deadline_of_;
  const int32_t year_;
  CoverageAnswer& answer_;
  const size_t rows_before_;
  DayCounts arrivals_;
  std::optional<DivisionCode> department_division_;
  std::optional<form::CivilDate> department_deadline_;
};

// Takes the missing of a page.
class MissingPage {
 public:
  MissingPage(const CoverageQuestion& question, const DeadlineOf& deadline_of,
              size_t page_size, CoverageAnswer& answer)
      : from_(question.from),
        deadline_of_(deadline_of),
        page_size_(page_size),
        answer_(answer) {}

  bool is_full() const { return answer_.next.has_value(); }
  bool IsBefore(int32_t year) const {
    return from_.has_value() && year < from_->year;
  }

  void Add(const CoverageUnit& unit, int32_t year) {
    if (unit.reported || ClassOf(unit.organ) == UnitClass::kQuasiUnit) return;
    if (from_.has_value() &&
        std::tie(year, unit.organ) < std::tie(from_->year, from_->organ)) {
      return;
    }
    if (answer_.missing.size() == page_size_) {
      answer_.next = RowPosition{unit.organ, year};
      return;
    }
    answer_.missing.push_back({unit.organ, year, std::string(unit.name),
                               deadline_of_(unit.organ, year)});
  }

 private:
  const std::optional<RowPosition>& from_;
  const DeadlineOf& deadline_of_;
  const size_t page_size_;
  CoverageAnswer& answer_;
};

}  // namespace

CoverageCounts& CoverageCounts::operator+=(const CoverageCounts& other) {
  expected += other.expected;
  received += other.received;
  on_time += other.on_time;
  late += other.late;
  unknown += other.unknown;
  missing += other.missing;
  unexpected += other.unexpected;
  return *this;
}

CoverageCounts CoverageRow::Total(bool with_departments) const {
  CoverageCounts total;
  for (const UnitClass unit_class :
       {UnitClass::kProvince, UnitClass::kPrefecture, UnitClass::kCounty,
        UnitClass::kTownship}) {
    total += Of(unit_class);
  }
  if (with_departments) total += Of(UnitClass::kDepartment);
  return total;
}

absl::StatusOr<CoverageAnswer> GetCoverage(const Cube& cube,
                                           const CoverageStandard& standard,
                                           const CoverageQuestion& question) {
  ASSIGN_OR_RETURN(const CoveragePlan plan, PlanOf(cube, question));
  CoverageAnswer answer;
  if (!plan.years.has_value()) return answer;
  MissingPage missing(question, standard.deadline_of, plan.page_size, answer);
  CoverageUnit unit;
  for (int32_t year = plan.years->first; year <= plan.years->last; ++year) {
    if (question.from.has_value()) {
      if (missing.IsBefore(year) || missing.is_full()) continue;
      CoverageWalk walk(cube, standard.roster, question.area, year);
      while (!missing.is_full() && walk.Next(unit)) missing.Add(unit, year);
      continue;
    }
    YearCounts counts(question, standard.deadline_of, year, answer);
    CoverageWalk walk(cube, standard.roster, question.area, year);
    while (walk.Next(unit)) {
      counts.Add(unit);
      if (!missing.is_full()) missing.Add(unit, year);
    }
    counts.Finish();
  }
  return answer;
}

}  // namespace disclosure::stats

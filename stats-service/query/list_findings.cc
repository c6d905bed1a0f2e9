#include "stats-service/query/list_findings.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <tuple>

#include "absl/strings/str_cat.h"
#include "stats-service/cube/area_year.h"
#include "stats-service/query/check_question.h"
#include "status/status_macros.h"

namespace disclosure::stats {
namespace {

using form::OrganKey;

// The question with its defaults filled in.
struct FindingsPlan {
  const ScopeSheets* scope;
  std::optional<YearRange> years;  // nullopt: no report has any year
  size_t page_size;
  // Numbers of the rules asked for; nullopt: all.
  std::optional<std::set<uint16_t>> rules;
};

absl::Status CheckLevel(const FindingsQuestion& question) {
  if (question.group_by == AreaLevel::kUnspecified) return absl::OkStatus();
  if (question.group_by <= LevelOf(question.area)) {
    return BadQuestion("the level does not lie below the area", "BAD_LEVEL",
                       "group_by");
  }
  const AreaLevel lowest =
      question.summaries ? AreaLevel::kCounty : AreaLevel::kTownship;
  if (question.group_by > lowest) {
    return BadQuestion(
        "data quality is told of areas; reports are listed one by one",
        "BAD_LEVEL", "group_by");
  }
  return absl::OkStatus();
}

// The areas of the level asked for, by their index in the tree.
std::vector<size_t> AreasOf(const CubeFrame& frame,
                            const FindingsQuestion& question) {
  const auto [begin, end] = frame.divisions().Subtree(question.area);
  if (question.group_by == AreaLevel::kUnspecified) return {begin};
  std::vector<size_t> areas;
  for (size_t index = begin; index < end; ++index) {
    if (LevelOf(frame.areas()[index].level) == question.group_by) {
      areas.push_back(index);
    }
  }
  return areas;
}

std::optional<std::set<uint16_t>> RuleNumbersOf(
    const Cube& cube, const std::vector<std::string>& rules) {
  if (rules.empty()) return std::nullopt;
  std::set<uint16_t> numbers;
  for (size_t number = 0; number < cube.rules->size(); ++number) {
    if (std::ranges::find(rules, (*cube.rules)[number]) != rules.end()) {
      numbers.insert(static_cast<uint16_t>(number));
    }
  }
  return numbers;
}

absl::StatusOr<FindingsPlan> PlanOf(const Cube& cube,
                                    const FindingsQuestion& question) {
  RETURN_IF_ERROR(
      CheckArea(cube.frame->divisions(), question.area, "division_code"));
  RETURN_IF_ERROR(CheckLevel(question));
  if (question.rules.size() > kMaxRuleIds) {
    return BadQuestion(
        absl::StrCat(question.rules.size(), " rules; at most ", kMaxRuleIds),
        "TOO_MANY_VALUES", "rule_ids");
  }
  FindingsPlan plan;
  plan.scope = question.summaries ? &cube.summaries : &cube.own;
  plan.years = question.years;
  if (const auto last = cube.LastYear();
      !plan.years.has_value() && last.has_value()) {
    plan.years = YearRange{*last, *last};
  }
  if (plan.years.has_value()) RETURN_IF_ERROR(CheckYears(*plan.years));
  ASSIGN_OR_RETURN(plan.page_size, PageSize(question.page_size));
  plan.rules = RuleNumbersOf(cube, question.rules);
  return plan;
}

// Calls `visit(place, findings)` for each report of the range and year in which
// the rules found something, in the order of organs; false ends.
template <typename Visit>
bool ForEachReport(const ScopeSheets& scope, OrganRange range, int32_t year,
                   Visit visit) {
  const YearSheet* sheet = scope.Find(year);
  if (sheet == nullptr) return true;
  bool goes_on = true;
  for (uint32_t block = range.begin.block;
       goes_on && block < sheet->blocks() && block <= range.end.block;
       ++block) {
    const FindingsBlock* findings = sheet->findings(block);
    if (findings == nullptr) continue;
    const size_t begin = block == range.begin.block ? range.begin.slot : 0;
    const size_t end = block == range.end.block
                           ? range.end.slot
                           : scope.organs->block(block).size();
    findings->ForEachSlot(begin, end, [&](size_t slot, auto of_slot) {
      const OrganPlace place = {block, static_cast<uint32_t>(slot)};
      if (goes_on && sheet->Reported(place)) goes_on = visit(place, of_slot);
    });
  }
  return goes_on;
}

int64_t ReportsIn(const ScopeSheets& scope, OrganRange range, int32_t year) {
  const YearSheet* sheet = scope.Find(year);
  if (sheet == nullptr) return 0;
  int64_t reports = 0;
  for (OrganPlace place = range.begin; place < range.end;
       place = scope.organs->Next(place)) {
    if (sheet->Reported(place)) ++reports;
  }
  return reports;
}

class FindingsList {
 public:
  FindingsList(const Cube& cube, const FindingsQuestion& question,
               const FindingsPlan& plan)
      : cube_(cube), question_(question), plan_(plan) {}

  void CountRules() {
    std::map<std::tuple<std::string, int, int32_t>, RuleCount> counts;
    const OrganRange range = plan_.scope->organs->RangeOf(question_.area);
    for (int32_t year = plan_.years->first; year <= plan_.years->last; ++year) {
      ForEachReport(*plan_.scope, range, year, [&](OrganPlace, auto findings) {
        for (const FindingCount& finding : findings) {
          if (!IsAsked(finding)) continue;
          RuleCount& count = counts[{RuleOf(finding), finding.severity, year}];
          ++count.reports;
          count.findings += finding.count;
        }
        return true;
      });
    }
    for (auto& [key, count] : counts) {
      count.rule = std::get<0>(key);
      count.severity = static_cast<v1::Severity>(std::get<1>(key));
      count.year = std::get<2>(key);
      answer_.rules.push_back(std::move(count));
    }
  }

  void Rate(const std::vector<size_t>& areas) {
    for (const size_t index : areas) {
      for (int32_t year = plan_.years->first; year <= plan_.years->last;
           ++year) {
        const AreaQuality quality = QualityOf(index, year);
        const bool always = question_.group_by == AreaLevel::kUnspecified;
        if (always || quality.reports > 0) answer_.quality.push_back(quality);
      }
    }
  }

  void ListReports() {
    const OrganRange all = plan_.scope->organs->RangeOf(question_.area);
    for (int32_t year = plan_.years->first; year <= plan_.years->last; ++year) {
      if (question_.from.has_value() && year < question_.from->year) continue;
      const bool goes_on = ForEachReport(
          *plan_.scope, all, year, [&](OrganPlace place, auto findings) {
            return ListReport(place, year, findings);
          });
      if (!goes_on) return;
    }
  }

  FindingsAnswer Finish() { return std::move(answer_); }

 private:
  bool IsAsked(const FindingCount& finding) const {
    return finding.severity >= question_.least_severity &&
           (!plan_.rules.has_value() || plan_.rules->contains(finding.rule));
  }
  const std::string& RuleOf(const FindingCount& finding) const {
    return (*cube_.rules)[finding.rule];
  }

  AreaQuality QualityOf(size_t index, int32_t year) const {
    AreaQuality quality;
    quality.area = cube_.frame->divisions().areas()[index].code;
    quality.year = year;
    const OrganRange range = plan_.scope->organs->RangeOf(quality.area);
    if (question_.summaries) {
      quality.reports = ReportsIn(*plan_.scope, range, year);
    } else {
      const AreaPlace place(cube_, index);
      quality.reports = AreaYear(cube_, place, year).reports();
    }
    quality.clean_reports = quality.reports;
    if (quality.reports == 0) return quality;
    ForEachReport(*plan_.scope, range, year, [&](OrganPlace, auto findings) {
      bool is_clean = true;
      for (const FindingCount& finding : findings) {
        is_clean = is_clean && finding.severity < v1::SEVERITY_WARNING;
        CountOf(finding, quality) += finding.count;
      }
      if (!is_clean) --quality.clean_reports;
      return true;
    });
    return quality;
  }

  static int64_t& CountOf(const FindingCount& finding, AreaQuality& quality) {
    if (finding.severity >= v1::SEVERITY_ERROR) return quality.errors;
    return finding.severity == v1::SEVERITY_WARNING ? quality.warnings
                                                    : quality.notes;
  }

  // False: the page is full.
  bool ListReport(OrganPlace place, int32_t year,
                  std::span<const FindingCount> findings) {
    const OrganKey& organ = plan_.scope->organs->key(place);
    if (question_.from.has_value() && year == question_.from->year &&
        organ < question_.from->organ) {
      return true;
    }
    ReportFindings report;
    for (const FindingCount& finding : findings) {
      if (!IsAsked(finding)) continue;
      report.findings.push_back({RuleOf(finding),
                                 static_cast<v1::Severity>(finding.severity),
                                 finding.count});
    }
    if (report.findings.empty()) return true;
    if (answer_.reports.size() == plan_.page_size) {
      answer_.next = RowPosition{organ, year};
      return false;
    }
    std::ranges::sort(report.findings);
    report.organ = organ;
    report.year = year;
    report.revision = plan_.scope->Find(year)->Revision(place);
    answer_.reports.push_back(std::move(report));
    return true;
  }

  const Cube& cube_;
  const FindingsQuestion& question_;
  const FindingsPlan& plan_;
  FindingsAnswer answer_;
};

}  // namespace

absl::StatusOr<FindingsAnswer> ListFindings(const Cube& cube,
                                            const FindingsQuestion& question) {
  ASSIGN_OR_RETURN(const FindingsPlan plan, PlanOf(cube, question));
  if (!plan.years.has_value()) return FindingsAnswer();
  FindingsList list(cube, question, plan);
  if (!question.from.has_value()) {
    const std::vector<size_t> areas = AreasOf(*cube.frame, question);
    const int64_t rows =
        static_cast<int64_t>(areas.size()) * plan.years->size();
    if (rows > kMaxQualityRows) {
      return BadQuestion(
          absl::StrCat(rows, " areas times years; at most ", kMaxQualityRows,
                       " at a time: ask for fewer years, or area by area"),
          "TOO_MANY_VALUES", "group_by");
    }
    list.CountRules();
    list.Rate(areas);
  }
  list.ListReports();
  return list.Finish();
}

}  // namespace disclosure::stats

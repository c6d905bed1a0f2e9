#include "stats-service/query/list_areas.h"

#include <algorithm>

#include "stats-service/query/check_question.h"
#include "status/status_macros.h"

namespace disclosure::stats {
namespace {

using divisions::Area;
using divisions::DivisionTree;

std::optional<int> EditionOf(const AreasQuestion& question) {
  return question.year == 0
             ? std::nullopt
             : std::optional(DivisionTree::EditionFor(question.year));
}

bool HasName(const DivisionTree& divisions, const Area& area,
             const AreasQuestion& question, std::optional<int> edition) {
  if (question.name.empty()) return true;
  const std::string name =
      edition.has_value() ? divisions.NameIn(area.code, *edition) : area.name;
  return name.find(question.name) != std::string::npos;
}

// In the order of codes, without regard to the name.
std::vector<const Area*> Candidates(const DivisionTree& divisions,
                                    const AreasQuestion& question,
                                    std::optional<int> edition) {
  const Area* itself = divisions.Find(question.area);
  if (question.level == AreaLevel::kUnspecified && question.name.empty()) {
    std::vector<const Area*> areas = divisions.Children(question.area, edition);
    areas.insert(areas.begin(), itself);
    return areas;
  }
  std::vector<const Area*> areas;
  const auto [begin, end] = divisions.Subtree(question.area);
  for (const Area& area : divisions.areas().subspan(begin, end - begin)) {
    if (area.pseudo && &area != itself) continue;
    if (question.level == AreaLevel::kUnspecified ||
        question.level == LevelOf(area.code)) {
      areas.push_back(&area);
    }
  }
  return areas;
}

absl::Status Check(const DivisionTree& divisions,
                   const AreasQuestion& question) {
  RETURN_IF_ERROR(CheckArea(divisions, question.area, "division_code"));
  if (question.level == AreaLevel::kOrgan) {
    return BadQuestion("organs are no areas", "BAD_LEVEL", "level");
  }
  if (question.year == 0) return absl::OkStatus();
  return CheckYears({question.year, question.year});
}

}  // namespace

absl::StatusOr<AreasAnswer> ListAreas(const DivisionTree& divisions,
                                      const AreasQuestion& question) {
  RETURN_IF_ERROR(Check(divisions, question));
  ASSIGN_OR_RETURN(const int page_size, PageSize(question.page_size));
  const std::optional<int> edition = EditionOf(question);
  AreasAnswer answer;
  answer.edition = edition;
  for (const Area* area : Candidates(divisions, question, edition)) {
    if (question.from.has_value() && area->code < *question.from) continue;
    if (edition.has_value() && !area->In(*edition)) continue;
    if (!HasName(divisions, *area, question, edition)) continue;
    if (answer.areas.size() == static_cast<size_t>(page_size)) {
      answer.next = area->code;
      break;
    }
    answer.areas.push_back(area->code);
  }
  return answer;
}

AreaDescription DescribeArea(const DivisionTree& divisions,
                             const divisions::DivisionCode& code,
                             std::optional<int> edition) {
  AreaDescription description;
  description.code = code;
  description.level = LevelOf(code);
  const Area* area = divisions.Find(code);
  if (area == nullptr) return description;
  description.name =
      edition.has_value() ? divisions.NameIn(code, *edition) : area->name;
  description.full_name = divisions.FullName(code, edition);
  description.parent = area->parent;
  description.first_edition = area->first_edition();
  description.last_edition = area->last_edition();
  return description;
}

}  // namespace disclosure::stats

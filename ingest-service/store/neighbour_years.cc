#include "ingest-service/store/neighbour_years.h"

#include <algorithm>
#include <utility>

namespace disclosure::ingest {
namespace {

using divisions::Area;
using divisions::DivisionCode;
using divisions::DivisionTree;
using divisions::Edge;
using divisions::EdgeKind;

// Whether a code in one edition is another place than in the next one.
bool IsReused(const DivisionTree& divisions, const DivisionCode& code,
              int before, int after) {
  const Area* area = divisions.Find(code);
  return area != nullptr && area->In(before) && area->In(after) &&
         !divisions.SamePlace(code, before, after);
}

bool IsCertainRecoding(const Edge& edge, int edition_after) {
  return edge.kind == EdgeKind::kRecoded && edge.certain &&
         edge.edition_after == edition_after;
}

// A way through the years under one code, with the reports of that code.
struct Path {
  Reporter reporter;
  PlannedYears::Years years;
};
using Paths = absl::InlinedVector<Path, 2>;

void AddPath(const PlannedYears& years, const Reporter& reporter,
             Paths& paths) {
  const bool known =
      std::ranges::find(paths, reporter, &Path::reporter) != paths.end();
  if (!known) paths.push_back({reporter, years.Of(reporter)});
}

// The paths one year on, by `codes(code)`; the usual one is left as it is.
template <typename Codes>
void Step(const PlannedYears& years, Codes codes, Paths& paths) {
  Paths next;
  for (const Path& path : paths) {
    Reporter reporter = path.reporter;
    for (const DivisionCode& code : codes(path.reporter.organ.division)) {
      reporter.organ.division = code;
      AddPath(years, reporter, next);
    }
  }
  paths = std::move(next);
}

bool SameEdition(int32_t year, int32_t next) {
  return DivisionTree::EditionFor(year) == DivisionTree::EditionFor(next);
}

}  // namespace

NeighbourCodes CodesBefore(const DivisionTree& divisions,
                           const DivisionCode& code, int32_t year) {
  const int before = DivisionTree::EditionFor(year - 1);
  const int after = DivisionTree::EditionFor(year);
  if (before == after) return {code};
  NeighbourCodes codes;
  if (!IsReused(divisions, code, before, after)) codes.push_back(code);
  for (const Edge& edge : divisions.lineage().EdgesTo(code)) {
    if (IsCertainRecoding(edge, after)) codes.push_back(edge.from);
  }
  return codes;
}

NeighbourCodes CodesAfter(const DivisionTree& divisions,
                          const DivisionCode& code, int32_t year) {
  const int before = DivisionTree::EditionFor(year);
  const int after = DivisionTree::EditionFor(year + 1);
  if (before == after) return {code};
  NeighbourCodes codes;
  if (!IsReused(divisions, code, before, after)) codes.push_back(code);
  for (const Edge& edge : divisions.lineage().EdgesFrom(code)) {
    if (IsCertainRecoding(edge, after)) codes.push_back(edge.to);
  }
  return codes;
}

EarlierYears FindEarlier(const DivisionTree& divisions,
                         const PlannedYears& years,
                         const form::Identity& identity) {
  Paths paths;
  AddPath(years, Reporter::Of(identity), paths);
  for (int32_t year = identity.year - 1; year >= years.first_year(); --year) {
    if (!SameEdition(year, year + 1)) {
      Step(
          years,
          [&](const DivisionCode& code) {
            return CodesBefore(divisions, code, year + 1);
          },
          paths);
    }
    for (const Path& path : paths) {
      const YearReport* found = path.years.Find(year);
      if (found == nullptr) continue;
      return {year == identity.year - 1 ? found : nullptr, year};
    }
  }
  return {};
}

std::vector<form::Identity> FindReaders(const DivisionTree& divisions,
                                        const PlannedYears& years,
                                        const form::Identity& identity) {
  std::vector<form::Identity> readers;
  Paths paths;
  AddPath(years, Reporter::Of(identity), paths);
  for (int32_t year = identity.year + 1;
       year <= years.last_year() && !paths.empty(); ++year) {
    if (!SameEdition(year - 1, year)) {
      Step(
          years,
          [&](const DivisionCode& code) {
            return CodesAfter(divisions, code, year - 1);
          },
          paths);
    }
    const auto read = [&](const Path& path) {
      if (path.years.Find(year) == nullptr) return false;
      readers.push_back(path.reporter.In(year));
      return true;
    };
    paths.erase(std::remove_if(paths.begin(), paths.end(), read), paths.end());
  }
  return readers;
}

}  // namespace disclosure::ingest

#include "ingest-service/store/neighbour_years.h"

#include <algorithm>
#include <utility>

#include "absl/container/inlined_vector.h"
#include "divisions/neighbour_codes.h"
#include "rules/compared_years.h"
#include "rules/year_before.h"

namespace disclosure::ingest {
namespace {

using divisions::DivisionCode;
using divisions::DivisionTree;

// A way through the years under one code, with the reports of that code.
struct Path {
  Reporter reporter;
  // Null if there is none.
  const std::vector<YearIndex::Year>* years;

  const YearReport* Find(int32_t year) const {
    if (years == nullptr) return nullptr;
    // A reporter has a few years: looking through them is the fastest way.
    const auto found = std::ranges::find(*years, year, &YearIndex::Year::year);
    return found == years->end() ? nullptr : &found->report;
  }
};
using Paths = absl::InlinedVector<Path, 2>;

void AddPath(const YearIndex& years, const Reporter& reporter, Paths& paths) {
  const bool known =
      std::ranges::find(paths, reporter, &Path::reporter) != paths.end();
  if (!known) paths.push_back({reporter, years.Find(reporter)});
}

// The paths one year on, by `codes(code)`; the usual one is left as it is.
template <typename Codes>
void Step(const YearIndex& years, Codes codes, Paths& paths) {
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

// Whether all paths go on under the same codes.
bool IsPlainStep(bool settled, int32_t year, int32_t next) {
  return settled ||
         DivisionTree::EditionFor(year) == DivisionTree::EditionFor(next);
}

}  // namespace

EarlierYears FindEarlier(const DivisionTree& divisions, const YearIndex& years,
                         const form::Identity& identity) {
  if (identity.year <= rules::kFirstComparedYear ||
      identity.year > rules::kLastComparedYear) {
    return {};
  }
  // Nearly all are.
  const bool settled = divisions.IsSettled(identity.organ.division);
  if (!settled) {
    const auto merged = rules::FindMergedYear<YearReport>(
        divisions, identity,
        [&](const form::Identity& part) { return years.Find(part); });
    if (merged.any) {
      return {{merged.reports.begin(), merged.reports.end()},
              identity.year - 1};
    }
  }
  Paths paths;
  AddPath(years, Reporter::Of(identity), paths);
  for (int32_t year = identity.year - 1; year >= years.first_year(); --year) {
    if (!IsPlainStep(settled, year, year + 1)) {
      Step(
          years,
          [&](const DivisionCode& code) {
            return CodesBefore(divisions, code, year + 1);
          },
          paths);
    }
    for (const Path& path : paths) {
      const YearReport* found = path.Find(year);
      if (found == nullptr) continue;
      if (year < identity.year - 1) return {{}, year};
      return {{found}, year};
    }
  }
  return {};
}

std::vector<form::Identity> FindReaders(const DivisionTree& divisions,
                                        const YearIndex& years,
                                        const form::Identity& identity) {
  std::vector<form::Identity> readers;
  if (identity.year >= years.last_year()) return readers;
  const bool settled = divisions.IsSettled(identity.organ.division);
  Paths paths;
  AddPath(years, Reporter::Of(identity), paths);
  for (int32_t year = identity.year + 1;
       year <= years.last_year() && !paths.empty(); ++year) {
    if (!IsPlainStep(settled, year - 1, year)) {
      Step(
          years,
          [&](const DivisionCode& code) {
            return CodesAfter(divisions, code, year - 1);
          },
          paths);
    }
    const auto read = [&](const Path& path) {
      if (path.Find(year) == nullptr) return false;
      readers.push_back(path.reporter.In(year));
      return true;
    };
    paths.erase(std::remove_if(paths.begin(), paths.end(), read), paths.end());
  }
  return readers;
}

}  // namespace disclosure::ingest

#include "stats-service/query/watched_area.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "stats-service/query/changed_since.h"
#include "stats-service/query/check_question.h"
#include "stats-service/query/measure.h"
#include "status/status_macros.h"

namespace disclosure::stats {

namespace {

// Whether a figure may change while no report in the area gets a revision.
bool MayChangeUnseen(const CubeFrame& frame, const std::string& name) {
  const form::Indicator* indicator = frame.indicators().Find(name);
  return indicator != nullptr &&
         (ReadsBeyondRevisions(indicator->numerator.measure) ||
          ReadsBeyondRevisions(indicator->denominator.measure));
}

}  // namespace

WatchedArea::WatchedArea(AggregateQuestion question, record::Sequence after)
    : question_(std::move(question)), seen_(after) {}

bool WatchedArea::MayDiffer(const Cube& cube) const {
  // The last year that any report has may be another now.
  if (!question_.years.has_value()) return true;
  for (const std::string& name : question_.cells) {
    if (MayChangeUnseen(*cube.frame, name)) return true;
  }
  // A note tells of the form of the last report before.
  const YearRange read = {0, question_.years->last};
  return MayHaveChangedSince(cube, seen_, question_.area,
                             question_.basis == Basis::kAreaSummary
                                 ? v1::SCOPE_AREA_SUMMARY
                                 : v1::SCOPE_OWN_ORGAN,
                             read);
}

absl::StatusOr<std::optional<std::vector<AggregateRow>>> WatchedArea::Look(
    const Cube& cube) {
  const int64_t years =
      question_.years.has_value() ? question_.years->size() : 1;
  const auto values = years * static_cast<int64_t>(question_.cells.size());
  if (values > kMaxWatchedValues) {
    return BadQuestion(absl::StrCat(values, " cells times years; at most ",
                                    kMaxWatchedValues, " can be watched"),
                       "TOO_MANY_VALUES", "cells");
  }
  const bool may_differ = MayDiffer(cube);
  if (rows_.has_value() && !may_differ) {
    seen_ = cube.applied_up_to;
    return std::optional<std::vector<AggregateRow>>();
  }
  ASSIGN_OR_RETURN(AggregateAnswer answer, Aggregate(cube, question_));
  for (AggregateRow& row : answer.rows) {
    for (AggregateValue& value : row.values) value.share_of_parent.reset();
  }
  // Of what the watcher saw before this stream only the sequence is known.
  const bool differs =
      rows_.has_value() ? answer.rows != *rows_ : seen_ == 0 || may_differ;
  seen_ = cube.applied_up_to;
  rows_ = std::move(answer.rows);
  return differs ? rows_ : std::nullopt;
}

}  // namespace disclosure::stats

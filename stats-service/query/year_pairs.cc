#include "stats-service/query/year_pairs.h"

#include <array>
#include <deque>
#include <string_view>

#include "divisions/neighbour_codes.h"
#include "rules/year_before.h"

namespace disclosure::stats {
namespace {

using divisions::DivisionCode;
using divisions::DivisionTree;
using form::OrganKey;

constexpr std::string_view kCarriedIn = "applications.carried_in.total";
constexpr std::string_view kCarriedOut = "applications.carried_out.total";

}  // namespace

YearPairs::YearPairs(const Cube& cube, const ScopeSheets& scope, int32_t year)
    : frame_(*cube.frame),
      scope_(scope),
      year_(year),
      sheet_(scope.Find(year)),
      before_(scope.Find(year - 1)),
      codes_go_on_(DivisionTree::EditionFor(year - 1) ==
                   DivisionTree::EditionFor(year)),
      carried_in_(*frame_.catalogue().Find(kCarriedIn)),
      carried_out_(*frame_.catalogue().Find(kCarriedOut)) {}

std::optional<bool> YearPairs::IsLinked(OrganPlace place) const {
  if (sheet_ == nullptr || before_ == nullptr) return std::nullopt;
  const CellReading carried_in = sheet_->Read(frame_, place, carried_in_);
  if (carried_in.state != CellState::kFigure) return std::nullopt;
  const std::optional<WideSum> carried_out = CarriedOut(place);
  if (!carried_out.has_value()) return std::nullopt;
  return *carried_out == carried_in.figure;
}

std::optional<WideSum> YearPairs::CarriedOut(OrganPlace place) const {
  const OrganKey& organ = scope_.organs->key(place);
  // Nearly all: nothing ever became of their code.
  if (codes_go_on_ || frame_.divisions().IsSettled(organ.division)) {
    const CellReading before = before_->Read(frame_, place, carried_out_);
    return SumOf(std::array{&before});
  }
  return CarriedOutElsewhere(organ);
}

std::optional<WideSum> YearPairs::CarriedOutElsewhere(
    const OrganKey& organ) const {
  // Those that are found stay where they are.
  std::deque<CellReading> readings;
  const auto find = [&](const form::Identity& identity) -> const CellReading* {
    const auto place = scope_.organs->Find(identity.organ);
    if (!place.has_value() || !before_->Reported(*place)) return nullptr;
    return &readings.emplace_back(before_->Read(frame_, *place, carried_out_));
  };
  form::Identity identity = {organ, v1::SCOPE_OWN_ORGAN, year_};
  const auto merged =
      rules::FindMergedYear<CellReading>(frame_.divisions(), identity, find);
  if (merged.any) return SumOf(merged.reports);
  for (const DivisionCode& code :
       divisions::CodesBefore(frame_.divisions(), organ.division, year_)) {
    identity.organ.division = code;
    const CellReading* before = find(identity);
    if (before != nullptr) return SumOf(std::array{before});
  }
  return std::nullopt;
}

// Like the rules, puts reports on different forms not together.
std::optional<WideSum> YearPairs::SumOf(
    std::span<const CellReading* const> reports) {
  if (reports.empty()) return std::nullopt;
  WideSum sum = 0;
  for (const CellReading* report : reports) {
    if (report->state != CellState::kFigure ||
        report->form_slot != reports.front()->form_slot) {
      return std::nullopt;
    }
    sum += report->figure;
  }
  return sum;
}

}  // namespace disclosure::stats

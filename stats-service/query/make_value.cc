#include "stats-service/query/make_value.h"

#include "stats-service/query/risk_hint.h"

namespace disclosure::stats {
namespace {

constexpr std::string_view kBoundarySplit =
    "A place was split since, and only some of its parts lie in the area. Ask "
    "for an area around all of them, or as reported.";
constexpr std::string_view kUnitUnknown =
    "The document does not name the unit of the amount.";

// A cell that none of the forms of the reports asks for.
void SetNotAsked(const CubeFrame& frame, form::CellIndex cell, uint32_t forms,
                 Value& value) {
  if (value.status != ValueStatus::kNotComparable) {
    value.status = ValueStatus::kNotAsked;
  }
  for (size_t form = 0; form < kForms; ++form) {
    if ((forms >> form & 1) == 0) continue;
    const auto note = frame.lookalikes().NoteFor(cell, form);
    if (!note.has_value()) continue;
    value.status = ValueStatus::kNotComparable;
    value.note = *note;
  }
}

// Of an indicator that some reports give all parts of.
void SetRatio(const Figure& figure, const FigureSum& sum, Value& value) {
  const std::optional<int64_t> above = sum.above.Sum();
  const std::optional<int64_t> below =
      figure.IsRatio() ? Narrow(sum.below) : std::optional<int64_t>(1);
  if (!above.has_value() || !below.has_value()) {
    value.status = ValueStatus::kOverflow;
    return;
  }
  value.approximate = sum.above.approximate > 0;
  value.ratio = Ratio{*above, *below, figure.IsRatio()};
  if (*below == 0) {
    value.status = ValueStatus::kDenominatorZero;
    return;
  }
  const Quotient quotient = {*above, *below};
  value.status = IsSmallSample(figure, quotient) ? ValueStatus::kSmallSample
                                                 : ValueStatus::kValue;
  value.ratio->value = ToDouble(figure, quotient);
  if (!figure.IsRatio()) value.value = *above;
}

Value IndicatorValue(const CubeFrame& frame, const Figure& figure,
                     const FigureSum& sum, int64_t not_reported,
                     uint32_t forms) {
  Value value;
  value.counts = ValueCounts{sum.above.with_value, sum.above.blank,
                             not_reported, sum.above.not_asked, 0};
  if (sum.complete) {
    SetRatio(figure, sum, value);
  } else if (sum.above.with_value > 0 || sum.above.blank > 0) {
    value.status = ValueStatus::kInputMissing;
  } else if (sum.above.not_asked > 0) {
    value.status = ValueStatus::kNotAsked;
    for (const form::CellIndex input : figure.indicator()->inputs) {
      SetNotAsked(frame, input, forms, value);
    }
  }
  value.risk = RiskOf(figure, value);
  return value;
}

}  // namespace

Value SplitValue(const Figure& figure) {
  Value value;
  value.status = ValueStatus::kBoundarySplit;
  value.note = kBoundarySplit;
  value.risk = RiskOf(figure, value);
  return value;
}

Value OrganValue(const CubeFrame& frame, form::CellIndex cell,
                 const OrganYear& report) {
  Value value;
  const CellReading reading = report.Read(cell);
  switch (reading.state) {
    case CellState::kNotReported:
      value.status = ValueStatus::kNotReported;
      break;
    case CellState::kNotAsked:
      SetNotAsked(frame, cell, 1u << reading.form_slot, value);
      break;
    case CellState::kBlank:
      value.status = ValueStatus::kBlank;
      break;
    case CellState::kFigure:
      value.status = ValueStatus::kValue;
      value.value = reading.figure;
      value.approximate = report.IsApproximate(cell);
      if (reading.unit_unknown) value.note = kUnitUnknown;
      break;
  }
  return value;
}

Value AreaValue(const CubeFrame& frame, form::CellIndex cell,
                const CellSum& sum, int64_t not_reported, uint32_t forms) {
  Value value;
  value.counts = ValueCounts{sum.with_value, sum.blank, not_reported,
                             sum.not_asked, sum.unit_unknown};
  if (sum.with_value > 0) {
    const std::optional<int64_t> total = sum.Sum();
    value.status =
        total.has_value() ? ValueStatus::kValue : ValueStatus::kOverflow;
    value.value = total.value_or(0);
    value.approximate = total.has_value() && sum.approximate > 0;
  } else if (sum.blank > 0 || sum.unit_unknown > 0) {
    value.status = ValueStatus::kBlank;
    if (sum.unit_unknown > 0) value.note = kUnitUnknown;
  } else if (sum.not_asked > 0) {
    SetNotAsked(frame, cell, forms, value);
  }
  return value;
}

Value AreaValue(const CubeFrame& frame, const Figure& figure,
                const FigureSum& sum, int64_t not_reported, uint32_t forms) {
  return figure.cell() != nullptr
             ? AreaValue(frame, figure.cell()->index, sum.above, not_reported,
                         forms)
             : IndicatorValue(frame, figure, sum, not_reported, forms);
}

}  // namespace disclosure::stats

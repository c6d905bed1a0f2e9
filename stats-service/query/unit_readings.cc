#include "stats-service/query/unit_readings.h"

#include <optional>

namespace disclosure::stats {
namespace {

// Counts why a report has no figure, in `blank` where a cell is; else adds what
// it has.
template <typename Reading, typename Units, typename AddFigure>
void AddState(const Reading& reading, Units& units, int64_t& blank,
              AddFigure add_figure) {
  switch (reading.state) {
    case CellState::kNotReported:
      ++units.not_reported;
      break;
    case CellState::kNotAsked:
      ++units.not_asked;
      break;
    case CellState::kBlank:
      ++blank;
      break;
    case CellState::kFigure:
      add_figure();
      break;
  }
}

// Of the reports at or below an area; the reasons as AreaValue() has them.
void AddSum(uint32_t index, const CellSum& sum, UnitFigures& units) {
  if (sum.with_value > 0) {
    if (const auto total = sum.Sum(); total.has_value()) {
      units.figures.push_back({*total, index});
    } else {
      ++units.overflow;
    }
  } else if (sum.unit_unknown > 0) {
    ++units.unit_unknown;
  } else if (sum.blank > 0) {
    ++units.blank;
  } else if (sum.not_asked > 0) {
    ++units.not_asked;
  } else {
    ++units.not_reported;
  }
}

// Of what has both sides of an indicator.
void AddSides(uint32_t index, const form::Indicator& indicator, WideSum above,
              WideSum below, UnitQuotients& units) {
  const std::optional<int64_t> numerator = Narrow(above);
  const std::optional<int64_t> denominator =
      indicator.IsRatio() ? Narrow(below) : std::optional<int64_t>(1);
  if (!numerator.has_value() || !denominator.has_value()) {
    ++units.overflow;
  } else if (*denominator == 0) {
    ++units.denominator_zero;
  } else {
    units.figures.push_back({{*numerator, *denominator}, index});
  }
}

// The reasons as AreaValue() has them.
void AddSum(uint32_t index, const form::Indicator& indicator,
            const FigureSum& sum, UnitQuotients& units) {
  if (sum.complete) {
    AddSides(index, indicator, sum.above.sum, sum.below, units);
  } else if (sum.above.with_value > 0 || sum.above.blank > 0) {
    ++units.input_missing;
  } else if (sum.above.not_asked > 0) {
    ++units.not_asked;
  } else {
    ++units.not_reported;
  }
}

}  // namespace

void AddReading(uint32_t index, form::CellIndex /*cell*/,
                const CellReading& reading, UnitFigures& units) {
  AddState(reading, units, units.blank, [&] {
    if (reading.unit_unknown) {
      ++units.unit_unknown;
    } else {
      units.figures.push_back({reading.figure, index});
    }
  });
}

void AddReading(uint32_t index, const form::Indicator& indicator,
                const IndicatorReading& reading, UnitQuotients& units) {
  AddState(reading, units, units.input_missing, [&] {
    AddSides(index, indicator, reading.above, reading.below, units);
  });
}

IndicatorReading ReadingOf(const FigureSum& sum) {
  IndicatorReading reading = {CellState::kBlank, sum.above.sum, sum.below};
  if (sum.complete) {
    reading.state = CellState::kFigure;
  } else if (sum.above.with_value == 0 && sum.above.blank == 0) {
    reading.state = CellState::kNotAsked;
  }
  return reading;
}

void AddRollUp(uint32_t index, const FigureSource& reports,
               form::CellIndex cell, UnitFigures& units) {
  AddSum(index, reports.SumOf(cell), units);
}

void AddRollUp(uint32_t index, const FigureSource& reports,
               const form::Indicator& indicator, UnitQuotients& units) {
  AddSum(index, indicator, reports.Sum(Figure(indicator)), units);
}

}  // namespace disclosure::stats

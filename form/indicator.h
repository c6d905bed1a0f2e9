#ifndef DISCLOSURE_FORM_INDICATOR_H_
#define DISCLOSURE_FORM_INDICATOR_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "disclosure/rules/v1/indicators.pb.h"
#include "disclosure/v1/cell.pb.h"
#include "form/formula_linear.h"
#include "form/risk_thresholds.h"

namespace disclosure::form {

using Measure = rules::v1::Measure;

// One side of an indicator: a sum of cells, or a count of reports or the like.
struct IndicatorSide {
  // MEASURE_UNSPECIFIED: the sum of the cells.
  Measure measure = rules::v1::MEASURE_UNSPECIFIED;
  // By cell. Cells that the form of a report does not have are left out. Of a
  // measure: what it is about; empty if it is not about cells.
  std::vector<LinearSum::Term> terms;
  // As it was written: the formula, or a word for the measure.
  std::string text;

  bool IsSumOfCells() const {
    return measure == rules::v1::MEASURE_UNSPECIFIED && !terms.empty();
  }
  bool empty() const {
    return measure == rules::v1::MEASURE_UNSPECIFIED && terms.empty();
  }
};

// A figure computed from cells, compiled.
struct Indicator {
  std::string name;
  std::string id;
  std::string label_zh;
  std::string label_en;
  std::string unit;
  IndicatorSide numerator;
  IndicatorSide denominator;  // empty: the numerator is the value
  int64_t scale = 1;
  int64_t small_sample_below = 0;
  std::string note_zh;
  std::string note_en;
  std::vector<rules::v1::IndicatorBreak> breaks;
  // Why it cannot be had; empty if it can.
  std::string unavailable;
  std::optional<RiskThresholds> risk;

  // Bit f is set if reports on form f (v1::Form; 0: a form that is not known)
  // have it.
  uint32_t forms = 0;
  // All cells that it is computed from, in order.
  std::vector<CellIndex> inputs;
  // Forms that have some of these cells, but not the indicator: sums over
  // reports of such forms say nothing about it.
  uint32_t half_forms = 0;
  // RATE for a ratio; else what its cells are.
  v1::Additivity additivity = v1::ADDITIVITY_UNSPECIFIED;
  // Whether both sides add up over years.
  bool adds_over_years = false;

  bool IsRatio() const { return !denominator.empty(); }
  bool IsSumOfCells() const {
    return numerator.IsSumOfCells() &&
           (denominator.empty() || denominator.IsSumOfCells());
  }
};

// numerator / denominator in the unit of the indicator.
double RatioOf(const Indicator& indicator, int64_t numerator,
               int64_t denominator);

}  // namespace disclosure::form

#endif  // DISCLOSURE_FORM_INDICATOR_H_

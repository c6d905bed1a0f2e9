#include "stats-service/query/list_indicators.h"

namespace disclosure::stats {
namespace {

bool IsAskedBy(v1::Form form, const form::Cell& cell) {
  return v1::Form_IsValid(form) && (cell.forms >> form & 1) != 0;
}

bool Matches(const form::Cell& cell, const IndicatorsQuestion& question) {
  if (question.form != v1::FORM_UNSPECIFIED &&
      !IsAskedBy(question.form, cell)) {
    return false;
  }
  return cell.name.starts_with(question.filter) ||
         cell.label_zh.find(question.filter) != std::string::npos ||
         cell.label_en.find(question.filter) != std::string::npos;
}

}  // namespace

std::vector<form::CellIndex> ListIndicators(
    const form::Catalogue& catalogue, const IndicatorsQuestion& question) {
  std::vector<form::CellIndex> cells;
  for (const form::Cell& cell : catalogue.cells()) {
    if (Matches(cell, question)) cells.push_back(cell.index);
  }
  return cells;
}

}  // namespace disclosure::stats

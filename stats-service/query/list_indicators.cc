#include "stats-service/query/list_indicators.h"

#include <bit>

namespace disclosure::stats {
namespace {

constexpr std::string_view kPrefix = "indicator.";

bool IsAskedBy(v1::Form form, uint32_t forms) {
  return v1::Form_IsValid(form) && (forms >> form & 1) != 0;
}

template <typename CellOrIndicator>
bool Matches(const CellOrIndicator& figure,
             const IndicatorsQuestion& question) {
  if (question.form != v1::FORM_UNSPECIFIED &&
      !IsAskedBy(question.form, figure.forms)) {
    return false;
  }
  return figure.name.starts_with(question.filter) ||
         figure.label_zh.find(question.filter) != std::string::npos ||
         figure.label_en.find(question.filter) != std::string::npos;
}

bool IsNamed(const form::Indicator& indicator,
             const IndicatorsQuestion& question) {
  if (Matches(indicator, question)) return true;
  IndicatorsQuestion only_form = question;
  only_form.filter.clear();
  return Matches(indicator, only_form) &&
         (indicator.id == question.filter || std::string_view(indicator.name)
                                                 .substr(kPrefix.size())
                                                 .starts_with(question.filter));
}

v1::Form FirstOf(uint32_t forms) {
  return static_cast<v1::Form>(std::countr_zero(forms));
}
v1::Form LastOf(uint32_t forms) {
  return static_cast<v1::Form>(std::bit_width(forms) - 1);
}

bool IsBreak(v1::Comparability comparability) {
  return comparability == v1::COMPARABILITY_CAUTION ||
         comparability == v1::COMPARABILITY_NONE;
}

// From a cell of one form to the cell that took its place.
void AddBreakToSuccessor(const form::Catalogue& catalogue,
                         const form::Cell& cell,
                         std::vector<FormBreak>& breaks) {
  const auto successor = catalogue.Find(cell.successor);
  if (!successor.has_value() || cell.IsNarrative() ||
      !IsBreak(cell.comparability)) {
    return;
  }
  const form::Cell& next = catalogue.cell(*successor);
  if (next.IsNarrative()) return;
  const v1::Form last = LastOf(cell.forms);
  const uint32_t later = next.forms >> (last + 1) << (last + 1);
  if (later == 0) return;
  breaks.push_back({last, FirstOf(later), cell.comparability, cell.note});
}

std::vector<FormBreak> BreaksOf(const form::Catalogue& catalogue,
                                const form::Cell& cell) {
  std::vector<FormBreak> breaks;
  for (const form::Cell& other : catalogue.cells()) {
    if (!cell.name.empty() && other.successor == cell.name) {
      AddBreakToSuccessor(catalogue, other, breaks);
    }
  }
  if (!cell.successor.empty()) {
    AddBreakToSuccessor(catalogue, cell, breaks);
  } else if (IsBreak(cell.comparability) && std::popcount(cell.forms) > 1) {
    breaks.push_back({FirstOf(cell.forms), LastOf(cell.forms),
                      cell.comparability, cell.note});
  }
  return breaks;
}

}  // namespace

std::vector<Figure> ListIndicators(const CubeFrame& frame,
                                   const IndicatorsQuestion& question) {
  std::vector<Figure> figures;
  for (const form::Cell& cell : frame.catalogue().cells()) {
    if (Matches(cell, question)) figures.emplace_back(cell);
  }
  for (const form::Indicator& indicator : frame.indicators().indicators()) {
    if (IsNamed(indicator, question)) figures.emplace_back(indicator);
  }
  return figures;
}

std::vector<FormBreak> BreaksOf(const CubeFrame& frame, const Figure& figure) {
  if (figure.cell() != nullptr) {
    return BreaksOf(frame.catalogue(), *figure.cell());
  }
  std::vector<FormBreak> breaks;
  for (const auto& one : figure.indicator()->breaks) {
    breaks.push_back(
        {one.before(), one.after(), one.comparability(), one.note_en()});
  }
  return breaks;
}

}  // namespace disclosure::stats

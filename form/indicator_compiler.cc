#include "form/indicator_compiler.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "form/formula_fold.h"
#include "form/formula_parser.h"
#include "status/abseil_view.h"
#include "status/status_macros.h"

namespace disclosure::form {
namespace {

constexpr std::string_view kEntries = "indicators";
constexpr std::string_view kPrefix = "indicator.";
constexpr uint32_t kAllForms = (uint32_t{1} << v1::Form_ARRAYSIZE) - 1;

// What lists say is counted.
std::string_view WordFor(Measure measure) {
  switch (measure) {
    case rules::v1::MEASURE_POPULATION:
      return "inhabitants";
    case rules::v1::MEASURE_EXPECTED:
      return "governments expected to report";
    case rules::v1::MEASURE_EXPECTED_REPORTS:
      return "governments expected to report that did";
    case rules::v1::MEASURE_REPORTS:
      return "reports";
    case rules::v1::MEASURE_ANSWERS:
      return "reports that answer";
    case rules::v1::MEASURE_ZERO_ANSWERS:
      return "reports that answer 0 to";
    case rules::v1::MEASURE_LARGEST_ANSWER:
      return "the largest answer to";
    case rules::v1::MEASURE_LARGEST_TENTH:
      return "the largest tenth of the answers to";
    case rules::v1::MEASURE_FAULTS:
      return "errors and warnings";
    case rules::v1::MEASURE_CLEAN_REPORTS:
      return "reports without errors and warnings";
    case rules::v1::MEASURE_YEAR_PAIRS:
      return "reports with one of the year before";
    case rules::v1::MEASURE_LINKED_YEAR_PAIRS:
      return "reports that carry in what the year before carried out";
    default:
      return "";
  }
}

bool IsAboutAnswers(Measure measure) {
  return measure >= rules::v1::MEASURE_ANSWERS &&
         measure <= rules::v1::MEASURE_LARGEST_TENTH;
}

bool AddsOverYears(const IndicatorSide& side, const Catalogue& catalogue) {
  switch (side.measure) {
    case rules::v1::MEASURE_POPULATION:
    case rules::v1::MEASURE_LARGEST_ANSWER:
    case rules::v1::MEASURE_LARGEST_TENTH:
      return false;
    case rules::v1::MEASURE_UNSPECIFIED:
      return std::ranges::all_of(side.terms, [&](const LinearSum::Term& term) {
        return catalogue.cell(term.cell).additivity == v1::ADDITIVITY_FLOW;
      });
    default:
      return true;
  }
}

}  // namespace

IndicatorCompiler::IndicatorCompiler(const Catalogue& catalogue,
                                     const TextSource& places,
                                     const rules::v1::IndicatorFile& file)
    : catalogue_(catalogue),
      places_(places),
      file_(file),
      resolver_(catalogue) {}

absl::Status IndicatorCompiler::Error(int index,
                                      std::string_view message) const {
  return absl::InvalidArgumentError(
      absl::StrCat(places_.Describe(places_.OffsetOf(kEntries, index)), ": ",
                   AbslView(message)));
}

// All that needs no formula.
absl::Status IndicatorCompiler::CheckWords(int index) const {
  const rules::v1::Indicator& entry = file_.indicators(index);
  if (!entry.name().starts_with(kPrefix)) {
    return Error(index, absl::StrCat("the name \"", entry.name(),
                                     "\" does not begin with \"",
                                     AbslView(kPrefix), "\""));
  }
  const bool has_words =
      !entry.id().empty() && !entry.label_zh().empty() &&
      !entry.label_en().empty() &&
      (!entry.unit().empty() || !entry.unavailable().empty());
  if (!has_words) {
    return Error(index, absl::StrCat(entry.name(),
                                     " needs id, label_zh, label_en, unit"));
  }
  const bool has_numerator =
      !entry.numerator().empty() ||
      entry.numerator_measure() != rules::v1::MEASURE_UNSPECIFIED;
  if (has_numerator != entry.unavailable().empty()) {
    return Error(index, absl::StrCat(entry.name(),
                                     " needs a numerator, or a reason why it "
                                     "is unavailable"));
  }
  if (entry.scale() < 0 || entry.small_sample_below() < 0) {
    return Error(index, absl::StrCat(entry.name(),
                                     ": scale and small_sample_below are not "
                                     "negative"));
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<LinearSum::Term>> IndicatorCompiler::TermsOf(
    int index, std::string_view field, const std::string& formula,
    uint32_t& forms) const {
  const FormulaPlace place = places_.PlacesIn(kEntries, index, field);
  ASSIGN_OR_RETURN(const FormulaNode tree, ParseFormula(formula, place));
  ASSIGN_OR_RETURN(const FormulaNode resolved,
                   resolver_.Resolve(tree, FormulaScope(), place));
  if (resolved.type != FormulaType::kNumber) {
    return FormulaError(place, 0, "a number is needed here");
  }
  std::map<CellIndex, int32_t> terms;
  for (int form = 0; form < v1::Form_ARRAYSIZE; ++form) {
    const auto folded = FoldFormula(resolved, catalogue_,
                                    {.report = static_cast<v1::Form>(form)});
    if (!folded) {
      forms &= ~(uint32_t{1} << form);
      continue;
    }
    const std::optional<LinearSum> sum = AsLinearSum(*folded);
    if (!sum || sum->constant != 0) {
      return FormulaError(place, 0,
                          "an indicator is a sum of cells of one report, each "
                          "times a whole number at most");
    }
    for (const LinearSum::Term& term : sum->terms) {
      terms[term.cell] = term.coefficient;
    }
  }
  std::vector<LinearSum::Term> sorted;
  for (const auto& [cell, coefficient] : terms) {
    if (catalogue_.cell(cell).additivity == v1::ADDITIVITY_RATE) {
      return FormulaError(place, 0,
                          absl::StrCat(catalogue_.cell(cell).name,
                                       " is a rate, which is never summed"));
    }
    sorted.push_back({cell, coefficient});
  }
  return sorted;
}

absl::StatusOr<IndicatorSide> IndicatorCompiler::SideOf(
    int index, std::string_view field, const std::string& formula,
    Measure measure, uint32_t& forms) const {
  IndicatorSide side;
  side.measure = measure;
  if (measure == rules::v1::MEASURE_UNSPECIFIED) {
    side.text = formula;
    if (formula.empty()) return side;
    ASSIGN_OR_RETURN(side.terms, TermsOf(index, field, formula, forms));
    return side;
  }
  if (!formula.empty()) {
    return Error(index, absl::StrCat("either ", AbslView(field), " or ",
                                     AbslView(field), "_measure"));
  }
  side.text = std::string(WordFor(measure));
  if (side.text.empty()) return Error(index, "there is no such measure");
  if (!IsAboutAnswers(measure)) return side;
  const std::string& of = file_.indicators(index).of();
  if (of.empty()) return Error(index, "what is answered must stand in \"of\"");
  ASSIGN_OR_RETURN(side.terms, TermsOf(index, "of", of, forms));
  for (int form = 0; form < v1::Form_ARRAYSIZE; ++form) {
    const auto answers =
        std::ranges::count_if(side.terms, [&](const LinearSum::Term& term) {
          return catalogue_.cell(term.cell).BelongsTo(
              static_cast<v1::Form>(form));
        });
    if (answers <= 1) continue;
    return FormulaError(places_.PlacesIn(kEntries, index, "of"), 0,
                        "an answer is one cell of each form");
  }
  absl::StrAppend(&side.text, " ", of);
  return side;
}

absl::Status IndicatorCompiler::CheckRisk(int index,
                                          const Indicator& indicator) const {
  if (!indicator.risk.has_value()) return absl::OkStatus();
  const std::string_view fault =
      indicator.unavailable.empty()
          ? FaultOf(*indicator.risk, indicator.IsRatio())
          : "has no value to judge";
  if (fault.empty()) return absl::OkStatus();
  return absl::InvalidArgumentError(
      absl::StrCat(places_.Describe(places_.OffsetOf(kEntries, index, "risk")),
                   ": ", indicator.name, ": risk ", AbslView(fault)));
}

void IndicatorCompiler::DescribeInputs(Indicator& indicator) const {
  v1::Additivity additivity = v1::ADDITIVITY_FLOW;
  for (const IndicatorSide* side :
       {&indicator.numerator, &indicator.denominator}) {
    for (const LinearSum::Term& term : side->terms) {
      const Cell& cell = catalogue_.cell(term.cell);
      indicator.inputs.push_back(term.cell);
      // What is no flow does not add up over years; a stock chains to nothing.
      if (cell.additivity == v1::ADDITIVITY_STOCK) additivity = cell.additivity;
      if (cell.additivity == v1::ADDITIVITY_CARRY &&
          additivity == v1::ADDITIVITY_FLOW) {
        additivity = cell.additivity;
      }
      for (int form = 0; form < v1::Form_ARRAYSIZE; ++form) {
        if (cell.BelongsTo(static_cast<v1::Form>(form))) {
          indicator.half_forms |= uint32_t{1} << form;
        }
      }
    }
  }
  indicator.half_forms &= ~indicator.forms;
  std::ranges::sort(indicator.inputs);
  // clang-tidy's clang does not compile std::ranges::unique.
  indicator.inputs.erase(
      std::unique(indicator.inputs.begin(), indicator.inputs.end()),
      indicator.inputs.end());
  indicator.additivity = indicator.IsRatio() ? v1::ADDITIVITY_RATE : additivity;
  indicator.adds_over_years = AddsOverYears(indicator.numerator, catalogue_) &&
                              AddsOverYears(indicator.denominator, catalogue_);
}

absl::StatusOr<Indicator> IndicatorCompiler::Compile(int index) const {
  RETURN_IF_ERROR(CheckWords(index));
  const rules::v1::Indicator& entry = file_.indicators(index);
  Indicator indicator;
  indicator.name = entry.name();
  indicator.id = entry.id();
  indicator.label_zh = entry.label_zh();
  indicator.label_en = entry.label_en();
  indicator.unit = entry.unit();
  indicator.note_zh = entry.note_zh();
  indicator.note_en = entry.note_en();
  indicator.breaks.assign(entry.breaks().begin(), entry.breaks().end());
  indicator.unavailable = entry.unavailable();
  if (entry.has_risk()) indicator.risk = entry.risk();
  indicator.scale = std::max<int64_t>(entry.scale(), 1);
  indicator.small_sample_below = entry.small_sample_below();
  if (!indicator.unavailable.empty()) {
    RETURN_IF_ERROR(CheckRisk(index, indicator));
    return indicator;
  }
  indicator.forms = kAllForms;
  ASSIGN_OR_RETURN(indicator.numerator,
                   SideOf(index, "numerator", entry.numerator(),
                          entry.numerator_measure(), indicator.forms));
  ASSIGN_OR_RETURN(indicator.denominator,
                   SideOf(index, "denominator", entry.denominator(),
                          entry.denominator_measure(), indicator.forms));
  if (indicator.forms == 0) {
    return Error(index,
                 absl::StrCat("no form has all the cells of ", indicator.name));
  }
  RETURN_IF_ERROR(CheckRisk(index, indicator));
  DescribeInputs(indicator);
  return indicator;
}

}  // namespace disclosure::form

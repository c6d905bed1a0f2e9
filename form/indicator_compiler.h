#ifndef DISCLOSURE_FORM_INDICATOR_COMPILER_H_
#define DISCLOSURE_FORM_INDICATOR_COMPILER_H_

#include "absl/status/statusor.h"
#include "disclosure/rules/v1/indicators.pb.h"
#include "form/catalogue.h"
#include "form/formula_resolver.h"
#include "form/indicator.h"
#include "form/text_source.h"

namespace disclosure::form {

// Makes indicators of the entries of a file, one after the other.
class IndicatorCompiler {
 public:
  // Borrows all three.
  IndicatorCompiler(const Catalogue& catalogue, const TextSource& places,
                    const rules::v1::IndicatorFile& file);

  // INVALID_ARGUMENT with file, line and column: see IndicatorSet::Compile.
  absl::StatusOr<Indicator> Compile(int index) const;

 private:
  absl::Status Error(int index, std::string_view message) const;
  absl::Status CheckWords(int index) const;
  absl::StatusOr<IndicatorSide> SideOf(int index, std::string_view field,
                                       const std::string& formula,
                                       Measure measure, uint32_t& forms) const;
  absl::StatusOr<std::vector<LinearSum::Term>> TermsOf(
      int index, std::string_view field, const std::string& formula,
      uint32_t& forms) const;
  absl::Status CheckRisk(int index, const Indicator& indicator) const;
  void DescribeInputs(Indicator& indicator) const;

  const Catalogue& catalogue_;
  const TextSource& places_;
  const rules::v1::IndicatorFile& file_;
  const FormulaResolver resolver_;
};

}  // namespace disclosure::form

#endif  // DISCLOSURE_FORM_INDICATOR_COMPILER_H_

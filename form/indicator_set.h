#ifndef DISCLOSURE_FORM_INDICATOR_SET_H_
#define DISCLOSURE_FORM_INDICATOR_SET_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "form/catalogue.h"
#include "form/indicator.h"

namespace disclosure::form {

// All indicators, compiled once against the catalogue to indices of cells.
// Immutable, thread-safe.
class IndicatorSet {
 public:
  // None.
  IndicatorSet() = default;

  // INVALID_ARGUMENT with file, line and column: the text is no file of
  // indicators, a name stands twice, is a cell's or does not begin with
  // "indicator.", a label or unit is missing, a formula does not parse, names
  // what does not exist (with the nearest name), or is no sum of cells, no form
  // has all that is asked for, thresholds of risk do not ascend.
  static absl::StatusOr<IndicatorSet> Compile(std::string_view text,
                                              std::string_view file_name,
                                              const Catalogue& catalogue);
  // The indicators that the programs carry, form/data/indicators.textproto.
  static std::string_view EmbeddedText();

  // In the order of the file.
  std::span<const Indicator> indicators() const { return indicators_; }
  // Null: there is none of that name.
  const Indicator* Find(std::string_view name) const;

 private:
  std::vector<Indicator> indicators_;
  absl::flat_hash_map<std::string, size_t> by_name_;
};

}  // namespace disclosure::form

#endif  // DISCLOSURE_FORM_INDICATOR_SET_H_

#ifndef DISCLOSURE_DISCLOSURECTL_OUTPUT_SPARKLINE_H_
#define DISCLOSURE_DISCLOSURECTL_OUTPUT_SPARKLINE_H_

#include <optional>
#include <span>
#include <string>

namespace disclosure::ctl {

// A line of small bars, one a value: "▁▃█·▅". They stand on 0, or on the
// smallest value if that is below 0, and the largest one is full; "·" is where
// there is no value.
std::string Sparkline(std::span<const std::optional<double>> values);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_OUTPUT_SPARKLINE_H_

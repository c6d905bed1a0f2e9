#ifndef DISCLOSURE_DISCLOSURECTL_GENERATE_FAULT_H_
#define DISCLOSURE_DISCLOSURECTL_GENERATE_FAULT_H_

#include <cstdint>

#include "disclosure/v1/report.pb.h"

namespace disclosure::ctl {

// Breaks a report in one of the ways that offices break them, such that a
// submission of it is refused: a total that differs from its parts, figures
// that vanish between received and closed, a negative count, no name.
void Break(uint64_t seed, uint64_t place, v1::AnnualReport& report);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_GENERATE_FAULT_H_

#ifndef DISCLOSURE_DISCLOSURECTL_GENERATE_DISPUTE_FIGURES_H_
#define DISCLOSURE_DISCLOSURECTL_GENERATE_DISPUTE_FIGURES_H_

#include <cstdint>

#include "disclosure/v1/report.pb.h"

namespace disclosure::ctl {

// Fills table 4 whole. `closed` is the number of applications closed in the
// year: without them there is nothing to dispute.
void SetDisputes(uint64_t seed, uint64_t place, int year, int64_t closed,
                 v1::Disputes& table);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_GENERATE_DISPUTE_FIGURES_H_

#ifndef DISCLOSURE_DISCLOSURECTL_GENERATE_PROACTIVE_FIGURES_H_
#define DISCLOSURE_DISCLOSURECTL_GENERATE_PROACTIVE_FIGURES_H_

#include <cstdint>

#include "disclosure/v1/report.pb.h"

namespace disclosure::ctl {

// Set the figures of table 2 that are not zero, in a table of explicit zeros.
// A township makes no rules (规章). What runs on from year to year does so: the
// documents in force, the items of the year before.
void SetProactive2019(uint64_t seed, uint64_t place, int year,
                      v1::ProactiveDisclosure& table);
void SetProactive2021(uint64_t seed, uint64_t place, int year,
                      v1::ProactiveDisclosure& table);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_GENERATE_PROACTIVE_FIGURES_H_

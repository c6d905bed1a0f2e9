#ifndef DISCLOSURE_DISCLOSURECTL_GENERATE_ANNEX_FIGURES_H_
#define DISCLOSURE_DISCLOSURECTL_GENERATE_ANNEX_FIGURES_H_

#include <cstdint>

#include "disclosure/v1/report.pb.h"

namespace disclosure::ctl {

// Sets the figures of the annex of 2014 that are not zero, in an annex of
// explicit zeros.
void SetAnnex2014(uint64_t seed, uint64_t place, int year,
                  v1::Annex2014& annex);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_GENERATE_ANNEX_FIGURES_H_

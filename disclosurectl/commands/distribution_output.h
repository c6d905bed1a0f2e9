#ifndef DISCLOSURE_DISCLOSURECTL_COMMANDS_DISTRIBUTION_OUTPUT_H_
#define DISCLOSURE_DISCLOSURECTL_COMMANDS_DISTRIBUTION_OUTPUT_H_

#include <ostream>

#include "disclosure/v1/stats.pb.h"
#include "disclosurectl/language.h"

namespace disclosure::ctl {

// A distribution for people: what it is of, how many have a figure, quantiles
// and histogram.
void WriteDistributionTables(std::ostream& out,
                             const v1::GetDistributionResponse& response,
                             Language language);

// The same for programs, a measure a row: "quantile" has its probability, "bin"
// its ends.
void WriteDistributionCsv(std::ostream& out,
                          const v1::GetDistributionResponse& response);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_COMMANDS_DISTRIBUTION_OUTPUT_H_

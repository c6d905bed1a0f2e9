#ifndef DISCLOSURE_STATS_SERVICE_QUERY_LIST_INDICATORS_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_LIST_INDICATORS_H_

#include <string>
#include <vector>

#include "disclosure/v1/cell.pb.h"
#include "form/catalogue.h"

namespace disclosure::stats {

struct IndicatorsQuestion {
  // Only names that begin so, or labels (of either language) that contain this.
  std::string filter;
  // Only those that this form asks for, hence no figures of the narrative;
  // unspecified: all.
  v1::Form form = v1::FORM_UNSPECIFIED;
};

// The cells that can be asked for, in the order of the catalogue.
std::vector<form::CellIndex> ListIndicators(const form::Catalogue& catalogue,
                                            const IndicatorsQuestion& question);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_LIST_INDICATORS_H_

#ifndef DISCLOSURE_STATS_SERVICE_QUERY_LIST_INDICATORS_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_LIST_INDICATORS_H_

#include <string>
#include <string_view>
#include <vector>

#include "disclosure/v1/cell.pb.h"
#include "stats-service/query/figure.h"

namespace disclosure::stats {

struct IndicatorsQuestion {
  // Only names that begin so (an indicator also without "indicator."), labels
  // of either language that contain this, or indicators of this number: "I-07".
  std::string filter;
  // Only those that this form asks for, hence no figures of the narrative;
  // unspecified: all.
  v1::Form form = v1::FORM_UNSPECIFIED;
};

// Cells in the order of the catalogue, then indicators in the order of their
// file, those included that say why they cannot be had.
std::vector<Figure> ListIndicators(const CubeFrame& frame,
                                   const IndicatorsQuestion& question);

// Between two forms the meaning of a figure changes.
struct FormBreak {
  v1::Form before = v1::FORM_UNSPECIFIED;
  v1::Form after = v1::FORM_UNSPECIFIED;
  v1::Comparability comparability = v1::COMPARABILITY_UNSPECIFIED;
  std::string_view note;  // lives as long as the frame

  friend bool operator==(const FormBreak&, const FormBreak&) = default;
};

// Which forms a figure may not be compared across, or with a caution only. A
// cell may go on under another name, or have come from one.
std::vector<FormBreak> BreaksOf(const CubeFrame& frame, const Figure& figure);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_LIST_INDICATORS_H_

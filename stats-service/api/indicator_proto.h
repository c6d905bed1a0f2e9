#ifndef DISCLOSURE_STATS_SERVICE_API_INDICATOR_PROTO_H_
#define DISCLOSURE_STATS_SERVICE_API_INDICATOR_PROTO_H_

#include <vector>

#include "absl/container/flat_hash_map.h"
#include "disclosure/v1/stats.pb.h"
#include "form/indicator.h"
#include "stats-service/query/figure.h"

namespace disclosure::stats {

// What lists and answers say about a cell or an indicator.
v1::Indicator ToProto(const CubeFrame& frame, const Figure& figure);

// The same of all figures of a frame, made once: an answer may have hundreds.
// Immutable, thread-safe.
class IndicatorProtos {
 public:
  explicit IndicatorProtos(const CubeFrame& frame);

  const v1::Indicator& Of(const Figure& figure) const;
  // Sets the indicator of a series. On an arena, where nobody frees it, the
  // message is lent: it must outlive the series.
  void SetOf(const Figure& figure, v1::Series& series) const;

 private:
  std::vector<v1::Indicator> of_cells_;  // by CellIndex
  absl::flat_hash_map<const form::Indicator*, v1::Indicator> of_indicators_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_API_INDICATOR_PROTO_H_

#ifndef DISCLOSURE_STATS_SERVICE_API_INDICATOR_PROTO_H_
#define DISCLOSURE_STATS_SERVICE_API_INDICATOR_PROTO_H_

#include <vector>

#include "absl/container/flat_hash_map.h"
#include "disclosure/v1/stats.pb.h"
#include "form/indicator.h"
#include "stats-service/query/figure.h"

namespace disclosure::stats {

// What lists and answers say about each cell and indicator of a frame, made
// once: an answer may have hundreds. Immutable, thread-safe.
class IndicatorProtos {
 public:
  explicit IndicatorProtos(const CubeFrame& frame);

  const v1::Indicator& Of(const Figure& figure) const;
  // Sets the indicator of a series or an answer. On an arena, where nobody
  // frees it, the message is lent: it must outlive the other.
  template <typename Message>
  void SetOf(const Figure& figure, Message& message) const;

 private:
  std::vector<v1::Indicator> of_cells_;  // by CellIndex
  absl::flat_hash_map<const form::Indicator*, v1::Indicator> of_indicators_;
};

template <typename Message>
void IndicatorProtos::SetOf(const Figure& figure, Message& message) const {
  const v1::Indicator& indicator = Of(figure);
  if (message.GetArena() == nullptr) {
    *message.mutable_indicator() = indicator;
  } else {
    // Serialising changes nothing of it but what it knows of its size, which is
    // the same each time.
    message.unsafe_arena_set_allocated_indicator(
        const_cast<v1::Indicator*>(&indicator));
  }
}

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_API_INDICATOR_PROTO_H_

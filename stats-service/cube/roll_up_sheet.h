#ifndef DISCLOSURE_STATS_SERVICE_CUBE_ROLL_UP_SHEET_H_
#define DISCLOSURE_STATS_SERVICE_CUBE_ROLL_UP_SHEET_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "divisions/division_code.h"
#include "stats-service/cube/roll_up.h"

namespace disclosure::stats {

// The kept sums of one year: of the nation and of each province, prefecture and
// county at or below which somebody reported; townships are few organs each and
// are added up when asked for. Immutable; two sheets share the provinces in
// which they agree.
class RollUpSheet {
 public:
  // An area whose sums are new.
  struct Entry {
    uint64_t area = 0;  // DivisionCode::packed()
    std::shared_ptr<const RollUp> roll_up;
  };

  // Null: nobody reported.
  const RollUp* Find(const divisions::DivisionCode& area) const;

  // `old` (may be null) with these replaced or added: unique, in the order of
  // codes.
  static std::shared_ptr<const RollUpSheet> With(const RollUpSheet* old,
                                                 std::vector<Entry> entries);

  size_t HeapBytes() const { return heap_bytes_; }

 private:
  // The areas of one province, in order.
  using Province = std::vector<Entry>;

  std::vector<std::shared_ptr<const Province>> provinces_;  // in order
  size_t heap_bytes_ = 0;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_CUBE_ROLL_UP_SHEET_H_

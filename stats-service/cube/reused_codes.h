#ifndef DISCLOSURE_STATS_SERVICE_CUBE_REUSED_CODES_H_
#define DISCLOSURE_STATS_SERVICE_CUBE_REUSED_CODES_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "divisions/division_code.h"
#include "divisions/division_tree.h"

namespace disclosure::stats {

// A code that was given to another place.
struct CodeReuse {
  int32_t since = 0;  // the edition that first has the other place
  std::string note;   // names the place before
};

// All of them: their years are not set beside each other as they were reported.
// Immutable; borrows nothing.
class ReusedCodes {
 public:
  explicit ReusedCodes(const divisions::DivisionTree& divisions);

  // Oldest first; empty for nearly all codes.
  std::span<const CodeReuse> Of(const divisions::DivisionCode& code) const;

 private:
  absl::flat_hash_map<uint64_t, std::vector<CodeReuse>> by_code_;
};

// A number for what the code means in a year: how often it was given away until
// then.
size_t PlaceIn(std::span<const CodeReuse> reuses, int32_t year);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_CUBE_REUSED_CODES_H_

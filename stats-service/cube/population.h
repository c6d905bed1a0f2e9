#ifndef DISCLOSURE_STATS_SERVICE_CUBE_POPULATION_H_
#define DISCLOSURE_STATS_SERVICE_CUBE_POPULATION_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "divisions/division_tree.h"

namespace disclosure::stats {

// How many people live in an area, by year. Nothing is derived: an area or year
// that the table leaves out is not known. Immutable.
class Population {
 public:
  // Nothing is known.
  Population() = default;

  // A csv text with the heading "division_code,year,population", optionally
  // with a byte order mark; empty lines are skipped.
  //
  // INVALID_ARGUMENT with file and line: another heading, a row of other than
  // three fields, a code that is none or that no edition has, a year that is
  // none, a population that is no whole number above 0, an area and year that
  // stand twice.
  static absl::StatusOr<Population> Parse(
      std::string_view text, std::string_view file_name,
      const divisions::DivisionTree& divisions);

  std::optional<int64_t> Find(const divisions::DivisionCode& area,
                              int32_t year) const;
  size_t size() const { return inhabitants_.size(); }

 private:
  // By DivisionCode::packed() and year.
  absl::flat_hash_map<std::pair<uint64_t, int32_t>, int64_t> inhabitants_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_CUBE_POPULATION_H_

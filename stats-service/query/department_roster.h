#ifndef DISCLOSURE_STATS_SERVICE_QUERY_DEPARTMENT_ROSTER_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_DEPARTMENT_ROSTER_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "divisions/division_tree.h"
#include "form/identity.h"

namespace disclosure::stats {

// A department that is expected to report.
struct RosterEntry {
  form::OrganKey organ;
  std::string name;
  // The report years in which it is expected, both included.
  int32_t first_year = 0;
  int32_t last_year = 0;

  bool Covers(int32_t year) const {
    return first_year <= year && year <= last_year;
  }
};

// Which departments are expected to report: no list of divisions tells, so it
// comes from a file of whoever runs the service. Immutable.
class DepartmentRoster {
 public:
  // No department is expected.
  DepartmentRoster() = default;

  // A table of tab-separated columns with this heading:
  //
  //   division_code organ_credit_code name first_year last_year
  //
  // A year may be empty: open to that side.
  //
  // INVALID_ARGUMENT with file and line: another heading, a code that is none
  // or unknown, a government, years that are none, a department that is listed
  // twice for one year.
  static absl::StatusOr<DepartmentRoster> Parse(
      std::string_view text, std::string_view file_name,
      const divisions::DivisionTree& divisions);

  bool empty() const { return entries_.empty(); }
  // In the order of organs, then of years.
  std::span<const RosterEntry> entries() const { return entries_; }
  // The entries of departments at or below an area.
  std::span<const RosterEntry> Below(const divisions::DivisionCode& area) const;

 private:
  std::vector<RosterEntry> entries_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_DEPARTMENT_ROSTER_H_

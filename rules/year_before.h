#ifndef DISCLOSURE_RULES_YEAR_BEFORE_H_
#define DISCLOSURE_RULES_YEAR_BEFORE_H_

#include <vector>

#include "divisions/division_tree.h"
#include "divisions/neighbour_codes.h"
#include "form/identity.h"

namespace disclosure::rules {

// What a merged place has of the year before.
template <typename Report>
struct MergedYear {
  // Those that are its year before together; empty if one of them is missing,
  // or it is not certain who they are.
  std::vector<const Report*> reports;
  // One of its parts has reported.
  bool any = false;
};

// The reports that the government of a place which was merged is compared with,
// by `find(identity)`, null where there is none. Nothing for a place that was
// not merged since, and for a department, which goes with its code.
//
// The lists of divisions are behind: a place that has reported under its new
// code the year before is compared with that.
template <typename Report, typename Find>
MergedYear<Report> FindMergedYear(const divisions::DivisionTree& divisions,
                                  const form::Identity& identity, Find find) {
  MergedYear<Report> found;
  if (!identity.organ.organ.IsGovernment()) return found;
  const divisions::MergedPlaces parts =
      divisions::PartsBefore(divisions, identity.organ.division, identity.year);
  if (parts.codes.empty()) return found;
  form::Identity part = identity;
  --part.year;
  if (const Report* own = parts.code_is_new ? find(part) : nullptr) {
    return {{own}, true};
  }
  for (const divisions::DivisionCode& code : parts.codes) {
    part.organ.division = code;
    if (const Report* report = find(part)) found.reports.push_back(report);
  }
  found.any = !found.reports.empty();
  if (!parts.certain || found.reports.size() < parts.codes.size()) {
    found.reports.clear();
  }
  return found;
}

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_YEAR_BEFORE_H_

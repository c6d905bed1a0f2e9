#ifndef DISCLOSURE_RULES_REPAIR_H_
#define DISCLOSURE_RULES_REPAIR_H_

#include <cstdint>
#include <vector>

#include "disclosure/v1/finding.pb.h"
#include "form/catalogue.h"

namespace disclosure::rules {

// A cell, what the report says there, and what it should say.
struct RepairedCell {
  form::CellIndex cell = 0;
  bool present = false;
  int64_t before = 0;
  int64_t after = 0;

  friend bool operator==(const RepairedCell&, const RepairedCell&) = default;
};

// One slip that explains broken sums, before it is put into words. The cells
// are in the order of its sentence.
struct Repair {
  disclosure::v1::RepairKind kind = disclosure::v1::REPAIR_KIND_UNSPECIFIED;
  std::vector<RepairedCell> cells;

  friend bool operator==(const Repair&, const Repair&) = default;
};

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_REPAIR_H_

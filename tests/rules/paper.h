#ifndef DISCLOSURE_TESTS_RULES_PAPER_H_
#define DISCLOSURE_TESTS_RULES_PAPER_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "disclosure/v1/cell.pb.h"
#include "disclosure/v1/finding.pb.h"
#include "form/catalogue.h"
#include "tests/support/catalogue.h"

namespace disclosure::rules {

// The figures of one form, by cell.
class Values {
 public:
  Values() : values_(TestCatalogue().size()) {}
  int64_t& operator[](const form::Cell* cell) { return values_[cell->index]; }
  int64_t at(const form::Cell* cell) const { return values_[cell->index]; }

 private:
  std::vector<int64_t> values_;
};

struct NaiveSum {
  std::vector<const form::Cell*> left;
  std::vector<const form::Cell*> right;
};

// A form as it is printed: which sums it has and how its cells lie, written out
// anew from the paper.
class Paper {
 public:
  explicit Paper(disclosure::v1::Form form);

  disclosure::v1::Form form() const { return form_; }
  std::vector<const form::Cell*> Cells() const;
  const std::vector<NaiveSum>& sums() const { return sums_; }
  // In the order of the form.
  std::vector<const form::Cell*> SummedCells() const;

  static bool Holds(const NaiveSum& sum, const Values& values);
  bool AllHold(const Values& values) const;

  // The cell of a row and column; null if the form has none.
  const form::Cell* At(int row, int column) const;

  // Side by side, or one above the other.
  static bool Above(const form::Cell& a, const form::Cell& b,
                    disclosure::v1::Form form);
  static bool LeftOf(const form::Cell& a, const form::Cell& b);
  bool Neighbours(const form::Cell& a, const form::Cell& b) const;
  static bool InOneLine(const form::Cell& a, const form::Cell& b);

 private:
  static bool IsOfTable4(const form::Cell& cell) { return cell.row / 100 == 3; }

  std::vector<const form::Cell*> RowsOf(int first, int last, int column) const;
  std::vector<const form::Cell*> ColumnsOf(int row, int first, int last) const;
  void AddApplicationSums();
  void AddDisputeSum(int row);
  void AddAnnexSums();

  const disclosure::v1::Form form_;
  std::vector<NaiveSum> sums_;
  std::set<const form::Cell*> summed_;
};

inline constexpr disclosure::v1::RepairKind kOneCell =
    disclosure::v1::REPAIR_KIND_ONE_CELL;
inline constexpr disclosure::v1::RepairKind kShifted =
    disclosure::v1::REPAIR_KIND_SHIFTED_VALUE;
inline constexpr disclosure::v1::RepairKind kExchanged =
    disclosure::v1::REPAIR_KIND_EXCHANGED_VALUES;
inline constexpr disclosure::v1::RepairKind kSplit =
    disclosure::v1::REPAIR_KIND_SPLIT_DIGITS;
inline constexpr disclosure::v1::RepairKind kMissing =
    disclosure::v1::REPAIR_KIND_MISSING_TOTAL;

// The figures that a slip changes.
struct Slip {
  disclosure::v1::RepairKind kind = disclosure::v1::REPAIR_KIND_UNSPECIFIED;
  std::map<const form::Cell*, int64_t> after;
};

Values With(Values values, const std::map<const form::Cell*, int64_t>& changed);

// "ONE_CELL applications.granted.total=3", its cells in the order of names.
std::string InShort(const Slip& slip);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_TESTS_RULES_PAPER_H_

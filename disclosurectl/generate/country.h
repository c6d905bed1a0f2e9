#ifndef DISCLOSURE_DISCLOSURECTL_GENERATE_COUNTRY_H_
#define DISCLOSURE_DISCLOSURECTL_GENERATE_COUNTRY_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "disclosure/v1/report.pb.h"
#include "disclosurectl/generate/form_cells.h"
#include "divisions/division_tree.h"

namespace disclosure::ctl {

// What to generate.
struct CountrySpec {
  uint64_t seed = 1;
  int first_year = 2019;
  int last_year = 2023;
  // Only townships inside; the nation: all.
  divisions::DivisionCode area;
  // The share of reports that break a rule and will be refused.
  double broken_share = 0;
  // The text of each report; 0: none, as of a township that sends only tables.
  size_t narrative_bytes = 0;
};

// The years a country can be generated for.
inline constexpr int kFirstCountryYear = 2008;
inline constexpr int kLastCountryYear = 2099;

// A synthetic country for load: the own-organ reports of every township-level
// unit of the edition valid in each year, on the form of that year, with
// explicit zeros, with sums that hold and years that chain: what a year carries
// in is what the year before carried out, and documents in force follow from
// those made and repealed.
//
// The same spec gives the same reports, one by one and in any order. Immutable,
// thread-safe. Borrows the tree, which must outlive it.
class Country {
 public:
  // INVALID_ARGUMENT: years out of range, or no township in the area.
  static absl::StatusOr<Country> Create(const CountrySpec& spec,
                                        const divisions::DivisionTree& tree);

  // How many reports there are: by year, then by code.
  size_t size() const { return size_; }
  // Overwrites `report` with the n-th one, n below size(); its memory is used
  // again, which is much of the speed.
  void Fill(size_t n, v1::AnnualReport& report) const;
  // Whether the n-th one breaks a rule.
  bool IsBroken(size_t n) const;

 private:
  struct Year {
    int year;
    int edition;
    size_t first_report;
    // Into areas() of the tree.
    std::vector<uint32_t> townships;
    FormCells form;
  };
  struct Place {
    const Year& year;
    const divisions::Area& area;
  };

  Country(const CountrySpec& spec, const divisions::DivisionTree& tree)
      : spec_(spec), tree_(&tree) {}
  Place PlaceOf(size_t n) const;
  void FillTables(const Place& place, v1::AnnualReport& report) const;

  CountrySpec spec_;
  const divisions::DivisionTree* tree_;
  std::vector<Year> years_;
  size_t size_ = 0;
};

// The form that a report of this year is due on.
v1::Form FormOfYear(int year);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_GENERATE_COUNTRY_H_

#ifndef DISCLOSURE_TESTS_BENCHMARK_NATIONAL_DATA_H_
#define DISCLOSURE_TESTS_BENCHMARK_NATIONAL_DATA_H_

#include <cstddef>
#include <functional>
#include <vector>

#include "disclosure/v1/report.pb.h"
#include "disclosurectl/generate/country.h"
#include "divisions/division_code.h"

namespace disclosure::benchmarks {

// How much of a country: every township over many years, and departments of
// counties over the last few. The services take no report of a year to come,
// nor of one before 2008: the regulation came in that year.
struct NationalSpec {
  int years = 18;
  int departments = 110'000;
  int department_years = 5;
  // Only every n-th prefecture with all that is in it, and as many of the
  // departments as of the townships: of everything the same share, of the areas
  // above the county too. Prefectures differ, so it is not just an n-th.
  int one_in = 1;

  static constexpr int kLastYear = 2025;
  int last_year() const { return kLastYear; }
  int first_year() const { return kLastYear - years + 1; }
};

// The reports of a whole country, as sparse as real ones: townships as
// `disclosurectl generate` makes them, departments the sum of a few of these,
// so that what holds in each holds in the sum. The same spec gives the same
// reports.
class NationalData {
 public:
  explicit NationalData(const NationalSpec& spec);

  const NationalSpec& spec() const { return spec_; }
  // Organ-years.
  size_t size() const;

  // Calls `visit` with each report, by year; it is overwritten afterwards.
  void ForEach(const std::function<void(const v1::AnnualReport&)>& visit) const;
  // How many of them are of townships.
  size_t townships() const { return townships_.size(); }
  // The n-th report of a township, by year, then by code.
  void FillTownship(size_t n, v1::AnnualReport& report) const {
    country_.Fill(townships_[n], report);
  }

 private:
  void FillDepartment(int number, size_t first_of_year, size_t townships,
                      v1::AnnualReport& report) const;

  NationalSpec spec_;
  ctl::Country country_;
  std::vector<size_t> townships_;  // which reports of the country
  std::vector<divisions::DivisionCode> counties_;
  int departments_ = 0;
};

}  // namespace disclosure::benchmarks

#endif  // DISCLOSURE_TESTS_BENCHMARK_NATIONAL_DATA_H_

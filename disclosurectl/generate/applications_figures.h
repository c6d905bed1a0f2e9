#ifndef DISCLOSURE_DISCLOSURECTL_GENERATE_APPLICATIONS_FIGURES_H_
#define DISCLOSURE_DISCLOSURECTL_GENERATE_APPLICATIONS_FIGURES_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "disclosure/v1/cell.pb.h"

namespace disclosure::ctl {

// The classes of applicants, and their total last: the columns of table 3.
inline constexpr size_t kApplicantColumns = 7;
using ApplicantFigures = std::array<int64_t, kApplicantColumns>;

inline constexpr int kFirstApplicationsRow = 201;
inline constexpr int kLastApplicationsRow = 226;

// Table 3 of one organ and year, by row number of the form.
struct ApplicationsFigures {
  std::array<ApplicantFigures, kLastApplicationsRow - kFirstApplicationsRow + 1>
      rows{};

  ApplicantFigures& Row(int number) {
    return rows[static_cast<size_t>(number - kFirstApplicationsRow)];
  }
  const ApplicantFigures& Row(int number) const {
    return rows[static_cast<size_t>(number - kFirstApplicationsRow)];
  }
};

// Applications received in a year: about 70 of 100 township-years have none, 25
// have 1 to 20, 5 have more, with a long tail; a busy place mostly stays busy.
ApplicantFigures ReceivedNew(uint64_t seed, uint64_t place, int year);

// What is left at the end of a year: some of what was received in it.
ApplicantFigures CarriedOut(uint64_t seed, uint64_t place, int year);

// The whole table as FORM_2019 or FORM_2021 asks for it, with every sum right.
// What is carried in is what the year before carries out, or nothing if the
// place did not exist then.
ApplicationsFigures DrawApplications(uint64_t seed, uint64_t place, int year,
                                     v1::Form form, bool existed_before);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_GENERATE_APPLICATIONS_FIGURES_H_

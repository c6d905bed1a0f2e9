#ifndef DISCLOSURE_TESTS_SUPPORT_SEED_REPORT_H_
#define DISCLOSURE_TESTS_SUPPORT_SEED_REPORT_H_

#include "disclosure/v1/report.pb.h"

namespace disclosure {

// The report of 云湖桥镇 for 2020 (tests/data/yunhuqiao-2020.textproto): all
// cells of the form of 2019 and the figures of its narrative, without the text.
v1::AnnualReport SeedReport();

}  // namespace disclosure

#endif  // DISCLOSURE_TESTS_SUPPORT_SEED_REPORT_H_

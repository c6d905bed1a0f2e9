#ifndef DISCLOSURE_TESTS_INGEST_SERVICE_SUPPORT_YEARLY_REPORTS_H_
#define DISCLOSURE_TESTS_INGEST_SERVICE_SUPPORT_YEARLY_REPORTS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "divisions/lineage.h"
#include "form/identity.h"
#include "tests/support/report_builder.h"

namespace disclosure::ingest {

// 云湖桥镇.
inline constexpr std::string_view kYunhuqiao = "430321111";

// The own report of a government, all cells of the form of its year zero.
ReportBuilder ReportIn(int year, std::string_view code = kYunhuqiao);
form::Identity IdentityIn(int year, std::string_view code = kYunhuqiao);

// The same with applications of natural persons: `in` were carried in, `out`
// are carried out.
ReportBuilder Carrying(int year, int64_t in, int64_t out,
                       std::string_view code = kYunhuqiao);

// A text of its own for each number, long enough to be compared.
std::string LongText(size_t number);
ReportBuilder Telling(int year, size_t text);

// A township that was certainly given another code between 2019 and 2021.
divisions::Edge ARecoding();

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_TESTS_INGEST_SERVICE_SUPPORT_YEARLY_REPORTS_H_

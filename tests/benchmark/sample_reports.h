#ifndef DISCLOSURE_TESTS_BENCHMARK_SAMPLE_REPORTS_H_
#define DISCLOSURE_TESTS_BENCHMARK_SAMPLE_REPORTS_H_

#include <cstddef>
#include <span>
#include <vector>

#include "disclosure/v1/ingest.pb.h"
#include "disclosurectl/generate/country.h"
#include "divisions/division_tree.h"
#include "form/catalogue.h"
#include "google/protobuf/message.h"

namespace disclosure::benchmarks {

// The divisions and the catalogue of this program.
const divisions::DivisionTree& Divisions();
const form::Catalogue& Catalogue();

// All townships of these years: tables without text, explicit zeros.
ctl::Country TownshipsOf(int first_year, int last_year);

// Requests for `count` reports of the country, from the n-th on.
std::vector<v1::SubmitReportRequest> RequestsFor(const ctl::Country& country,
                                                 size_t first, size_t count);

// The same reports, so many a message of the submit stream.
std::vector<v1::SubmitReportsRequest> MessagesOf(
    std::span<const v1::SubmitReportRequest> requests, size_t per_message);

// Adds the figures of `from`, in this message and those inside it, to `to`.
void AddFigures(const google::protobuf::Message& from,
                google::protobuf::Message& to);

// A report with hardly a zero in it: the sums over `townships` reports of the
// country, from the n-th on, which share one form. What holds in each of them
// holds in their sum.
v1::AnnualReport DenseReport(const ctl::Country& country, size_t first,
                             size_t townships);

}  // namespace disclosure::benchmarks

#endif  // DISCLOSURE_TESTS_BENCHMARK_SAMPLE_REPORTS_H_

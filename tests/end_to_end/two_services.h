#ifndef DISCLOSURE_TESTS_END_TO_END_TWO_SERVICES_H_
#define DISCLOSURE_TESTS_END_TO_END_TWO_SERVICES_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "disclosure/v1/feed.grpc.pb.h"
#include "disclosure/v1/ingest.grpc.pb.h"
#include "disclosure/v1/stats.grpc.pb.h"
#include "tests/end_to_end/service_process.h"

namespace disclosure {

// Both real services on free ports, over one store in a directory of its own.
class TwoServices {
 public:
  // Starts both; `ingest_arguments` come on top of store and addresses.
  explicit TwoServices(std::vector<std::string> ingest_arguments = {});

  // `more` arguments are those of this start alone.
  void StartIngest(const std::vector<std::string>& more = {});
  // Follows the ingest-service that was started last.
  void StartStats();

  ServiceProcess& ingest() { return *ingest_; }
  ServiceProcess& stats() { return *stats_; }
  // Where the metrics are: "127.0.0.1:41234".
  const std::string& ingest_metrics() const { return ingest_metrics_; }
  const std::string& stats_metrics() const { return stats_metrics_; }
  const std::string& ingest_address() const { return ingest_address_; }
  const std::string& stats_address() const { return stats_address_; }
  const std::string& directory() const { return directory_.path(); }

  v1::IngestService::Stub& ingest_stub() { return *ingest_stub_; }
  v1::FeedService::Stub& feed_stub() { return *feed_stub_; }
  v1::StatsService::Stub& stats_stub() { return *stats_stub_; }

  // The response; reports a failure of the test if the status is not OK.
  v1::SubmitReportResponse Submit(const v1::AnnualReport& report,
                                  v1::Mode mode = v1::MODE_SUBMISSION);
  // Everything the feed has now, in order.
  std::vector<v1::Change> ReadFeed();
  // Waits until stats has applied up to `min_sequence`.
  v1::GetSeriesResponse Series(const std::string& division,
                               const std::vector<std::string>& cells,
                               int first_year, int last_year,
                               uint64_t min_sequence);

 private:
  const TemporaryDirectory directory_;
  const std::vector<std::string> ingest_arguments_;
  // The port that the first start took, so that a restart is found again.
  std::string ingest_address_ = "127.0.0.1:0";
  std::string stats_address_;
  std::string ingest_metrics_;
  std::string stats_metrics_;
  std::unique_ptr<ServiceProcess> ingest_;
  std::unique_ptr<ServiceProcess> stats_;
  std::unique_ptr<v1::IngestService::Stub> ingest_stub_;
  std::unique_ptr<v1::FeedService::Stub> feed_stub_;
  std::unique_ptr<v1::StatsService::Stub> stats_stub_;
};

}  // namespace disclosure

#endif  // DISCLOSURE_TESTS_END_TO_END_TWO_SERVICES_H_

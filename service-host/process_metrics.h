#ifndef DISCLOSURE_SERVICE_HOST_PROCESS_METRICS_H_
#define DISCLOSURE_SERVICE_HOST_PROCESS_METRICS_H_

#include <string>
#include <string_view>
#include <vector>

#include "prometheus/collectable.h"
#include "prometheus/metric_family.h"

namespace disclosure::service_host {

// What Linux says of this process, read anew at each scrape:
//
//   process_cpu_seconds_total, process_resident_memory_bytes,
//   process_virtual_memory_bytes, process_open_fds, process_max_fds,
//   process_threads, process_start_time_seconds,
//   disclosure_build_info{program,version,compiler} = 1
//
// A figure that cannot be read is left out. Thread-safe.
class ProcessMetrics final : public prometheus::Collectable {
 public:
  explicit ProcessMetrics(std::string_view program) : program_(program) {}

  std::vector<prometheus::MetricFamily> Collect() const override;

 private:
  const std::string program_;
};

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_SERVICE_HOST_PROCESS_METRICS_H_

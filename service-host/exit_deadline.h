#ifndef DISCLOSURE_SERVICE_HOST_EXIT_DEADLINE_H_
#define DISCLOSURE_SERVICE_HOST_EXIT_DEADLINE_H_

#include <condition_variable>
#include <mutex>
#include <thread>

#include "absl/time/time.h"
#include "service-host/log.h"

namespace disclosure::service_host {

// Ends the program, with a line in the log and kExitTooLate, if it is not
// itself destroyed within `limit`. So a handler that does not react to its
// cancellation cannot keep a service from exiting.
class ExitDeadline {
 public:
  static constexpr int kExitTooLate = 4;

  ExitDeadline(absl::Duration limit, const Log& log);
  ~ExitDeadline() = default;
  ExitDeadline(const ExitDeadline&) = delete;
  ExitDeadline& operator=(const ExitDeadline&) = delete;

 private:
  void Watch(std::stop_token stop, absl::Duration limit, const Log& log);

  std::mutex mutex_;
  std::condition_variable_any stopped_;
  std::jthread thread_;
};

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_SERVICE_HOST_EXIT_DEADLINE_H_

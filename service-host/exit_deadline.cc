#include "service-host/exit_deadline.h"

#include <unistd.h>

namespace disclosure::service_host {

ExitDeadline::ExitDeadline(absl::Duration limit, const Log& log)
    : thread_([this, limit, &log](std::stop_token stop) {
        Watch(std::move(stop), limit, log);
      }) {}

void ExitDeadline::Watch(std::stop_token stop, absl::Duration limit,
                         const Log& log) {
  std::unique_lock lock(mutex_);
  stopped_.wait_for(lock, stop, absl::ToChronoNanoseconds(limit),
                    [] { return false; });
  if (stop.stop_requested()) return;
  log.Error("exit_too_late", {{"seconds", absl::ToDoubleSeconds(limit)}});
  // Not exit(): destructors would wait for what is stuck.
  _exit(kExitTooLate);
}

}  // namespace disclosure::service_host

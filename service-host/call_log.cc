#include "service-host/call_log.h"

#include "service-host/callers.h"
#include "status/abseil_view.h"

namespace disclosure::service_host {

void CallLog::Write(const Call& call, int64_t dropped) const {
  log_.Info("call", {{"method", call.method},
                     {"code", absl::StatusCodeToString(call.code)},
                     {"seconds", call.seconds},
                     {"peer", call.peer},
                     {"caller", kLocalCaller},
                     {"dropped", dropped}});
}

}  // namespace disclosure::service_host

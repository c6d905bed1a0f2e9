#ifndef DISCLOSURE_DISCLOSURECTL_CLIENT_STATS_STREAMS_H_
#define DISCLOSURE_DISCLOSURECTL_CLIENT_STATS_STREAMS_H_

#include <functional>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "disclosure/v1/stats.pb.h"
#include "disclosurectl/client/service_address.h"

namespace disclosure::ctl {

// What following a stream of the stats-service asks and tells.
template <typename Response>
struct StreamCallbacks {
  // Takes one message; false: no more is wanted.
  std::function<bool(const Response&)> take;
  // The stream broke and will be opened again after a pause.
  std::function<void(const absl::Status& why, absl::Duration pause)>
      reconnecting;
};

// Takes the messages of WatchArea until `take` says so. After a broken stream
// goes on after the last message; tries as often as SubmitAll(). A service that
// was never reached is not tried again: kUnreachableReason.
absl::Status FollowWatch(const ServiceAddress& service,
                         v1::WatchAreaRequest request,
                         const StreamCallbacks<v1::WatchAreaResponse>& calls);

// Takes all messages of ExportCells. After a broken stream goes on with the
// last token, likewise. FAILED_PRECONDITION, CUBE_GONE: it was away too long.
absl::Status FollowExport(
    const ServiceAddress& service, v1::ExportCellsRequest request,
    const StreamCallbacks<v1::ExportCellsResponse>& calls);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_CLIENT_STATS_STREAMS_H_

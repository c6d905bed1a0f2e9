#ifndef DISCLOSURE_DISCLOSURECTL_CLIENT_SUBMIT_STREAM_H_
#define DISCLOSURE_DISCLOSURECTL_CLIENT_SUBMIT_STREAM_H_

#include <functional>
#include <memory>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "disclosure/v1/ingest.pb.h"
#include "disclosurectl/client/service_address.h"
#include "disclosurectl/client/submit_batch.h"
#include "disclosurectl/client/submit_window.h"

namespace disclosure::ctl {

// A stream that breaks is opened again so many times in a row without one new
// answer, after pauses that double.
inline constexpr int kMaxReconnects = 6;
inline constexpr absl::Duration kFirstReconnectPause = absl::Milliseconds(250);
inline constexpr absl::Duration kLastReconnectPause = absl::Seconds(8);

// What SubmitAll() asks and tells. All are called by one thread each:
// `next` by the sending one, `answered` by the receiving one, the others by the
// caller's.
struct SubmitCallbacks {
  // The next message; null at the end.
  std::function<std::unique_ptr<SubmitBatch>()> next;
  // One result a request, in order.
  std::function<void(const SubmitBatch&, const v1::SubmitReportsResponse&)>
      answered;
  // Called every `tick`, to show progress.
  std::function<void()> progress;
  absl::Duration tick = absl::Seconds(1);
  // The stream broke and will be opened again after a pause.
  std::function<void(const absl::Status& why, absl::Duration pause)>
      reconnecting;
};

// Sends all messages through SubmitReports, at most kMaxUnansweredMessages
// ahead of the answers. After a broken stream it sends again what was not
// answered: the service answers `repeated` where it had stored a report.
//
// A service that was never reached is not tried again: kUnreachableReason. An
// error that sending again cannot mend is returned at once; so is the last one
// when kMaxReconnects are used up. The time of `service` is how long the stream
// may stay without an answer that is due.
absl::Status SubmitAll(const ServiceAddress& service,
                       const SubmitCallbacks& callbacks);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_CLIENT_SUBMIT_STREAM_H_

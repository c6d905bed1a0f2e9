#ifndef DISCLOSURE_SERVICE_HOST_TERMINATION_H_
#define DISCLOSURE_SERVICE_HOST_TERMINATION_H_

namespace disclosure::service_host {

// SIGTERM and SIGINT, taken by waiting for them: no signal handler runs.
//
// To be built by the main thread before any other thread starts, since threads
// inherit that these signals are blocked. One in a program.
class TerminationSignals {
 public:
  TerminationSignals();
  TerminationSignals(const TerminationSignals&) = delete;
  TerminationSignals& operator=(const TerminationSignals&) = delete;

  // Waits, without bound, for the first signal and returns its number. From
  // then on a second one ends the program at once, whatever it is doing: what
  // was acknowledged is on disk.
  int Wait();
};

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_SERVICE_HOST_TERMINATION_H_

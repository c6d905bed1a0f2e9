#include "service-host/termination.h"

#include <csignal>

#include "status/check.h"

namespace disclosure::service_host {
namespace {

sigset_t Signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  return signals;
}

}  // namespace

TerminationSignals::TerminationSignals() {
  const sigset_t signals = Signals();
  CHECK_EQ(pthread_sigmask(SIG_BLOCK, &signals, nullptr), 0);
}

int TerminationSignals::Wait() {
  const sigset_t signals = Signals();
  int signal = 0;
  CHECK_EQ(sigwait(&signals, &signal), 0);
  // With one thread that does not block them, their default action is back: it
  // ends the program.
  CHECK_EQ(pthread_sigmask(SIG_UNBLOCK, &signals, nullptr), 0);
  return signal;
}

}  // namespace disclosure::service_host

#include "service-host/termination.h"

#include <sys/types.h>
#include <unistd.h>

#include <csignal>
#include <latch>

#include "gtest/gtest.h"
#include "service-host/exit_deadline.h"
#include "service-host/log.h"
#include "tests/service-host/log_file.h"
#include "tests/service-host/set_clock.h"

namespace disclosure::service_host {
namespace {

class TerminationDeathTest : public testing::TestWithParam<int> {
 protected:
  TerminationDeathTest() {
    testing::FLAGS_gtest_death_test_style = "threadsafe";
  }
};

TEST_P(TerminationDeathTest, TheFirstSignalIsToldToTheProgram) {
  EXPECT_EXIT(
      {
        TerminationSignals signals;
        kill(getpid(), GetParam());
        _exit(signals.Wait() == GetParam() ? 0 : 1);
      },
      testing::ExitedWithCode(0), "");
}

TEST_P(TerminationDeathTest, TheSecondSignalEndsItAtOnce) {
  EXPECT_EXIT(
      {
        TerminationSignals signals;
        kill(getpid(), GetParam());
        signals.Wait();
        kill(getpid(), GetParam());
        _exit(0);
      },
      testing::KilledBySignal(GetParam()), "");
}

INSTANTIATE_TEST_SUITE_P(Signals, TerminationDeathTest,
                         testing::Values(SIGTERM, SIGINT));

TEST(ExitDeadlineDeathTest, EndsAProgramThatIsTooLate) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  EXPECT_EXIT(
      {
        const SetClock clock;
        const Log log(clock);
        const ExitDeadline deadline(absl::Milliseconds(10), log);
        std::latch never(1);
        never.wait();
      },
      testing::ExitedWithCode(ExitDeadline::kExitTooLate), "exit_too_late");
}

TEST(ExitDeadlineTest, LeavesAProgramThatIsInTimeAlone) {
  const SetClock clock;
  const LogFile file;
  const Log log(clock, file.file_descriptor());
  { const ExitDeadline deadline(absl::Hours(1), log); }
  EXPECT_TRUE(file.Lines().empty());
}

}  // namespace
}  // namespace disclosure::service_host

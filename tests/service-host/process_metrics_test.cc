#include "service-host/process_metrics.h"

#include <fcntl.h>
#include <unistd.h>

#include <map>

#include "absl/time/clock.h"
#include "gmock/gmock.h"

namespace disclosure::service_host {
namespace {

using testing::AllOf;
using testing::Ge;
using testing::Le;

std::map<std::string, double> Figures() {
  std::map<std::string, double> figures;
  for (const prometheus::MetricFamily& family :
       ProcessMetrics("test").Collect()) {
    const prometheus::ClientMetric& metric = family.metric.at(0);
    figures[family.name] = family.type == prometheus::MetricType::Counter
                               ? metric.counter.value
                               : metric.gauge.value;
  }
  return figures;
}

TEST(ProcessMetricsTest, AreThoseOfThisProcess) {
  const auto figures = Figures();
  EXPECT_THAT(figures.at("process_resident_memory_bytes"),
              AllOf(Ge(1e6), Le(10e9)));
  EXPECT_GE(figures.at("process_virtual_memory_bytes"),
            figures.at("process_resident_memory_bytes"));
  EXPECT_THAT(figures.at("process_threads"), AllOf(Ge(1), Le(100)));
  EXPECT_GT(figures.at("process_max_fds"), figures.at("process_open_fds"));
  EXPECT_EQ(figures.at("disclosure_build_info"), 1);
}

TEST(ProcessMetricsTest, TheStartWasAMomentAgo) {
  const double now = absl::ToDoubleSeconds(absl::Now() - absl::UnixEpoch());
  EXPECT_THAT(Figures().at("process_start_time_seconds"),
              AllOf(Ge(now - 600), Le(now + 2)));
}

TEST(ProcessMetricsTest, AnOpenFileIsCounted) {
  const double before = Figures().at("process_open_fds");
  const int file = open("/dev/null", O_RDONLY | O_CLOEXEC);
  EXPECT_EQ(Figures().at("process_open_fds"), before + 1);
  close(file);
  EXPECT_EQ(Figures().at("process_open_fds"), before);
}

TEST(ProcessMetricsTest, TimeSpentIsCounted) {
  const double before = Figures().at("process_cpu_seconds_total");
  while (clock() < CLOCKS_PER_SEC / 10) {
  }
  EXPECT_THAT(Figures().at("process_cpu_seconds_total"),
              AllOf(Ge(0.08), Ge(before)));
}

}  // namespace
}  // namespace disclosure::service_host

#include "service-host/process_metrics.h"

#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>

#include "absl/strings/numbers.h"
#include "service-host/version.h"

namespace disclosure::service_host {
namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;

MetricFamily FamilyOf(const char* name, const char* help, MetricType type,
                      double value) {
  ClientMetric metric;
  (type == MetricType::Counter ? metric.counter.value : metric.gauge.value) =
      value;
  return {name, help, type, {metric}};
}

// What comes after the name of the program in /proc/self/stat; the name may
// hold spaces and brackets. proc(5) numbers the first of them 3.
class StatFields {
 public:
  StatFields() {
    std::ifstream file("/proc/self/stat");
    const std::string line{std::istreambuf_iterator<char>(file), {}};
    const size_t name_end = line.rfind(')');
    if (name_end == std::string::npos) return;
    std::istringstream rest(line.substr(name_end + 1));
    fields_.assign(std::istream_iterator<std::string>(rest), {});
  }

  std::optional<double> Field(size_t number_in_proc5) const {
    const size_t index = number_in_proc5 - 3;
    double value;
    if (index >= fields_.size() || !absl::SimpleAtod(fields_[index], &value)) {
      return std::nullopt;
    }
    return value;
  }

 private:
  std::vector<std::string> fields_;
};

// Seconds from 1970 to the start of the machine.
std::optional<double> BootTime() {
  std::ifstream file("/proc/stat");
  std::string key;
  double seconds;
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line);
    if (words >> key >> seconds && key == "btime") return seconds;
  }
  return std::nullopt;
}

std::optional<double> OpenFiles() {
  std::error_code error;
  std::filesystem::directory_iterator files("/proc/self/fd", error);
  if (error) return std::nullopt;
  // Less the one that reads the directory.
  return static_cast<double>(std::distance(begin(files), end(files)) - 1);
}

std::optional<double> MaxOpenFiles() {
  rlimit limit;
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return std::nullopt;
  return static_cast<double>(limit.rlim_cur);
}

std::optional<double> StartTime(const StatFields& stat, double ticks) {
  const auto boot = BootTime();
  const auto since_boot = stat.Field(22);
  if (!boot || !since_boot) return std::nullopt;
  return *boot + *since_boot / ticks;
}

std::optional<double> CpuSeconds(const StatFields& stat, double ticks) {
  const auto user = stat.Field(14);
  const auto system = stat.Field(15);
  if (!user || !system) return std::nullopt;
  return (*user + *system) / ticks;
}

std::optional<double> ResidentBytes(const StatFields& stat) {
  const auto pages = stat.Field(24);
  if (!pages) return std::nullopt;
  return *pages * static_cast<double>(sysconf(_SC_PAGESIZE));
}

MetricFamily BuildInfo(const std::string& program) {
  MetricFamily family = FamilyOf("disclosure_build_info",
                                 "What is running, in its labels; always 1.",
                                 MetricType::Gauge, 1);
  family.metric[0].label = {{"program", program},
                            {"version", std::string(Version())},
                            {"compiler", __VERSION__}};
  return family;
}

}  // namespace

std::vector<MetricFamily> ProcessMetrics::Collect() const {
  const StatFields stat;
  const auto ticks = static_cast<double>(sysconf(_SC_CLK_TCK));
  std::vector<MetricFamily> families = {BuildInfo(program_)};
  const auto add = [&families](const char* name, const char* help,
                               std::optional<double> value,
                               MetricType type = MetricType::Gauge) {
    if (value) families.push_back(FamilyOf(name, help, type, *value));
  };
  add("process_cpu_seconds_total", "User and system time.",
      CpuSeconds(stat, ticks), MetricType::Counter);
  add("process_resident_memory_bytes", "Memory in RAM.", ResidentBytes(stat));
  add("process_virtual_memory_bytes", "Address space.", stat.Field(23));
  add("process_threads", "Threads.", stat.Field(20));
  add("process_open_fds", "Open files and sockets.", OpenFiles());
  add("process_max_fds", "The most that may be open.", MaxOpenFiles());
  add("process_start_time_seconds", "Start, in seconds since 1970.",
      StartTime(stat, ticks));
  return families;
}

}  // namespace disclosure::service_host

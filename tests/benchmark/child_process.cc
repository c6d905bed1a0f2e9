#include "tests/benchmark/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "status/abseil_view.h"
#include "status/check.h"
#include "tests/service-host/http_get.h"

namespace disclosure::benchmarks {
namespace {

constexpr std::chrono::seconds kStartTimeout{60};

// Has the program killed if this one dies.
constexpr std::array kBoundToParent = {"/usr/bin/setpriv", "--pdeathsig",
                                       "KILL", "--"};

std::vector<std::string> BoundToParent(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), kBoundToParent.begin(),
                   kBoundToParent.end());
  return arguments;
}

// Not by fork(): after it, each page that this program writes to costs a fault
// once more, and a benchmark has gigabytes of messages which are written to as
// they are sent.
pid_t SpawnWithLog(std::vector<std::string> arguments, int log) {
  std::vector<char*> pointers;
  pointers.reserve(arguments.size() + 1);
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  CHECK_EQ(posix_spawn_file_actions_init(&actions), 0);
  CHECK_EQ(posix_spawn_file_actions_adddup2(&actions, log, STDERR_FILENO), 0);
  pid_t child = 0;
  CHECK_EQ(posix_spawn(&child, pointers.front(), &actions, /*attrp=*/nullptr,
                       pointers.data(), environ),
           0);
  CHECK_EQ(posix_spawn_file_actions_destroy(&actions), 0);
  return child;
}

// The text of a field of a line of log.
std::string TextOf(std::string_view line, std::string_view key) {
  const std::string opening = "\"" + std::string(key) + "\":\"";
  const size_t found = line.find(opening);
  if (found == std::string_view::npos) return "";
  const size_t begin = found + opening.size();
  return std::string(line.substr(begin, line.find('"', begin) - begin));
}

// The number of a field of a line of log; 0: it has none.
int NumberOf(std::string_view line, std::string_view key) {
  const std::string opening = "\"" + std::string(key) + "\":";
  const size_t found = line.find(opening);
  if (found == std::string_view::npos) return 0;
  return std::atoi(std::string(line.substr(found + opening.size())).c_str());
}

}  // namespace

ChildProcess::ChildProcess(std::vector<std::string> arguments) {
  Spawn(std::move(arguments));
  AwaitServing();
  log_reader_ = std::jthread([this] {
    while (ReadLog()) {
    }
  });
}

ChildProcess::~ChildProcess() {
  kill(pid_, SIGTERM);
  int status = 0;
  waitpid(pid_, &status, 0);
  CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0)
      << "a service ended with wait status " << status;
  log_reader_.join();
  close(log_);
}

double ChildProcess::CpuSeconds() const {
  clockid_t clock = 0;
  CHECK_EQ(clock_getcpuclockid(pid_, &clock), 0);
  timespec used{};
  CHECK_EQ(clock_gettime(clock, &used), 0);
  return static_cast<double>(used.tv_sec) +
         static_cast<double>(used.tv_nsec) * 1e-9;
}

double ChildProcess::Metric(std::string_view series) const {
  const std::string answer = service_host::HttpGet(metrics_port_, "/metrics");
  const std::string key = absl::StrCat("\n", AbslView(series), " ");
  const size_t found = answer.find(key);
  CHECK(found != std::string::npos) << "no metric" << key;
  const size_t begin = found + key.size();
  double value = 0;
  CHECK(absl::SimpleAtod(
      answer.substr(begin, answer.find_first_of("\r\n", begin) - begin),
      &value));
  return value;
}

double ChildProcess::ResidentBytes() const {
  std::ifstream statm(absl::StrCat("/proc/", pid_, "/statm"));
  double size = 0;
  double resident = 0;
  statm >> size >> resident;
  CHECK(statm.good()) << "statm";
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

void ChildProcess::Spawn(std::vector<std::string> arguments) {
  std::array<int, 2> ends{};
  CHECK_EQ(pipe2(ends.data(), O_CLOEXEC), 0);
  pid_ = SpawnWithLog(BoundToParent(std::move(arguments)), ends[1]);
  close(ends[1]);
  log_ = ends[0];
}

void ChildProcess::AwaitServing() {
  const auto deadline = std::chrono::steady_clock::now() + kStartTimeout;
  while (address_.empty()) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        deadline - std::chrono::steady_clock::now());
    pollfd waiting{.fd = log_, .events = POLLIN, .revents = 0};
    CHECK(left.count() > 0 &&
          poll(&waiting, 1, static_cast<int>(left.count())) > 0)
        << "a service does not say that it is serving";
    CHECK(ReadLog()) << "a service ended before it was serving";
  }
}

bool ChildProcess::ReadLog() {
  std::array<char, 65536> bytes;
  const ssize_t size = read(log_, bytes.data(), bytes.size());
  if (size <= 0) return false;
  unread_.append(bytes.data(), static_cast<size_t>(size));
  size_t begin = 0;
  for (size_t end = 0; (end = unread_.find('\n', begin)) != std::string::npos;
       begin = end + 1) {
    TakeLine(std::string_view(unread_).substr(begin, end - begin));
  }
  unread_.erase(0, begin);
  return true;
}

void ChildProcess::TakeLine(std::string_view line) {
  if (TextOf(line, "level") != "info") std::cerr << line << std::endl;
  if (TextOf(line, "event") != "serving") return;
  address_ = TextOf(line, "address");
  metrics_port_ = NumberOf(line, "metrics_port");
}

}  // namespace disclosure::benchmarks

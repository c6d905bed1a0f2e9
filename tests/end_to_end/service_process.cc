#include "tests/end_to_end/service_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "status/check.h"

extern char** environ;

namespace disclosure {
namespace {

constexpr int kLogTimeoutMs = 60'000;
constexpr int kBriefMs = 200;

std::vector<char*> ToArgv(std::vector<std::string>& arguments) {
  std::vector<char*> argv;
  argv.reserve(arguments.size() + 1);
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  return argv;
}

}  // namespace

ServiceProcess::ServiceProcess(const std::string& program,
                               const std::vector<std::string>& arguments) {
  std::array<int, 2> pipe_fds{};
  CHECK(pipe2(pipe_fds.data(), O_CLOEXEC) == 0) << "no pipe";
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, pipe_fds[1], STDERR_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null",
                                   O_WRONLY, 0);
  std::vector<std::string> words = {
      program.starts_with('/') ? program : DISCLOSURE_BINARY_DIR "/" + program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv = ToArgv(words);
  const int error =
      posix_spawn(&pid_, argv[0], &actions, nullptr, argv.data(), environ);
  CHECK(error == 0) << "cannot start " << words[0];
  posix_spawn_file_actions_destroy(&actions);
  close(pipe_fds[1]);
  log_fd_ = pipe_fds[0];
}

ServiceProcess::~ServiceProcess() {
  Kill();
  close(log_fd_);
}

bool ServiceProcess::ReadMore(int timeout_ms) {
  pollfd waiting = {.fd = log_fd_, .events = POLLIN, .revents = 0};
  if (poll(&waiting, 1, timeout_ms) <= 0) return false;
  std::array<char, 4096> buffer{};
  const ssize_t count = read(log_fd_, buffer.data(), buffer.size());
  if (count <= 0) return false;
  log_.append(buffer.data(), static_cast<size_t>(count));
  return true;
}

std::string ServiceProcess::AwaitEvent(std::string_view event) {
  const size_t seen = std::exchange(seen_, 0);
  std::string line = AwaitLine("\"event\":\"" + std::string(event) + "\"");
  seen_ = seen;
  return line;
}

std::string ServiceProcess::AwaitLine(std::string_view text) {
  while (true) {
    for (size_t end = log_.find('\n', seen_); end != std::string::npos;
         end = log_.find('\n', seen_)) {
      std::string line = log_.substr(seen_, end - seen_);
      seen_ = end + 1;
      if (line.find(text) != std::string::npos) return line;
    }
    if (!ReadMore(kLogTimeoutMs)) return "";
  }
}

void ServiceProcess::WaitBriefly() {
  ReadMore(kBriefMs);
}

void ServiceProcess::Signal(int signal) const {
  kill(pid_, signal);
}

int ServiceProcess::Wait() {
  if (!waited_) {
    waited_ = true;
    // Whatever is left in the pipe must not hold the process up.
    while (ReadMore(kLogTimeoutMs)) {
    }
    rusage used{};
    wait4(pid_, &status_, 0, &used);
    constexpr size_t kKilobyte = 1024;
    peak_memory_ = static_cast<size_t>(used.ru_maxrss) * kKilobyte;
  }
  return WIFSIGNALED(status_) ? -WTERMSIG(status_) : WEXITSTATUS(status_);
}

void ServiceProcess::Kill() {
  if (waited_) return;
  Signal(SIGKILL);
  Wait();
}

std::string FieldOf(const std::string& log_line, const std::string& field) {
  const std::string mark = "\"" + field + "\":";
  size_t begin = log_line.find(mark);
  if (begin == std::string::npos) return "";
  begin += mark.size();
  const bool quoted = log_line[begin] == '"';
  if (quoted) ++begin;
  return log_line.substr(
      begin, log_line.find_first_of(quoted ? "\"" : ",}", begin) - begin);
}

TemporaryDirectory::TemporaryDirectory() {
  std::string name =
      std::filesystem::temp_directory_path() / "disclosure-test-XXXXXX";
  CHECK(mkdtemp(name.data()) != nullptr) << "no temporary directory";
  path_ = name;
}

TemporaryDirectory::~TemporaryDirectory() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace disclosure

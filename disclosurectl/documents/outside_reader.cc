#include "disclosurectl/documents/outside_reader.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <span>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "status/abseil_view.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

constexpr std::string_view kDefaultPath = "/usr/local/bin:/usr/bin:/bin";
// Enough for a line that says why.
constexpr size_t kMaxComplaintBytes = 2'000;

class FileDescriptor {
 public:
  explicit FileDescriptor(int fd) : fd_(fd) {}
  ~FileDescriptor() { Close(); }
  FileDescriptor(FileDescriptor&& other) noexcept
      : fd_(std::exchange(other.fd_, -1)) {}
  FileDescriptor& operator=(FileDescriptor&&) = delete;

  int get() const { return fd_; }
  void Close() {
    if (fd_ >= 0) close(fd_);
    fd_ = -1;
  }

 private:
  int fd_;
};

absl::Status SystemFailure(std::string_view what) {
  return absl::UnavailableError(
      absl::StrCat(AbslView(what), ": ", std::strerror(errno)));
}

struct Pipe {
  FileDescriptor read;
  FileDescriptor write;

  static absl::StatusOr<Pipe> Open() {
    std::array<int, 2> ends;
    if (pipe2(ends.data(), O_CLOEXEC) != 0) return SystemFailure("pipe");
    return Pipe{FileDescriptor(ends[0]), FileDescriptor(ends[1])};
  }
};

std::string Path() {
  const char* path = std::getenv("PATH");
  return path == nullptr ? std::string(kDefaultPath) : path;
}

// The program's file; nullopt if it is not there.
std::optional<std::string> Find(const std::string& program) {
  if (program.find('/') != std::string::npos) {
    return access(program.c_str(), X_OK) == 0 ? std::optional(program)
                                              : std::nullopt;
  }
  const std::string path = Path();
  for (size_t begin = 0; begin <= path.size();) {
    const size_t end = std::min(path.find(':', begin), path.size());
    const std::string file = path.substr(begin, end - begin) + "/" + program;
    if (access(file.c_str(), X_OK) == 0) return file;
    begin = end + 1;
  }
  return std::nullopt;
}

absl::Status NotInstalled(const OutsideReader& reader) {
  return absl::FailedPreconditionError(
      absl::StrCat(reader.program, " is not installed: sudo apt-get install ",
                   reader.package, " / 未安装 ", reader.program,
                   "：sudo apt-get install ", reader.package));
}

// A file in memory, so that nothing is left behind.
absl::StatusOr<FileDescriptor> InMemory(std::string_view document) {
  FileDescriptor file(memfd_create("document", MFD_CLOEXEC));
  if (file.get() < 0) return SystemFailure("memfd_create");
  while (!document.empty()) {
    const ssize_t written = write(file.get(), document.data(), document.size());
    if (written < 0 && errno != EINTR) return SystemFailure("write");
    if (written > 0) document.remove_prefix(static_cast<size_t>(written));
  }
  if (lseek(file.get(), 0, SEEK_SET) != 0) return SystemFailure("lseek");
  return file;
}

void Limit(int resource, size_t most) {
  const rlimit limit{most, most};
  setrlimit(static_cast<__rlimit_resource_t>(resource), &limit);
}

// One run of a program.
class Run {
 public:
  Run(const OutsideReader& reader, std::string file, const ReaderLimits& limits)
      : reader_(reader),
        file_(std::move(file)),
        limits_(limits),
        deadline_(std::chrono::steady_clock::now() + limits.time) {}

  absl::StatusOr<std::string> Read(std::string_view document) {
    ASSIGN_OR_RETURN(const FileDescriptor input, InMemory(document));
    ASSIGN_OR_RETURN(Pipe output, Pipe::Open());
    ASSIGN_OR_RETURN(Pipe complaint, Pipe::Open());
    RETURN_IF_ERROR(Start(input, output.write, complaint.write));
    output.write.Close();
    complaint.write.Close();
    absl::Status drained = Drain(output.read, complaint.read);
    if (drained.ok()) drained = AwaitEnd();
    if (!drained.ok()) kill(child_, SIGKILL);
    int status = 0;
    while (waitpid(child_, &status, 0) < 0 && errno == EINTR) continue;
    RETURN_IF_ERROR(drained);
    RETURN_IF_ERROR(Judge(status));
    return std::move(text_);
  }

 private:
  absl::Status Start(const FileDescriptor& input, const FileDescriptor& output,
                     const FileDescriptor& complaint) {
    // All that allocates comes before the fork.
    std::vector<char*> arguments = {const_cast<char*>(file_.c_str())};
    for (const std::string& argument : reader_.arguments) {
      arguments.push_back(const_cast<char*>(argument.c_str()));
    }
    arguments.push_back(nullptr);
    std::string path = "PATH=" + Path();
    std::string locale = "LC_ALL=C.UTF-8";
    std::array<char*, 3> environment = {path.data(), locale.data(), nullptr};
    child_ = fork();
    if (child_ < 0) return SystemFailure("fork");
    if (child_ > 0) return absl::OkStatus();
    if (dup2(input.get(), STDIN_FILENO) < 0 ||
        dup2(output.get(), STDOUT_FILENO) < 0 ||
        dup2(complaint.get(), STDERR_FILENO) < 0) {
      _exit(126);
    }
    Limit(RLIMIT_CPU, static_cast<size_t>(limits_.time.count()) + 1);
    Limit(RLIMIT_AS, limits_.memory_bytes);
    Limit(RLIMIT_FSIZE, 0);
    Limit(RLIMIT_CORE, 0);
    execve(file_.c_str(), arguments.data(), environment.data());
    _exit(127);
  }

  // Reads both pipes to their ends.
  absl::Status Drain(const FileDescriptor& output,
                     const FileDescriptor& complaint) {
    std::array<pollfd, 2> ends = {pollfd{output.get(), POLLIN, 0},
                                  pollfd{complaint.get(), POLLIN, 0}};
    while (ends[0].fd >= 0 || ends[1].fd >= 0) {
      const int ready = PollUntilDeadline(ends);
      if (ready == 0) return TooSlow();
      if (ready < 0 && errno != EINTR) return SystemFailure("poll");
      if (ready < 0) continue;
      Take(ends[0], text_);
      Take(ends[1], complaint_);
      if (complaint_.size() > kMaxComplaintBytes) {
        complaint_.resize(kMaxComplaintBytes);
      }
      if (text_.size() > limits_.output_bytes) {
        return absl::ResourceExhaustedError(
            absl::StrCat(reader_.program, " wrote more than ",
                         limits_.output_bytes, " bytes (output_bytes)"));
      }
    }
    return absl::OkStatus();
  }

  // Whoever has closed its output can still go on for ever.
  absl::Status AwaitEnd() const {
    const FileDescriptor process(
        static_cast<int>(syscall(SYS_pidfd_open, child_, 0)));
    if (process.get() < 0) return SystemFailure("pidfd_open");
    std::array<pollfd, 1> end = {pollfd{process.get(), POLLIN, 0}};
    int ready = -1;
    while (ready < 0) {
      ready = PollUntilDeadline(end);
      if (ready < 0 && errno != EINTR) return SystemFailure("poll");
    }
    return ready == 0 ? TooSlow() : absl::OkStatus();
  }

  // 0 at the deadline.
  int PollUntilDeadline(std::span<pollfd> ends) const {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        deadline_ - std::chrono::steady_clock::now());
    if (left.count() <= 0) return 0;
    return poll(ends.data(), ends.size(), static_cast<int>(left.count()));
  }

  static void Take(pollfd& end, std::string& text) {
    if (end.fd < 0 || end.revents == 0) return;
    std::array<char, 64 * 1024> buffer;
    const ssize_t size = read(end.fd, buffer.data(), buffer.size());
    if (size > 0) {
      text.append(buffer.data(), static_cast<size_t>(size));
    } else if (size == 0 || errno != EINTR) {
      end.fd = -1;
    }
  }

  absl::Status TooSlow() const {
    return absl::ResourceExhaustedError(
        absl::StrCat(reader_.program, " took longer than ",
                     limits_.time.count(), " s (time)"));
  }

  absl::Status Judge(int status) const {
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) return TooSlow();
    if (WIFSIGNALED(status)) {
      return absl::ResourceExhaustedError(absl::StrCat(
          reader_.program, " was ended by ", strsignal(WTERMSIG(status)),
          "; it may use ", limits_.memory_bytes, " bytes (memory_bytes)"));
    }
    if (WEXITSTATUS(status) == 0) return absl::OkStatus();
    const size_t end = complaint_.find('\n');
    return absl::InvalidArgumentError(
        absl::StrCat(reader_.program, " cannot read the document (exit status ",
                     WEXITSTATUS(status), "): ", complaint_.substr(0, end)));
  }

  const OutsideReader& reader_;
  const std::string file_;
  const ReaderLimits& limits_;
  const std::chrono::steady_clock::time_point deadline_;
  pid_t child_ = -1;
  std::string text_;
  std::string complaint_;
};

}  // namespace

OutsideReader DocReader() {
  // Lines as long as their paragraphs.
  return {"antiword", "antiword", {"-m", "UTF-8.txt", "-w", "0", "/dev/stdin"}};
}

OutsideReader PdfReader() {
  return {"pdftotext",
          "poppler-utils",
          {"-layout", "-enc", "UTF-8", "-nopgbrk", "/dev/stdin", "-"}};
}

absl::StatusOr<std::string> RunReader(const OutsideReader& reader,
                                      std::string_view document,
                                      const ReaderLimits& limits) {
  const std::optional<std::string> file = Find(reader.program);
  if (!file) return NotInstalled(reader);
  return Run(reader, *file, limits).Read(document);
}

}  // namespace disclosure::ctl

#ifndef DISCLOSURE_TESTS_END_TO_END_SERVICE_PROCESS_H_
#define DISCLOSURE_TESTS_END_TO_END_SERVICE_PROCESS_H_

#include <sys/types.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace disclosure {

// A real program as a child process, whose log (standard error) is read line by
// line; what it prints is dropped. Killed when destroyed.
class ServiceProcess {
 public:
  // `program` is relative to the build directory, or absolute. Aborts the test
  // program if it cannot be started.
  ServiceProcess(const std::string& program,
                 const std::vector<std::string>& arguments);
  ~ServiceProcess();
  ServiceProcess(const ServiceProcess&) = delete;
  ServiceProcess& operator=(const ServiceProcess&) = delete;

  // Reads the log until a line of this event has come, and returns the first
  // one; empty if the process ended first, or nothing came for a minute. Events
  // may be awaited in another order than they come in.
  std::string AwaitEvent(std::string_view event);
  // The same for the next line that contains `text`, after the last one that
  // was returned.
  std::string AwaitLine(std::string_view text);
  // Waits for a while, or until the process has something to say.
  void WaitBriefly();
  // All of the log that was read so far.
  const std::string& log() const { return log_; }

  // Sends the signal.
  void Signal(int signal) const;
  // Waits for the end: the exit status, or minus the signal that ended it.
  int Wait();
  // SIGKILL, and waits.
  void Kill();
  // The most memory that it ever held, in bytes, once it has ended.
  size_t peak_memory() const { return peak_memory_; }

 private:
  bool ReadMore(int timeout_ms);

  pid_t pid_ = -1;
  int log_fd_ = -1;
  std::string log_;
  size_t seen_ = 0;
  bool waited_ = false;
  int status_ = 0;
  size_t peak_memory_ = 0;
};

// The text or number of a field of a log line; empty if it is not there.
std::string FieldOf(const std::string& log_line, const std::string& field);

// A directory of its own, removed with everything in it when destroyed.
class TemporaryDirectory {
 public:
  TemporaryDirectory();
  ~TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace disclosure

#endif  // DISCLOSURE_TESTS_END_TO_END_SERVICE_PROCESS_H_

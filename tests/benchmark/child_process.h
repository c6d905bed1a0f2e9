#ifndef DISCLOSURE_TESTS_BENCHMARK_CHILD_PROCESS_H_
#define DISCLOSURE_TESTS_BENCHMARK_CHILD_PROCESS_H_

#include <sys/types.h>

#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace disclosure::benchmarks {

// One of our services as a process of its own, ended when the object is, or
// when this program dies. What goes wrong ends this program.
class ChildProcess {
 public:
  // Starts the program and waits until it has logged "serving". Its warnings
  // and errors are shown on standard error.
  explicit ChildProcess(std::vector<std::string> arguments);
  // Asks it to end, and waits.
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  // Where it serves gRPC: "127.0.0.1:34567".
  const std::string& address() const { return address_; }
  // One of the numbers it exposes: name and labels as they stand there.
  double Metric(std::string_view series) const;
  // What it has used so far, of all its threads.
  double CpuSeconds() const;
  // What it holds in memory now.
  double ResidentBytes() const;

 private:
  void Spawn(std::vector<std::string> arguments);
  void AwaitServing();
  // Takes what can be read now; false at the end.
  bool ReadLog();
  void TakeLine(std::string_view line);

  pid_t pid_ = 0;
  int log_ = -1;
  std::string unread_;
  std::string address_;
  int metrics_port_ = 0;
  std::jthread log_reader_;
};

}  // namespace disclosure::benchmarks

#endif  // DISCLOSURE_TESTS_BENCHMARK_CHILD_PROCESS_H_

#ifndef DISCLOSURE_SERVICE_HOST_LOG_H_
#define DISCLOSURE_SERVICE_HOST_LOG_H_

#include <unistd.h>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

#include "service-host/clock.h"

namespace disclosure::service_host {

enum class LogLevel { kInfo, kWarning, kError };

// A value of a line: text, a number, or true or false. Borrows text.
class LogValue {
 public:
  LogValue(const char* text) : value_(std::string_view(text)) {}
  LogValue(std::string_view text) : value_(text) {}
  LogValue(const std::string& text) : value_(std::string_view(text)) {}
  LogValue(bool value) : value_(value) {}
  LogValue(std::integral auto value) : value_(static_cast<int64_t>(value)) {}
  LogValue(std::floating_point auto value)
      : value_(static_cast<double>(value)) {}

  // As JSON, text bounded to kMaxLogValueBytes.
  void AppendTo(std::string& line) const;

 private:
  std::variant<std::string_view, bool, int64_t, double> value_;
};

struct LogField {
  std::string_view key;
  LogValue value;
};

inline constexpr size_t kMaxLogValueBytes = 1024;
// Fields that no longer fit are left out, and the line says so.
inline constexpr size_t kMaxLogLineBytes = 8192;

// Writes one line of JSON an event:
//
//   {"ts":"2026-01-31T08:00:00.123456Z","level":"info","event":"serving",
//    "address":"127.0.0.1:7401"}
//
// A line is one write(2), so lines never mix. Thread-safe; never blocks on a
// lock. Lines that cannot be written are lost: a full disk ends no service.
class Log {
 public:
  explicit Log(const Clock& clock, int file_descriptor = STDERR_FILENO)
      : clock_(clock), file_descriptor_(file_descriptor) {}

  // `event` is a stable name, "feed_lost"; what varies goes into the fields.
  void Write(LogLevel level, std::string_view event,
             std::initializer_list<LogField> fields = {}) const;
  void Info(std::string_view event,
            std::initializer_list<LogField> fields = {}) const {
    Write(LogLevel::kInfo, event, fields);
  }
  void Warning(std::string_view event,
               std::initializer_list<LogField> fields = {}) const {
    Write(LogLevel::kWarning, event, fields);
  }
  void Error(std::string_view event,
             std::initializer_list<LogField> fields = {}) const {
    Write(LogLevel::kError, event, fields);
  }

  const Clock& clock() const { return clock_; }

 private:
  const Clock& clock_;
  const int file_descriptor_;
};

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_SERVICE_HOST_LOG_H_

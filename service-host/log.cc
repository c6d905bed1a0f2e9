#include "service-host/log.h"

#include <cmath>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "service-host/bounded_text.h"
#include "status/abseil_view.h"

namespace disclosure::service_host {
namespace {

constexpr std::string_view kLineEnd = "}\n";
constexpr std::string_view kTruncated = ",\"truncated\":true";

std::string_view NameOf(LogLevel level) {
  switch (level) {
    case LogLevel::kInfo:
      return "info";
    case LogLevel::kWarning:
      return "warning";
    case LogLevel::kError:
      return "error";
  }
  return "error";
}

void AppendEscaped(std::string& line, char c) {
  switch (c) {
    case '"':
      line += "\\\"";
      return;
    case '\\':
      line += "\\\\";
      return;
    case '\n':
      line += "\\n";
      return;
    default:
      if (static_cast<unsigned char>(c) >= 0x20) {
        line += c;
      } else {
        absl::StrAppendFormat(&line, "\\u%04x", static_cast<unsigned char>(c));
      }
  }
}

void AppendJsonText(std::string& line, std::string_view text) {
  line += '"';
  for (const char c : BoundedText(text, kMaxLogValueBytes)) {
    AppendEscaped(line, c);
  }
  line += '"';
}

struct JsonValue {
  std::string& line;
  void operator()(std::string_view text) const { AppendJsonText(line, text); }
  void operator()(bool value) const { line += value ? "true" : "false"; }
  void operator()(int64_t value) const { absl::StrAppend(&line, value); }
  void operator()(double value) const {
    // JSON has neither infinity nor NaN.
    if (std::isfinite(value)) {
      absl::StrAppend(&line, value);
    } else {
      AppendJsonText(line, value > 0 ? "inf" : value < 0 ? "-inf" : "nan");
    }
  }
};

void AppendField(std::string& line, std::string_view key,
                 const LogValue& value) {
  line += line.empty() ? '{' : ',';
  AppendJsonText(line, key);
  line += ':';
  value.AppendTo(line);
}

void WriteLine(int file_descriptor, std::string_view line) {
  [[maybe_unused]] const ssize_t written =
      write(file_descriptor, line.data(), line.size());
}

}  // namespace

void LogValue::AppendTo(std::string& line) const {
  std::visit(JsonValue{line}, value_);
}

void Log::Write(LogLevel level, std::string_view event,
                std::initializer_list<LogField> fields) const {
  std::string line;
  AppendField(line, "ts",
              absl::FormatTime("%Y-%m-%dT%H:%M:%E6SZ", clock_.Now(),
                               absl::UTCTimeZone()));
  AppendField(line, "level", NameOf(level));
  AppendField(line, "event", event);
  const size_t limit = kMaxLogLineBytes - kLineEnd.size() - kTruncated.size();
  for (const LogField& field : fields) {
    const size_t before = line.size();
    AppendField(line, field.key, field.value);
    if (line.size() <= limit) continue;
    line.resize(before);
    line += kTruncated;
    break;
  }
  line += kLineEnd;
  WriteLine(file_descriptor_, line);
}

}  // namespace disclosure::service_host

#include "status/reason.h"

#include "absl/strings/cord.h"
#include "absl/types/optional.h"
#include "status/abseil_view.h"

namespace disclosure {
namespace {

constexpr absl::string_view kReason = "disclosure/reason";
constexpr absl::string_view kField = "disclosure/field";
constexpr absl::string_view kRetryDelay = "disclosure/retry-delay";

absl::Status With(absl::Status status, absl::string_view type,
                  std::string_view text) {
  if (!status.ok()) status.SetPayload(type, absl::Cord(AbslView(text)));
  return status;
}

std::string TextOf(const absl::Status& status, absl::string_view type) {
  const absl::optional<absl::Cord> payload = status.GetPayload(type);
  return payload ? std::string(*payload) : std::string();
}

}  // namespace

absl::Status WithReason(absl::Status status, std::string_view reason) {
  return With(std::move(status), kReason, reason);
}

std::string ReasonOf(const absl::Status& status) {
  return TextOf(status, kReason);
}

absl::Status WithField(absl::Status status, std::string_view field) {
  return With(std::move(status), kField, field);
}

std::string FieldOf(const absl::Status& status) {
  return TextOf(status, kField);
}

absl::Status WithRetryDelay(absl::Status status, absl::Duration delay) {
  return With(std::move(status), kRetryDelay, absl::FormatDuration(delay));
}

std::optional<absl::Duration> RetryDelayOf(const absl::Status& status) {
  absl::Duration delay;
  if (!absl::ParseDuration(TextOf(status, kRetryDelay), &delay)) {
    return std::nullopt;
  }
  return delay;
}

}  // namespace disclosure

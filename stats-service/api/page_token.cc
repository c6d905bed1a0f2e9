#include "stats-service/api/page_token.h"

#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "status/abseil_view.h"
#include "status/reason.h"

namespace disclosure::stats {

std::string ToText(const PageToken& token) {
  return absl::StrCat(
      token.cube, "-", AbslView(token.from.organ.division.digits()), "-",
      AbslView(token.from.organ.organ.text()), "-", token.from.year);
}

absl::StatusOr<PageToken> ParsePageToken(std::string_view text) {
  const std::vector<absl::string_view> parts =
      absl::StrSplit(AbslView(text), '-');
  PageToken token;
  if (parts.size() != 4 || !absl::SimpleAtoi(parts[0], &token.cube) ||
      !absl::SimpleAtoi(parts[3], &token.from.year)) {
    return BadPageToken();
  }
  const auto division = divisions::DivisionCode::Parse(StdView(parts[1]));
  const auto organ = form::CreditCode::Parse(StdView(parts[2]));
  if (!division.ok() || !organ.ok()) return BadPageToken();
  token.from.organ = {*division, *organ};
  return token;
}

std::string ToText(const ListToken& token) {
  return absl::StrCat(token.cube, "-", token.offset);
}

absl::StatusOr<ListToken> ParseListToken(std::string_view text) {
  const std::vector<absl::string_view> parts =
      absl::StrSplit(AbslView(text), '-');
  ListToken token;
  if (parts.size() != 2 || !absl::SimpleAtoi(parts[0], &token.cube) ||
      !absl::SimpleAtoi(parts[1], &token.offset) || token.offset < 0) {
    return BadPageToken();
  }
  return token;
}

absl::Status BadPageToken() {
  return WithField(WithReason(absl::InvalidArgumentError(
                                  "page_token is not one that was given out"),
                              "BAD_PAGE_TOKEN"),
                   "page_token");
}

}  // namespace disclosure::stats

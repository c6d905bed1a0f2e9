#include "stats-service/api/page_token.h"

#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "status/abseil_view.h"
#include "status/reason.h"
#include "status/status_macros.h"

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

absl::StatusOr<std::shared_ptr<const Cube>> PinnedCube(PinnedCubes& pinned,
                                                       record::Sequence cube,
                                                       absl::Time now) {
  if (auto found = pinned.Find(cube, now)) return found;
  return WithReason(absl::FailedPreconditionError(absl::StrCat(
                        "the cube of this page, up to change ", cube,
                        ", is held no more; ask again from the first page")),
                    "CUBE_GONE");
}

absl::StatusOr<std::shared_ptr<const Cube>> CubeOfPage(
    PinnedCubes& pinned, const std::string& page_token,
    const absl::StatusOr<std::shared_ptr<const Cube>>& newest, absl::Time now,
    std::optional<RowPosition>& from) {
  if (page_token.empty()) return newest;
  ASSIGN_OR_RETURN(const PageToken token, ParsePageToken(page_token));
  from = token.from;
  return PinnedCube(pinned, token.cube, now);
}

std::string NextPage(PinnedCubes& pinned,
                     const std::shared_ptr<const Cube>& cube, absl::Time now,
                     const std::optional<RowPosition>& next) {
  if (!next.has_value()) return "";
  pinned.Pin(cube, now);
  return ToText(PageToken{cube->applied_up_to, *next});
}

}  // namespace disclosure::stats

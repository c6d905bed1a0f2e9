#ifndef DISCLOSURE_STATS_SERVICE_API_PAGE_TOKEN_H_
#define DISCLOSURE_STATS_SERVICE_API_PAGE_TOKEN_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "record/revision.h"
#include "stats-service/api/pinned_cubes.h"
#include "stats-service/query/aggregate.h"

namespace disclosure::stats {

// Where an answer goes on: which cube, and which row comes next.
struct PageToken {
  record::Sequence cube = 0;
  RowPosition from;
};

// "1234-430321-91430300MB0123456X-2020": opaque to callers.
std::string ToText(const PageToken& token);

// INVALID_ARGUMENT, BAD_PAGE_TOKEN.
absl::StatusOr<PageToken> ParsePageToken(std::string_view text);

// The same for a list that is made anew for each page: so many items of it come
// before.
struct ListToken {
  record::Sequence cube = 0;
  int64_t offset = 0;
};

// "1234-1000".
std::string ToText(const ListToken& token);
absl::StatusOr<ListToken> ParseListToken(std::string_view text);

absl::Status BadPageToken();

// The cube that a token speaks of. FAILED_PRECONDITION, CUBE_GONE: it is held
// no more.
absl::StatusOr<std::shared_ptr<const Cube>> PinnedCube(PinnedCubes& pinned,
                                                       record::Sequence cube,
                                                       absl::Time now);
// The cube of a page: of its token, or `newest` without one; `from` is where
// the page begins.
absl::StatusOr<std::shared_ptr<const Cube>> CubeOfPage(
    PinnedCubes& pinned, const std::string& page_token,
    const absl::StatusOr<std::shared_ptr<const Cube>>& newest, absl::Time now,
    std::optional<RowPosition>& from);

// The token of the page after, whose cube is held from now on; empty: there is
// none.
std::string NextPage(PinnedCubes& pinned,
                     const std::shared_ptr<const Cube>& cube, absl::Time now,
                     const std::optional<RowPosition>& next);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_API_PAGE_TOKEN_H_

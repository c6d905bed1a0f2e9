#ifndef DISCLOSURE_STATS_SERVICE_API_PAGE_TOKEN_H_
#define DISCLOSURE_STATS_SERVICE_API_PAGE_TOKEN_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "record/revision.h"
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

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_API_PAGE_TOKEN_H_

#ifndef DISCLOSURE_DISCLOSURECTL_CLIENT_AREA_LOOKUP_H_
#define DISCLOSURE_DISCLOSURECTL_CLIENT_AREA_LOOKUP_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "disclosure/v1/stats.pb.h"
#include "disclosurectl/client/stats_client.h"

namespace disclosure::ctl {

// How many areas an ambiguous name lists.
inline constexpr size_t kMaxListedAreas = 20;

// The code of an area that a person names by code or by name, "云湖桥镇",
// "湘潭县云湖桥镇", "湖南省". A code is taken as it is; for a name the service
// is asked.
//
// NOT_FOUND: no area has the name. INVALID_ARGUMENT: several have it; they are
// listed, with what would tell them apart.
absl::StatusOr<std::string> FindAreaCode(StatsClient& stats,
                                         std::string_view code_or_name);

// True if `text` can be meant as a code: nothing but digits.
bool LooksLikeCode(std::string_view text);

// What to ask the service for: the last part of a name that may begin with the
// areas above, longest first. "湘潭县云湖桥镇": itself, then "云湖桥镇".
std::vector<std::string> NamesToTry(std::string_view name);

// The areas meant by `name`: those whose full name ends with it, exact names
// before parts of names; of several, those of the newest edition alone if it
// has any.
std::vector<v1::Area> PickAreas(std::string_view name,
                                std::span<const v1::Area> found);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_CLIENT_AREA_LOOKUP_H_

#include "disclosurectl/client/area_lookup.h"

#include <algorithm>
#include <array>

#include "absl/strings/str_cat.h"
#include "status/abseil_view.h"
#include "status/reason.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

// What ends the name of an area that others lie in.
constexpr auto kUpperEndings =
    std::to_array<std::string_view>({"省", "市", "区", "县", "州", "盟", "旗"});

absl::Status Ambiguous(std::string_view name,
                       const std::vector<v1::Area>& areas) {
  std::string message = absl::StrCat(
      AbslView(name), ": ", areas.size(),
      " areas have this name; give the code, or the name with its county:");
  for (size_t i = 0; i < std::min(areas.size(), kMaxListedAreas); ++i) {
    absl::StrAppend(&message, "\n  ", areas[i].division_code(), "  ",
                    areas[i].full_name());
  }
  if (areas.size() > kMaxListedAreas) absl::StrAppend(&message, "\n  ...");
  return absl::InvalidArgumentError(message);
}

}  // namespace

bool LooksLikeCode(std::string_view text) {
  return !text.empty() &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<std::string> NamesToTry(std::string_view name) {
  std::vector<std::string> names = {std::string(name)};
  for (size_t at = 1; at < name.size(); ++at) {
    const bool is_boundary =
        std::ranges::any_of(kUpperEndings, [&](std::string_view ending) {
          return name.substr(0, at).ends_with(ending);
        });
    if (is_boundary) names.emplace_back(name.substr(at));
  }
  return names;
}

std::vector<v1::Area> PickAreas(std::string_view name,
                                std::span<const v1::Area> found) {
  std::vector<v1::Area> picked;
  const auto take_if = [&](auto condition) {
    if (!picked.empty()) return;
    std::ranges::copy_if(found, std::back_inserter(picked), condition);
  };
  take_if([&](const v1::Area& area) { return area.name() == name; });
  take_if(
      [&](const v1::Area& area) { return area.full_name().ends_with(name); });
  take_if([&](const v1::Area& area) {
    return area.name().find(name) != std::string::npos;
  });
  if (picked.size() < 2) return picked;
  const int newest =
      std::ranges::max(picked, {}, &v1::Area::last_edition).last_edition();
  std::erase_if(picked, [&](const v1::Area& area) {
    return area.last_edition() != newest;
  });
  return picked;
}

absl::StatusOr<std::string> FindAreaCode(StatsClient& stats,
                                         std::string_view code_or_name) {
  if (LooksLikeCode(code_or_name)) return std::string(code_or_name);
  for (const std::string& name : NamesToTry(code_or_name)) {
    v1::ListAreasRequest request;
    request.set_name(name);
    ASSIGN_OR_RETURN(const v1::ListAreasResponse response,
                     stats.ListAreas(request));
    const std::vector<v1::Area> found(response.areas().begin(),
                                      response.areas().end());
    const std::vector<v1::Area> areas = PickAreas(code_or_name, found);
    if (areas.size() == 1) return areas.front().division_code();
    if (!areas.empty()) return Ambiguous(code_or_name, areas);
  }
  return WithReason(absl::NotFoundError(absl::StrCat("no area is named ",
                                                     AbslView(code_or_name))),
                    "UNKNOWN_AREA");
}

}  // namespace disclosure::ctl

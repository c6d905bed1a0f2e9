#include "status/annotate.h"

#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"
#include "status/abseil_view.h"

namespace disclosure {

absl::Status Annotate(const absl::Status& status, std::string_view place) {
  if (status.ok()) return status;
  absl::Status annotated(status.code(),
                         absl::StrCat(AbslView(place), ": ", status.message()));
  status.ForEachPayload(
      [&annotated](absl::string_view type, const absl::Cord& payload) {
        annotated.SetPayload(type, payload);
      });
  return annotated;
}

}  // namespace disclosure

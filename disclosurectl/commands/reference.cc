#include "disclosurectl/commands/reference.h"

#include <utility>

#include "status/status_macros.h"

namespace disclosure::ctl {

absl::StatusOr<std::unique_ptr<const Reference>> Reference::Load() {
  ASSIGN_OR_RETURN(divisions::DivisionTree divisions,
                   divisions::LoadEmbeddedDivisions());
  return std::unique_ptr<const Reference>(
      new Reference{form::Catalogue(), std::move(divisions)});
}

}  // namespace disclosure::ctl

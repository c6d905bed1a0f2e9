#include "form/report.h"

namespace disclosure::form {

std::optional<Identity> Report::identity() const {
  if (!division.has_value() || !organ.has_value()) return std::nullopt;
  if (!v1::Scope_IsValid(scope) || !IsYear(year)) return std::nullopt;
  return Identity{{*division, *organ}, EffectiveScope(), year};
}

}  // namespace disclosure::form

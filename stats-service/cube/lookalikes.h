#ifndef DISCLOSURE_STATS_SERVICE_CUBE_LOOKALIKES_H_
#define DISCLOSURE_STATS_SERVICE_CUBE_LOOKALIKES_H_

#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "form/catalogue.h"

namespace disclosure::stats {

// Cells that stand in each other's place in two forms and must never be chained
// (COMPARABILITY_NONE), such as the stocks of texts disclosed (2019) and in
// force (2021). Immutable; borrows the catalogue.
class Lookalikes {
 public:
  explicit Lookalikes(const form::Catalogue& catalogue);

  // If a form without `cell` has a lookalike of it: why the two do not compare.
  std::optional<std::string_view> NoteFor(form::CellIndex cell,
                                          size_t form_slot) const;

 private:
  void Link(const form::Cell& cell, const form::Cell& lookalike);

  std::map<std::pair<form::CellIndex, size_t>, std::string_view> notes_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_CUBE_LOOKALIKES_H_

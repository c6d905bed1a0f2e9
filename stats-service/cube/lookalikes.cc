#include "stats-service/cube/lookalikes.h"

#include "disclosure/v1/cell.pb.h"

namespace disclosure::stats {

Lookalikes::Lookalikes(const form::Catalogue& catalogue) {
  for (const form::Cell& cell : catalogue.cells()) {
    if (cell.comparability != v1::COMPARABILITY_NONE) continue;
    const auto successor = catalogue.Find(cell.successor);
    if (!successor.has_value()) continue;
    Link(cell, catalogue.cell(*successor));
    Link(catalogue.cell(*successor), cell);
  }
}

void Lookalikes::Link(const form::Cell& cell, const form::Cell& lookalike) {
  for (int form = v1::Form_MIN; form <= v1::Form_MAX; ++form) {
    if (cell.BelongsTo(static_cast<v1::Form>(form)) ||
        !lookalike.BelongsTo(static_cast<v1::Form>(form))) {
      continue;
    }
    notes_[{cell.index, static_cast<size_t>(form)}] =
        cell.note.empty() ? lookalike.note : cell.note;
  }
}

std::optional<std::string_view> Lookalikes::NoteFor(form::CellIndex cell,
                                                    size_t form_slot) const {
  const auto note = notes_.find({cell, form_slot});
  return note == notes_.end() ? std::nullopt : std::optional(note->second);
}

}  // namespace disclosure::stats

#ifndef DISCLOSURE_STATS_SERVICE_QUERY_FORM_BREAKS_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_FORM_BREAKS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "stats-service/query/figure.h"

namespace disclosure::stats {

// Where the meaning of figures changes with the form, while the years of an
// area or organ pass by: since the last year that had reports with the figure.
// Forms are a bit a form slot. Borrows the figures.
class FormBreaks {
 public:
  explicit FormBreaks(const std::vector<Figure>& figures);

  // Whether there is anything to look for: for most figures there is not.
  bool any() const { return !watched_.empty(); }
  // The years of another area or organ.
  void Begin();
  // The forms of one year before the others: from the newest back, until all
  // that matters is known.
  void AddEarlier(uint32_t forms);
  bool KnowsEarlier() const { return unknown_ == 0; }
  // Those of the next year.
  void Pass(uint32_t forms);
  void ForgetNotes();

  // Of the newest break that was passed since notes were forgotten; else empty.
  std::string_view NoteOf(size_t figure) const { return notes_[figure]; }

 private:
  struct Watched {
    size_t figure = 0;
    uint32_t before = 0;  // 0: no report yet
  };

  const std::vector<Figure>& figures_;
  std::vector<Watched> watched_;
  size_t unknown_ = 0;                   // of the watched ones
  std::vector<std::string_view> notes_;  // by figure
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_FORM_BREAKS_H_

#ifndef DISCLOSURE_TESTS_STATS_SERVICE_SUPPORT_NAIVE_LINEAGE_H_
#define DISCLOSURE_TESTS_STATS_SERVICE_SUPPORT_NAIVE_LINEAGE_H_

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "divisions/division_tree.h"
#include "divisions/lineage_ends.h"

namespace disclosure::stats {

// Where the places of codes went and came from, walked edge by edge for each
// question, with a memory of what was walked already.
class NaiveLineage {
 public:
  explicit NaiveLineage(const divisions::DivisionTree& divisions)
      : divisions_(divisions) {}

  // In the newest edition, of what a code means in a year. A code that nobody
  // knows is where it is.
  const std::vector<divisions::LineageEnd>& EndsOf(
      const divisions::DivisionCode& code, int32_t year);
  // The first code, and its edition, that the same place had.
  std::pair<divisions::DivisionCode, int> RootOf(
      const divisions::DivisionCode& code, int32_t year);

  // Whether a code means another place in the second of two years; and what is
  // said there, which lives as long as this.
  bool IsReused(const divisions::DivisionCode& code, int32_t before,
                int32_t after) const;
  std::string_view NoteOfReuse(const divisions::DivisionCode& code,
                               int32_t before);

  struct Where {
    bool all = false;     // of the place lies in the area today
    bool some = false;    // but not all
    bool itself = false;  // it, or a part, is the area
  };
  Where In(const divisions::DivisionCode& area,
           const divisions::DivisionCode& code, int32_t year);
  // The areas whose codes do not, or not for certain, mean today what they mean
  // in a year. The others need no walk.
  const std::vector<const divisions::Area*>& Movers(int32_t year);
  bool IsCertain(const divisions::DivisionCode& code, int32_t year);

 private:
  using State = std::pair<divisions::DivisionCode, int>;

  State StateOf(const divisions::DivisionCode& code, int edition) const;
  const std::vector<divisions::LineageEnd>& EndsOfState(const State& state);
  std::optional<State> CameFrom(const State& state) const;
  std::vector<divisions::Edge> EdgesOut(const State& state) const;

  const divisions::DivisionTree& divisions_;
  std::map<State, std::vector<divisions::LineageEnd>> ends_;
  std::set<std::string> notes_;
  std::map<int, std::vector<const divisions::Area*>> movers_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_TESTS_STATS_SERVICE_SUPPORT_NAIVE_LINEAGE_H_

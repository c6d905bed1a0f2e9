#include "importer/label_match.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace disclosure::importer {
namespace {

// No label of a form is longer than this.
constexpr size_t kMaxLabelLength = 64;
// Shorter texts resemble too many labels.
constexpr size_t kMinNearLength = 3;

// Keeps the matches with the highest score.
class Best {
 public:
  void Offer(const LabelMatch& match, size_t score) {
    if (score < score_ || score == 0) return;
    if (score > score_) matches_.clear();
    score_ = score;
    matches_.push_back(match);
  }
  std::vector<LabelMatch> Take() { return std::move(matches_); }

 private:
  size_t score_ = 0;
  std::vector<LabelMatch> matches_;
};

bool EndsWithLabel(const FoldedText& text, std::u32string_view core) {
  if (core.size() > text.size()) return false;
  const size_t begin = text.size() - core.size();
  return text.characters.back() == core.back() && text.begins_word[begin] &&
         std::u32string_view(text.characters).substr(begin) == core;
}

// Levenshtein's distance; `limit` + 1 for anything beyond `limit`.
size_t Distance(std::u32string_view a, std::u32string_view b, size_t limit) {
  std::array<size_t, kMaxLabelLength + 1> row;
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 0; i < a.size(); ++i) {
    size_t diagonal = row[0];
    size_t least = row[0] = i + 1;
    for (size_t j = 0; j < b.size(); ++j) {
      const size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
      least = std::min(least, row[j + 1]);
    }
    if (least > limit) return limit + 1;
  }
  return std::min(row[b.size()], limit + 1);
}

// Whether the two are worth comparing: they share a beginning or an end.
bool ShareAnEnd(std::u32string_view a, std::u32string_view b) {
  return a.back() == b.back() || a.front() == b.front() ||
         a.substr(0, 2).find(b.front()) != std::u32string_view::npos ||
         b.substr(0, 2).find(a.front()) != std::u32string_view::npos;
}

// How well `word` would do as the label `core`, in thousandths; 0: not at all.
size_t Nearness(std::u32string_view word, std::u32string_view core) {
  if (core.size() > kMaxLabelLength || word.size() > kMaxLabelLength) return 0;
  if (word.size() < core.size() && core.starts_with(word)) {
    const size_t least = std::max<size_t>(kMinNearLength, core.size() / 3);
    return word.size() >= least ? 600 + 400 * word.size() / core.size() : 0;
  }
  const size_t limit = std::max<size_t>(1, core.size() / 4);
  const size_t longer = std::max(word.size(), core.size());
  const size_t shorter = std::min(word.size(), core.size());
  if (longer - shorter > limit || !ShareAnEnd(word, core)) return 0;
  if (shorter < kMinNearLength) return 0;
  const size_t distance = Distance(word, core, limit);
  return distance > limit ? 0 : 1000 - 1000 * distance / longer;
}

}  // namespace

std::vector<LabelMatch> MatchExactly(const FoldedText& text,
                                     const FormLayout& layout) {
  Best best;
  if (text.size() == 0) return {};
  for (size_t row = 0; row < layout.rows.size(); ++row) {
    for (const std::u32string& core : layout.rows[row].cores) {
      if (!EndsWithLabel(text, core)) continue;
      best.Offer({row, Certainty::kExactLabel, core.size()}, core.size());
    }
  }
  return best.Take();
}

std::vector<LabelMatch> MatchNearly(const FoldedText& text,
                                    const FormLayout& layout) {
  Best best;
  const std::u32string_view characters = text.characters;
  const size_t reach = std::min(text.size(), kMaxLabelLength);
  for (size_t length = kMinNearLength; length <= reach; ++length) {
    const size_t begin = text.size() - length;
    if (!text.begins_word[begin]) continue;
    const std::u32string_view word = characters.substr(begin);
    for (size_t row = 0; row < layout.rows.size(); ++row) {
      for (const std::u32string& core : layout.rows[row].cores) {
        best.Offer({row, Certainty::kRepairedLabel, length},
                   Nearness(word, core));
      }
    }
  }
  return best.Take();
}

}  // namespace disclosure::importer

#ifndef DISCLOSURE_NARRATIVE_TEXT_SKETCH_H_
#define DISCLOSURE_NARRATIVE_TEXT_SKETCH_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace disclosure::narrative {

// A text in 64 bytes, by which two texts are compared without being read.
//
// The runs of four letters of a text are hashed and dealt to 64 slots; each
// slot keeps the lowest byte of its smallest hash. Two texts agree in a slot as
// often as a run of either is one of both (MinHash with one permutation), so
// the share of equal bytes estimates how much they have in common, give or take
// 4 percent. Blanks, punctuation and digits count nothing: last year's text
// with this year's figures is the same text. Sketches are stored, so what makes
// them is fixed for ever.
inline constexpr size_t kSketchBytes = 64;

class TextSketcher {
 public:
  TextSketcher() { smallest_.fill(UINT32_MAX); }

  // Runs do not cross from one text into the next.
  void Add(std::string_view text);

  // The sketch of all texts added; empty if they have fewer than
  // kLeastRuns runs, which says nothing about copying.
  std::string Finish() const;
  static constexpr size_t kLeastRuns = 256;

 private:
  std::array<uint32_t, kSketchBytes> smallest_;
  size_t runs_ = 0;
};

// How much two texts have in common, 0 to 100; nullopt if one of them is no
// sketch.
std::optional<int> SimilarityInPercent(std::string_view a, std::string_view b);

}  // namespace disclosure::narrative

#endif  // DISCLOSURE_NARRATIVE_TEXT_SKETCH_H_

#ifndef DISCLOSURE_IMPORTER_PROTOCOL_H_
#define DISCLOSURE_IMPORTER_PROTOCOL_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "form/catalogue.h"
#include "importer/document.h"

namespace disclosure::importer {

// How a figure was recognised as that of its cell.
enum class Certainty {
  // Below or beside the official label, as printed on the form.
  kExactLabel,
  // The label was truncated, split, misspelt or in another script.
  kRepairedLabel,
  // By its place among its neighbours alone.
  kPositionOnly,
};

// Where the figure of one cell came from.
struct CellOrigin {
  form::CellIndex cell = 0;
  // Absent: the document has a mark there (/, -, —, 无), or text that is no
  // number, and the cell was left blank.
  std::optional<int64_t> value;
  // The line of the document, from 1.
  int line = 0;
  // Of a real table, from 1, merged cells counted as many times as they cover
  // one; 0 in a plain text.
  int table = 0;
  int row = 0;
  int column = 0;
  // What stood there, as printed: "０", "240万元", "/".
  std::string raw;
  Certainty certainty = Certainty::kExactLabel;
  // Read through a repair; the report then has an ImportNote F-FMT-05.
  bool repaired_number = false;
};

// Where a figure of the narrative came from.
struct NarrativeOrigin {
  form::CellIndex cell = 0;
  int64_t value = 0;
  bool approximate = false;
  // The sentence that states it, cut off at kMaxQuotedBytes.
  std::string sentence;
};

// A label that was not printed as on the form.
struct RepairedLabel {
  int line = 0;
  // As found: "4.保护第三方合法权 … 益".
  std::string found;
  // As on the form: "4.保护第三方合法权益".
  std::string official;
};

// Something a person should look at, in both languages.
struct Doubt {
  // 0: the document as a whole.
  int line = 0;
  std::string zh;
  std::string en;
};

// An area that the document may be about.
struct DivisionCandidate {
  // "430321111".
  std::string code;
  // "湖南省湘潭市湘潭县云湖桥镇".
  std::string full_name;
};

// How a document was read: what a person needs in order to trust the draft, or
// not to.
struct Protocol {
  // In the order of the document.
  std::vector<CellOrigin> cells;
  std::vector<RepairedLabel> repaired_labels;
  // At most kMaxDoubts; the number of further ones stands below.
  std::vector<Doubt> doubts;
  int doubts_left_out = 0;
  // Another report follows in the document, or a table comes once more with
  // other figures: a person has to say which is meant. Stands in the doubts.
  bool holds_more = false;
  // More than one: the division is ambiguous, and the report has no code.
  // At most kMaxDivisionCandidates, by code.
  std::vector<DivisionCandidate> division_candidates;
  // In the order of the document.
  std::vector<NarrativeOrigin> narrative_figures;
  // Cells of the tables that the form asks for, and those read as figures.
  int cells_expected = 0;
  int cells_found = 0;
  // Repaired labels and numbers together.
  int repairs = 0;
  // For each line that is a row of a real table, which.
  std::vector<GridRow> grid_rows;
  // Lines are those of a file; else they count the paragraphs and rows of the
  // document.
  bool has_lines = true;
};

inline constexpr size_t kMaxDivisionCandidates = 20;
inline constexpr size_t kMaxDoubts = 200;
inline constexpr size_t kMaxQuotedBytes = 600;

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_PROTOCOL_H_

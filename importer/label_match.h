#ifndef DISCLOSURE_IMPORTER_LABEL_MATCH_H_
#define DISCLOSURE_IMPORTER_LABEL_MATCH_H_

#include <cstddef>

#include "importer/folded_text.h"
#include "importer/form_layout.h"
#include "importer/protocol.h"

namespace disclosure::importer {

// A row whose label may stand at the end of a text.
struct LabelMatch {
  // Into FormLayout::rows.
  size_t row = 0;
  Certainty certainty = Certainty::kExactLabel;
  // How many folded characters of the text belong to the label.
  size_t length = 0;
};

// All rows whose label is the end of `text`, from a word's beginning on, the
// longest labels only: several where the form has a label more than once.
std::vector<LabelMatch> MatchExactly(const FoldedText& text,
                                     const FormLayout& layout);

// All rows whose label is nearly the end of `text`: cut off behind at least a
// third, or up to a quarter of its characters wrong. The best ones only.
std::vector<LabelMatch> MatchNearly(const FoldedText& text,
                                    const FormLayout& layout);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_LABEL_MATCH_H_

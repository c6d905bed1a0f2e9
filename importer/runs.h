#ifndef DISCLOSURE_IMPORTER_RUNS_H_
#define DISCLOSURE_IMPORTER_RUNS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "importer/folded_text.h"
#include "importer/token.h"

namespace disclosure::importer {

// Some text, then some figures: every layout of a table is a sequence of these.
struct Run {
  // Tokens. The text may hold blanks, the figures may begin with them.
  size_t text_begin = 0;
  size_t values_begin = 0;
  size_t values_end = 0;
  // Numbers and marks among the figures.
  size_t filled = 0;
  // The end of the text, as far as a label can reach; a unit in a cell of its
  // own is left out.
  FoldedText label;
};

// The runs of a stream. Numbers of prose ("公开 221 条") are left out: behind
// them the line goes on with a measure word or a comma.
std::vector<Run> FindRuns(const TokenStream& tokens);

// What the label of a run would be if its text ended before token `end`.
FoldedText LabelBefore(const TokenStream& tokens, const Run& run, size_t end);

// The label of a run that an explanation in brackets breaks off; empty if all
// its brackets are closed.
FoldedText LabelBeforeOpenBracket(const TokenStream& tokens, const Run& run);

// The first token that the last `length` folded characters of the run's text
// lie in.
size_t LabelBegin(const TokenStream& tokens, const Run& run, size_t length);

// The tokens from `begin` to `end` as printed, one space between them.
std::string TextOf(const TokenStream& tokens, size_t begin, size_t end);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_RUNS_H_

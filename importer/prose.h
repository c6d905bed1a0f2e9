#ifndef DISCLOSURE_IMPORTER_PROSE_H_
#define DISCLOSURE_IMPORTER_PROSE_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "importer/form_layout.h"
#include "importer/table_reader.h"
#include "importer/token.h"

namespace disclosure::importer {

// A line of a document that is not part of a table, without blanks around it.
struct ProseLine {
  std::string_view text;
  // From 1.
  int line = 0;
};

// What is left of `document` without its tables, their headings and captions,
// and page numbers; no empty lines. Where a whole document stands on one line,
// it is broken behind its title and its headings.
std::vector<ProseLine> ProseLines(std::string_view document,
                                  const TokenStream& tokens,
                                  const TableReading& reading,
                                  const FormLayout& layout);

// The lines as paragraphs, one a line: a paragraph that a page's end has cut in
// two is whole again.
std::string JoinParagraphs(std::span<const ProseLine> lines);

// No sentence, but a heading, a name or a date.
bool IsShortLine(std::string_view text);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_PROSE_H_

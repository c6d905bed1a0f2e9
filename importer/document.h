#ifndef DISCLOSURE_IMPORTER_DOCUMENT_H_
#define DISCLOSURE_IMPORTER_DOCUMENT_H_

#include <cstddef>
#include <string>
#include <vector>

namespace disclosure::importer {

// Where a row of a real table stands; all numbers from 1.
struct GridRow {
  // Of the document's text.
  int line = 0;
  // Tables count in the order of the document, without those that only place
  // things on a page.
  int table = 0;
  int row = 0;
};

// A document as every reader hands it on: a text in UTF-8 with one paragraph a
// line, and which of its lines are rows of tables. There cells are separated by
// tabs, and nothing else is: the n-th cell of a line is in column n of its
// table. What a merged cell covers is blank.
struct Document {
  std::string text;
  // In the order of their lines. A plain text has none, though it may hold
  // tables in some layout.
  std::vector<GridRow> rows;
  // The lines of `text` are lines of a file that a person can look up; else
  // they are paragraphs in the order of the document.
  bool has_lines = true;
  // What a web page says in its head, whether it shows it or not.
  std::string page_title;
  std::string page_date;
  // Bytes that begin no character, replaced by U+FFFD.
  size_t replaced = 0;
};

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_DOCUMENT_H_

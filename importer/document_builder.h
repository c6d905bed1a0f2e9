#ifndef DISCLOSURE_IMPORTER_DOCUMENT_BUILDER_H_
#define DISCLOSURE_IMPORTER_DOCUMENT_BUILDER_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "importer/document.h"

namespace disclosure::importer {

// Puts a document together from what a reader of some markup meets, in the
// order of the document. Calls need not be balanced, for damaged markup is not:
// a cell outside of a row begins one, a row ends the row before.
//
// A table becomes rows of a grid. One that only places other tables, or
// paragraphs, on a page becomes the lines that its cells hold.
class DocumentBuilder {
 public:
  // What surrounds the text of a web page (page_furniture.h) is left out of
  // one.
  explicit DocumentBuilder(bool is_web_page);
  ~DocumentBuilder();

  // Adds to the current line; white space becomes one space. A line of links
  // alone is the navigation of a page, and is left out outside of tables.
  void AddText(std::string_view text, bool is_link = false);
  void EndLine();
  // Headings may be links.
  void SetInHeading(bool in_heading) { in_heading_ = in_heading; }

  void BeginTable();
  void EndTable();
  void BeginRow();
  void EndRow();
  // A cell that covers `columns` x `rows`, both from 1.
  void BeginCell(int columns, int rows);
  void EndCell();

  // RESOURCE_EXHAUSTED: more cells than kMaxCells.
  absl::StatusOr<Document> Finish();

 private:
  struct Block;
  struct Cell;
  struct Row;
  struct Table;
  // A table that has not ended.
  struct OpenTable;
  class Writer;

  // Where a line or a table goes that ends now.
  std::vector<Block>& Container();

  const bool is_web_page_;
  std::string line_;
  bool space_pending_ = false;
  bool in_heading_ = false;
  bool has_link_ = false;
  bool has_words_outside_of_links_ = false;
  std::vector<Block> blocks_;
  std::vector<OpenTable> open_;
};

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_DOCUMENT_BUILDER_H_

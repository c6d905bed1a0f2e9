#include "importer/document_builder.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "importer/cell_text.h"
#include "importer/limits.h"
#include "importer/page_furniture.h"
#include "narrative/utf8.h"
#include "status/status_macros.h"

namespace disclosure::importer {
namespace {

using narrative::Character;
using narrative::CharacterAt;

// A cell with more than this, or with a full stop, holds prose: 200 characters.
constexpr size_t kMaxCellLabelBytes = 600;

// White space of markup. A non-breaking space is a character.
bool IsMarkupSpace(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

// What stands between the links of a page: > | · » / [ ]
bool HasWords(std::string_view text) {
  constexpr std::u32string_view kBetweenLinks = U"|｜│>»›·•/\\-—[]【】、,，;；";
  for (size_t at = 0; at < text.size();) {
    const Character character = CharacterAt(text, at);
    at += character.size;
    if (!narrative::IsSpace(character.code) &&
        kBetweenLinks.find(character.code) == std::u32string_view::npos) {
      return true;
    }
  }
  return false;
}

}  // namespace

// A line, or a table.
struct DocumentBuilder::Block {
  std::string line;
  // Navigation, if it stands outside of a table.
  bool only_links = false;
  std::unique_ptr<Table> table;
};

struct DocumentBuilder::Cell {
  int columns = 1;
  int rows = 1;
  std::vector<Block> blocks;

  std::string Text() const {
    std::string text;
    for (const Block& block : blocks) {
      if (!text.empty()) text += ' ';
      text += block.line;
    }
    return text;
  }
};

struct DocumentBuilder::Row {
  std::vector<Cell> cells;
};

struct DocumentBuilder::Table {
  std::vector<Row> rows;

  // The one cell of a table that is but a frame around something.
  Cell* OnlyCell() {
    const bool only = rows.size() == 1 && rows[0].cells.size() == 1;
    return only ? &rows[0].cells[0] : nullptr;
  }

  bool HoldsTables() const {
    return std::ranges::any_of(rows, [](const Row& row) {
      return std::ranges::any_of(row.cells, [](const Cell& cell) {
        return std::ranges::any_of(cell.blocks, [](const Block& block) {
          return block.table != nullptr;
        });
      });
    });
  }
};

struct DocumentBuilder::OpenTable {
  Table table;
  bool row_is_open = false;
  bool cell_is_open = false;
};

// Writes blocks as lines and grids.
class DocumentBuilder::Writer {
 public:
  explicit Writer(bool is_web_page) : is_web_page_(is_web_page) {}

  absl::Status Write(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
      if (block.table != nullptr) {
        RETURN_IF_ERROR(WriteTable(*block.table));
      } else if (!block.only_links) {
        WriteParagraph(block.line);
      }
    }
    return absl::OkStatus();
  }

  Document Take() {
    if (foot_) document_.text.resize(*foot_);
    return std::move(document_);
  }

 private:
  void WriteParagraph(std::string_view line) {
    if (is_web_page_ && IsPageFurniture(line)) return;
    const bool foot = is_web_page_ && BeginsPageFoot(line);
    // A foot has neither sentences nor tables.
    if (!foot && line.find("。") != std::string_view::npos) foot_.reset();
    if (foot && !foot_) foot_ = document_.text.size();
    WriteLine(line);
  }

  void WriteLine(std::string_view line) {
    document_.text += line;
    document_.text += '\n';
    ++lines_;
  }

  absl::Status WriteTable(const Table& table) {
    if (table.HoldsTables()) {
      for (const Row& row : table.rows) RETURN_IF_ERROR(WriteCells(row));
      return absl::OkStatus();
    }
    ++tables_;
    covered_.clear();
    for (size_t i = 0; i < table.rows.size(); ++i) {
      const Row& row = table.rows[i];
      const std::string line = GridLine(row);
      RETURN_IF_ERROR(CheckCells());
      if (IsProse(row)) {
        RETURN_IF_ERROR(WriteCells(row));
        continue;
      }
      if (line.find_first_not_of('\t') == std::string::npos) continue;
      foot_.reset();
      WriteLine(line);
      document_.rows.push_back({lines_, tables_, static_cast<int>(i) + 1});
    }
    return absl::OkStatus();
  }

  absl::Status WriteCells(const Row& row) {
    for (const Cell& cell : row.cells) RETURN_IF_ERROR(Write(cell.blocks));
    return absl::OkStatus();
  }

  // A row that sets paragraphs side by side: no figures, but sentences, or
  // several lines in a cell that has the row for itself.
  static bool IsProse(const Row& row) {
    bool prose = false;
    size_t filled = 0;
    size_t most_lines = 0;
    for (const Cell& cell : row.cells) {
      const std::string text = cell.Text();
      const CellText read = ReadCellText(text);
      if (read.kind == CellKind::kNumber) return false;
      if (read.kind != CellKind::kBlank) ++filled;
      most_lines = std::max(most_lines, cell.blocks.size());
      prose = prose || text.size() > kMaxCellLabelBytes ||
              text.find("。") != std::string::npos;
    }
    return prose || (filled == 1 && most_lines > 2);
  }

  // The cells in their columns, those covered from the left or from above
  // blank.
  std::string GridLine(const Row& row) {
    std::string line;
    size_t column = 0;
    for (const Cell& cell : row.cells) {
      SkipCovered(column, line);
      if (column > 0) line += '\t';
      line += cell.Text();
      line.append(static_cast<size_t>(cell.columns) - 1, '\t');
      Cover(column, cell);
      column += static_cast<size_t>(cell.columns);
      cells_ += static_cast<size_t>(cell.columns);
      if (cells_ > kMaxCells) return line;
    }
    SkipCovered(column, line);
    for (int& rows_left : covered_) rows_left = std::max(0, rows_left - 1);
    return line;
  }

  void SkipCovered(size_t& column, std::string& line) {
    for (; column < covered_.size() && covered_[column] > 0; ++column) {
      if (column > 0) line += '\t';
      ++cells_;
    }
  }

  // The count includes the row itself.
  void Cover(size_t column, const Cell& cell) {
    if (cell.rows == 1) return;
    const size_t end = column + static_cast<size_t>(cell.columns);
    if (covered_.size() < end) covered_.resize(end, 0);
    for (; column < end; ++column) covered_[column] = cell.rows;
  }

  absl::Status CheckCells() const {
    if (cells_ <= kMaxCells) return absl::OkStatus();
    return absl::ResourceExhaustedError(absl::StrCat(
        "table ", tables_, ": more than ", kMaxCells, " cells (kMaxCells)"));
  }

  const bool is_web_page_;
  Document document_;
  // Where the foot of the page begins in the text, as far as can be told yet.
  std::optional<size_t> foot_;
  int lines_ = 0;
  int tables_ = 0;
  size_t cells_ = 0;
  // For each column, the rows from here on that a cell above covers.
  std::vector<int> covered_;
};

DocumentBuilder::DocumentBuilder(bool is_web_page)
    : is_web_page_(is_web_page) {}
DocumentBuilder::~DocumentBuilder() = default;

std::vector<DocumentBuilder::Block>& DocumentBuilder::Container() {
  for (auto open = open_.rbegin(); open != open_.rend(); ++open) {
    if (open->cell_is_open) return open->table.rows.back().cells.back().blocks;
  }
  return blocks_;
}

void DocumentBuilder::AddText(std::string_view text, bool is_link) {
  if (HasWords(text)) {
    has_link_ = has_link_ || is_link;
    has_words_outside_of_links_ = has_words_outside_of_links_ || !is_link;
  }
  for (size_t at = 0; at < text.size();) {
    if (IsMarkupSpace(text[at])) {
      space_pending_ = true;
      ++at;
      continue;
    }
    if (space_pending_ && !line_.empty()) line_ += ' ';
    space_pending_ = false;
    const size_t begin = at;
    while (at < text.size() && !IsMarkupSpace(text[at])) ++at;
    line_ += text.substr(begin, at - begin);
  }
}

void DocumentBuilder::EndLine() {
  space_pending_ = false;
  const bool only_links =
      has_link_ && !has_words_outside_of_links_ && !in_heading_;
  has_link_ = has_words_outside_of_links_ = false;
  if (line_.empty()) return;
  Container().push_back({std::move(line_), only_links, nullptr});
  line_.clear();
}

void DocumentBuilder::BeginTable() {
  EndLine();
  open_.emplace_back();
}

void DocumentBuilder::EndTable() {
  EndLine();
  if (open_.empty()) return;
  auto table = std::make_unique<Table>(std::move(open_.back().table));
  open_.pop_back();
  if (table->rows.empty()) return;
  std::vector<Block>& container = Container();
  if (Cell* only = table->OnlyCell()) {
    std::ranges::move(only->blocks, std::back_inserter(container));
    return;
  }
  container.push_back({"", false, std::move(table)});
}

void DocumentBuilder::BeginRow() {
  EndRow();
  if (open_.empty()) return;
  open_.back().table.rows.emplace_back();
  open_.back().row_is_open = true;
}

void DocumentBuilder::EndRow() {
  EndCell();
  if (!open_.empty()) open_.back().row_is_open = false;
}

void DocumentBuilder::BeginCell(int columns, int rows) {
  EndCell();
  if (open_.empty()) return;
  if (!open_.back().row_is_open) BeginRow();
  open_.back().table.rows.back().cells.push_back({columns, rows, {}});
  open_.back().cell_is_open = true;
}

void DocumentBuilder::EndCell() {
  EndLine();
  if (!open_.empty()) open_.back().cell_is_open = false;
}

absl::StatusOr<Document> DocumentBuilder::Finish() {
  while (!open_.empty()) EndTable();
  EndLine();
  Writer writer(is_web_page_);
  RETURN_IF_ERROR(writer.Write(blocks_));
  return writer.Take();
}

}  // namespace disclosure::importer

#include "tests/importer/random_document.h"

#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "narrative/utf8.h"
#include "tests/importer/docx_document.h"
#include "tests/importer/html_document.h"
#include "tests/importer/rendered_document.h"
#include "tests/importer/table_damage.h"
#include "tests/support/catalogue.h"

namespace disclosure::importer {
namespace {

using form::Cell;
using form::CellIndex;

// Each simplified character's first traditional one.
const std::map<std::string, std::string>& TraditionalOf() {
  static const auto* table = [] {
    auto* made = new std::map<std::string, std::string>();
    std::ifstream file(DISCLOSURE_SOURCE_DIR "/importer/data/traditional.txt");
    for (std::string line; std::getline(file, line);) {
      if (line.starts_with('#')) continue;
      for (size_t at = 0; at + 6 <= line.size(); at += 6) {
        made->emplace(line.substr(at + 3, 3), line.substr(at, 3));
      }
    }
    return made;
  }();
  return *table;
}

std::string InTraditional(const std::string& text) {
  std::string converted;
  for (size_t at = 0; at < text.size();) {
    const size_t size = narrative::CharacterAt(text, at).size;
    const std::string character = text.substr(at, size);
    const auto traditional = TraditionalOf().find(character);
    converted +=
        traditional == TraditionalOf().end() ? character : traditional->second;
    at += size;
  }
  return converted;
}

class Maker {
 public:
  explicit Maker(std::mt19937_64& random) : random_(random) {}

  RandomDocument Make(bool damaged) {
    FillReport();
    TableDamage tables(made_.report, random_);
    if (damaged) {
      for (size_t defects = 1 + Below(5); defects > 0; --defects) {
        tables.AddDefect();
      }
    }
    made_.shown = tables.shown();
    made_.damaged = tables.damaged();
    made_.defects = tables.defects();
    const size_t kind = Below(6);
    if (kind == 0) {
      SetAsWord(tables.TakeTables());
      return std::move(made_);
    }
    if (kind < 3) {
      SetAsPage(tables.TakeTables());
    } else {
      SetAsText(tables.TakeTables());
    }
    if (damaged && OneIn(3)) DamageText();
    return std::move(made_);
  }

 private:
  size_t Below(size_t limit) { return random_() % limit; }
  bool OneIn(size_t n) { return Below(n) == 0; }

  void SetAsText(const std::vector<PrintedTable>& tables) {
    const Layout layout = kLayouts[Below(std::size(kLayouts))];
    made_.setting = NameOf(layout);
    made_.bytes = RenderDocument(made_.report, layout, tables);
    has_lines_ =
        layout != Layout::kOneLine && layout != Layout::kOneLineOfPipes;
  }

  void SetAsPage(const std::vector<PrintedTable>& tables) {
    HtmlStyle style;
    style.merged_cells = OneIn(2);
    style.in_layout_table = OneIn(2);
    style.unclosed = OneIn(2);
    made_.setting =
        absl::StrCat("page", style.merged_cells ? ", merged cells" : "",
                     style.in_layout_table ? ", in a layout table" : "",
                     style.unclosed ? ", no end tags" : "");
    made_.bytes = RenderHtml(made_.report, tables, style);
  }

  void SetAsWord(std::vector<PrintedTable> tables) {
    made_.setting = "Word";
    for (PrintedTable& table : tables) {
      for (PrintedRow& row : table.rows) {
        for (std::string& text : row) {
          text = absl::StrReplaceAll(text, {{"&", "&amp;"}});
        }
      }
    }
    made_.bytes = RenderDocx(made_.report, tables);
  }

  void FillReport() {
    constexpr v1::Form kForms[] = {v1::FORM_2014, v1::FORM_2019, v1::FORM_2021};
    constexpr int kYears[] = {2016, 2020, 2023};
    const size_t form = Below(std::size(kForms));
    made_.report.set_form(kForms[form]);
    made_.report.set_report_year(kYears[form]);
    int64_t sum = 0;
    for (const CellIndex index : TestCatalogue().CellsOf(made_.report.form())) {
      const Cell& cell = TestCatalogue().cell(index);
      int64_t value = OneIn(3) ? static_cast<int64_t>(Below(3000)) : 0;
      // Totals add up, as they mostly do.
      if (cell.name.ends_with(".natural_person")) sum = 0;
      if (cell.name.starts_with("applications.")) {
        if (cell.name.ends_with(".total")) value = sum;
        sum += value;
      }
      SetCell(made_.report, index, value);
    }
  }

  void Replace(const std::string& from, const std::string& to) {
    made_.bytes = absl::StrReplaceAll(made_.bytes, {{from, to}});
  }

  void DamageText() {
    switch (Below(4)) {
      case 0:
        Tell("line ends");
        return Replace("\n", OneIn(2) ? "\r\n" : " \n");
      case 1:
        Tell("blanks");
        return Replace("\t", "\t\u00A0");
      case 2:
        Tell("traditional script");
        made_.bytes = InTraditional(made_.bytes);
        return;
      default:
        if (has_lines_) AddPageNumbers();
    }
  }

  void Tell(const std::string& defect) {
    absl::StrAppend(&made_.defects, made_.defects.empty() ? "" : ", ", defect);
  }

  // A page ends between two lines here and there.
  void AddPageNumbers() {
    Tell("page numbers");
    std::istringstream lines(made_.bytes);
    std::string text;
    int page = 1;
    for (std::string line; std::getline(lines, line);) {
      absl::StrAppend(&text, line, "\n");
      if (OneIn(20)) absl::StrAppend(&text, "\n- ", page++, " -\n\n");
    }
    made_.bytes = std::move(text);
  }

  std::mt19937_64& random_;
  RandomDocument made_;
  // A page may end between any two of its lines.
  bool has_lines_ = false;
};

}  // namespace

RandomDocument RandomDocuments::Sound() {
  return Maker(random_).Make(/*damaged=*/false);
}

RandomDocument RandomDocuments::Damaged() {
  return Maker(random_).Make(/*damaged=*/true);
}

}  // namespace disclosure::importer

#include "importer/importer.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "importer/document_kind.h"
#include "importer/docx_reader.h"
#include "importer/doubts.h"
#include "importer/form_detection.h"
#include "importer/form_layout.h"
#include "importer/html_reader.h"
#include "importer/identity.h"
#include "importer/later_tables.h"
#include "importer/mended_text.h"
#include "importer/narrative_cells.h"
#include "importer/prose.h"
#include "importer/publication.h"
#include "importer/runs.h"
#include "importer/second_report.h"
#include "importer/table_cells.h"
#include "importer/table_reader.h"
#include "importer/text_encoding.h"
#include "importer/text_reader.h"
#include "narrative/utf8.h"
#include "status/reason.h"
#include "status/status_macros.h"

namespace disclosure::importer {
namespace {

absl::Status CheckSize(std::string_view bytes) {
  if (bytes.size() <= kMaxDocumentBytes) return absl::OkStatus();
  return absl::ResourceExhaustedError(
      absl::StrCat("the document has ", bytes.size(), " bytes, more than ",
                   kMaxDocumentBytes, " (kMaxDocumentBytes)"));
}

std::vector<FormLayout> LayoutsOf(const form::Catalogue& catalogue) {
  std::vector<FormLayout> layouts;
  for (const v1::Form form : {v1::FORM_2014, v1::FORM_2019, v1::FORM_2021}) {
    layouts.emplace_back(form, catalogue);
  }
  return layouts;
}

// 采购总金额（万元）: the unit that the heading of the column names.
v1::MoneyUnit ProcurementUnitIn(std::string_view text) {
  constexpr std::string_view kHeading = "采购总金额";
  const size_t at = text.find(kHeading);
  if (at == std::string_view::npos) return v1::MONEY_UNIT_UNSPECIFIED;
  const std::string_view behind = text.substr(at + kHeading.size(), 36);
  const bool bracket = behind.starts_with("（") || behind.starts_with("(");
  if (!bracket) return v1::MONEY_UNIT_UNSPECIFIED;
  const size_t end = std::min(behind.find("）"), behind.find(")"));
  const std::string_view unit = behind.substr(0, end);
  if (unit.ends_with("万元")) return v1::MONEY_UNIT_TEN_THOUSAND_YUAN;
  if (unit.ends_with("元")) return v1::MONEY_UNIT_YUAN;
  return v1::MONEY_UNIT_UNSPECIFIED;
}

void SetForm(const FormLayout* detected, const Hints& hints,
             v1::AnnualReport& report, Protocol& protocol) {
  const int year = report.report_year();
  if (hints.form) {
    report.set_form(*hints.form);
  } else if (detected != nullptr) {
    report.set_form(detected->form);
  } else if (year != 0) {
    report.set_form(FormOfYear(year));
    // Before 2014 there is no national table to be missed.
    if (report.form() == v1::FORM_PRE_2014) return;
    AddDoubt(0, "没有读到表格，表格版本按年度推定。",
             "No tables were read; the form was taken from the year.",
             protocol);
  }
  if (year != 0 && detected != nullptr && detected->form != FormOfYear(year)) {
    AddDoubt(0,
             absl::StrCat("表格是 ", v1::Form_Name(detected->form), "，", year,
                          " 年度应为 ", v1::Form_Name(FormOfYear(year)), "。"),
             absl::StrCat("The tables are of ", v1::Form_Name(detected->form),
                          ", while ", year, " asks for ",
                          v1::Form_Name(FormOfYear(year)), "."),
             protocol);
  }
}

void DoubtScript(Protocol& protocol) {
  AddDoubt(0, "文件使用繁体字，已按简体读取。",
           "The document is in traditional characters; it was read as "
           "simplified ones.",
           protocol);
}

const FormLayout* LayoutOf(v1::Form form,
                           const std::vector<FormLayout>& layouts) {
  for (const FormLayout& layout : layouts) {
    if (layout.form == form) return &layout;
  }
  return nullptr;
}

// The year is needed to tell forms apart, and stands outside the tables.
std::optional<int> YearOf(const Hints& hints, std::string_view text,
                          const Document& document, const TokenStream& tokens,
                          const FormLayout& any_layout) {
  if (hints.year) return hints.year;
  auto lines = ProseLines(text, tokens, TableReading(), any_layout);
  PublicationFacts facts = TakePublication(lines);
  AddPageHead(document, facts);
  return facts.title_year;
}

// Origins know their lines; the rows of tables are looked up once at the end.
void PlaceInTables(const std::vector<GridRow>& rows, Protocol& protocol) {
  protocol.grid_rows = rows;
  for (CellOrigin& origin : protocol.cells) {
    const auto row =
        std::ranges::lower_bound(rows, origin.line, {}, &GridRow::line);
    if (row == rows.end() || row->line != origin.line) {
      origin.column =
          0;  // Of a line of text, which a person finds by the line.
      continue;
    }
    origin.table = row->table;
    origin.row = row->row;
  }
}

void DoubtDamage(const Document& document, Protocol& protocol) {
  if (document.replaced == 0) return;
  AddDoubt(
      0,
      absl::StrCat("有 ", document.replaced,
                   " 个字节不成字符，已用“\uFFFD”代替。"),
      absl::StrCat(document.replaced,
                   " bytes begin no character; \"\uFFFD\" stands for them."),
      protocol);
}

void DoubtSecondReport(const SecondReport& second, Protocol& protocol) {
  protocol.holds_more = true;
  AddDoubt(second.line,
           absl::StrCat("从这里起是另一份报告（“", second.title,
                        "”），没有读取。请分开后单独导入。"),
           absl::StrCat("Another report begins here (\"", second.title,
                        "\"); it was not read. Import it as a document of "
                        "its own."),
           protocol);
}

}  // namespace

// A text in all its layers; they borrow from it and from each other.
struct Importer::ReadText {
  std::string_view text;
  TokenStream tokens;
  const FormLayout* detected = nullptr;
  // The one by which the tables were read; null if there is none.
  const FormLayout* layout = nullptr;
  TableReading reading;
  std::vector<ProseLine> lines;
};

Importer::Importer(const form::Catalogue& catalogue,
                   const divisions::DivisionTree& tree)
    : catalogue_(catalogue), tree_(tree), layouts_(LayoutsOf(catalogue)) {}

absl::StatusOr<Document> ReadDocument(std::string_view bytes) {
  RETURN_IF_ERROR(CheckSize(bytes));
  const DocumentKind kind = KindOf(bytes);
  if (kind == DocumentKind::kHtml) return ReadHtml(bytes);
  if (kind == DocumentKind::kDocx) return ReadDocx(bytes);
  if (kind != DocumentKind::kText) return RefusalOf(kind);
  ASSIGN_OR_RETURN(DecodedText text, Decode(bytes));
  EndLinesWithLf(text.utf8);
  Document document;
  document.text = std::move(text.utf8);
  document.replaced = text.replaced;
  return document;
}

absl::StatusOr<Draft> Importer::Import(std::string_view bytes,
                                       const Hints& hints) const {
  ASSIGN_OR_RETURN(const Document document, ReadDocument(bytes));
  return ImportDocument(document.text, document, hints);
}

absl::StatusOr<Draft> Importer::ImportText(std::string_view utf8_text,
                                           const Hints& hints) const {
  RETURN_IF_ERROR(CheckSize(utf8_text));
  if (const auto at = narrative::FindMalformed(utf8_text)) {
    return absl::InvalidArgumentError(
        absl::StrCat("the text is not UTF-8: byte ", *at));
  }
  return ImportDocument(utf8_text, Document(), hints);
}

absl::StatusOr<Importer::ReadText> Importer::Read(std::string_view text,
                                                  const Document& document,
                                                  const Hints& hints) const {
  ReadText read;
  read.text = text;
  ASSIGN_OR_RETURN(read.tokens, ReadTextTokens(text, document.rows, kMaxCells));
  if (read.tokens.empty()) {
    return WithReason(absl::InvalidArgumentError("the document has no text"),
                      "EMPTY_DOCUMENT");
  }
  const auto year =
      YearOf(hints, text, document, read.tokens, layouts_.front());
  read.detected = DetectForm(read.tokens, layouts_, year);
  read.layout = hints.form ? LayoutOf(*hints.form, layouts_) : read.detected;
  if (read.layout != nullptr) {
    read.reading = ReadTables(read.tokens, *read.layout);
  }
  read.lines = ProseLines(text, read.tokens, read.reading, AnyLayout(read));
  return read;
}

const FormLayout& Importer::AnyLayout(const ReadText& read) const {
  return read.layout == nullptr ? layouts_.front() : *read.layout;
}

absl::StatusOr<Draft> Importer::ImportDocument(std::string_view utf8_text,
                                               const Document& document,
                                               const Hints& hints) const {
  const auto mended = MendText(utf8_text);
  if (mended) utf8_text = mended->text;
  ASSIGN_OR_RETURN(ReadText read, Read(utf8_text, document, hints));
  Draft draft;
  if (mended && mended->was_traditional) DoubtScript(draft.protocol);
  const auto second = FindSecondReport(utf8_text, read.lines, read.tokens,
                                       read.reading, AnyLayout(read));
  if (second) {
    DoubtSecondReport(*second, draft.protocol);
    utf8_text = utf8_text.substr(0, second->begin);
    ASSIGN_OR_RETURN(read, Read(utf8_text, document, hints));
  }
  PublicationFacts facts = TakePublication(read.lines);
  AddPageHead(document, facts);
  Identify(facts, utf8_text, hints, tree_, draft.report, draft.protocol);
  SetForm(read.detected, hints, draft.report, draft.protocol);
  ImportCells(read, draft);
  ImportNarrative(JoinParagraphs(read.lines), catalogue_, draft.report,
                  draft.protocol);
  PlaceInTables(document.rows, draft.protocol);
  draft.protocol.has_lines = document.has_lines;
  DoubtDamage(document, draft.protocol);
  draft.protocol.cells_expected =
      static_cast<int>(catalogue_.CellsOf(draft.report.form()).size());
  return draft;
}

void Importer::ImportCells(const ReadText& read, Draft& draft) const {
  if (read.layout == nullptr) return;
  const TableTarget target{.catalogue = catalogue_,
                           .layout = *read.layout,
                           .procurement_unit = ProcurementUnitIn(read.text),
                           .report = draft.report,
                           .protocol = draft.protocol};
  ImportTables(read.tokens, read.reading, target);
  DoubtLaterTables(read.tokens, read.reading, target);
}

absl::StatusOr<Draft> ImportText(std::string_view utf8_text, const Hints& hints,
                                 const form::Catalogue& catalogue,
                                 const divisions::DivisionTree& tree) {
  return Importer(catalogue, tree).ImportText(utf8_text, hints);
}

}  // namespace disclosure::importer

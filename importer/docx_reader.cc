#include "importer/docx_reader.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "importer/contains.h"
#include "importer/document_builder.h"
#include "importer/limits.h"
#include "importer/zip_file.h"
#include "status/check.h"
#include "status/status_macros.h"

namespace disclosure::importer {
namespace {

constexpr std::string_view kWordNamespace = "wordprocessingml";
constexpr std::string_view kCompatibilityNamespace = "markup-compatibility";
// No table of Word has more columns than 63.
constexpr int kMaxColumnSpan = 1'000;
// What one attribute takes in the parser's list.
constexpr int kAttributeParts = 5;

enum class Meaning {
  kOther,
  kParagraph,
  kText,
  kTab,
  kBreak,
  kTable,
  kRow,
  kCell,
  // Columns that a cell covers, or that are skipped before the first.
  kColumnSpan,
  kColumnsBefore,
  // The cell continues the one above, or the one to the left.
  kMerged,
  kRowProperties,
  kDeleted,
};

struct Element {
  std::string_view name;
  Meaning meaning;
};

constexpr auto kElements = std::to_array<Element>({
    {"br", Meaning::kBreak},
    {"cr", Meaning::kBreak},
    {"del", Meaning::kDeleted},
    {"gridBefore", Meaning::kColumnsBefore},
    {"gridSpan", Meaning::kColumnSpan},
    {"hMerge", Meaning::kMerged},
    {"moveFrom", Meaning::kDeleted},
    {"p", Meaning::kParagraph},
    {"t", Meaning::kText},
    {"tab", Meaning::kTab},
    {"tbl", Meaning::kTable},
    {"tc", Meaning::kCell},
    {"tr", Meaning::kRow},
    {"trPr", Meaning::kRowProperties},
    {"vMerge", Meaning::kMerged},
});

std::string_view View(const xmlChar* text) {
  if (text == nullptr) return {};
  return reinterpret_cast<const char*>(text);
}

Meaning MeaningOf(std::string_view name, std::string_view uri) {
  if (Contains(uri, kCompatibilityNamespace)) {
    // The same again, for programs that do not know the choice above it.
    return name == "Fallback" ? Meaning::kDeleted : Meaning::kOther;
  }
  if (!Contains(uri, kWordNamespace)) return Meaning::kOther;
  const auto element = std::ranges::find(kElements, name, &Element::name);
  return element == kElements.end() ? Meaning::kOther : element->meaning;
}

// The value of w:val; empty if there is none.
std::string_view ValueOf(int count, const xmlChar** attributes) {
  for (int i = 0; i < count; ++i, attributes += kAttributeParts) {
    if (View(attributes[0]) != "val") continue;
    const char* begin = reinterpret_cast<const char*>(attributes[3]);
    const char* end = reinterpret_cast<const char*>(attributes[4]);
    return {begin, static_cast<size_t>(end - begin)};
  }
  return {};
}

int NumberOf(std::string_view value) {
  int number = 1;
  std::from_chars(value.data(), value.data() + value.size(), number);
  return std::clamp(number, 1, kMaxColumnSpan);
}

// One pass of the parser over the main part of a document.
class MainPart {
 public:
  absl::StatusOr<Document> Read(std::string_view xml) {
    const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> context(
        xmlCreateMemoryParserCtxt(xml.data(), static_cast<int>(xml.size())),
        &xmlFreeParserCtxt);
    if (context == nullptr) {
      return absl::InvalidArgumentError("the DOCX has an empty main part");
    }
    // Without its own limits: ours are named. Entities are never replaced.
    xmlCtxtUseOptions(context.get(), XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                         XML_PARSE_NONET | XML_PARSE_HUGE);
    SetHandler(*context->sax);
    context->userData = this;
    parser_ = context.get();
    xmlParseDocument(context.get());
    RETURN_IF_ERROR(status_);
    if (context->wellFormed == 0) {
      return absl::InvalidArgumentError(
          absl::StrCat("the DOCX is damaged: its main part breaks off, or is "
                       "wrong, at line ",
                       context->input == nullptr ? 0 : context->input->line));
    }
    ASSIGN_OR_RETURN(Document document, builder_.Finish());
    document.has_lines = false;
    return document;
  }

 private:
  static void SetHandler(xmlSAXHandler& handler) {
    handler = xmlSAXHandler{};
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = [](void* part, const xmlChar* name, const xmlChar*,
                                const xmlChar* uri, int, const xmlChar**,
                                int count, int, const xmlChar** attributes) {
      static_cast<MainPart*>(part)->Start(MeaningOf(View(name), View(uri)),
                                          ValueOf(count, attributes));
    };
    handler.endElementNs = [](void* part, const xmlChar* name, const xmlChar*,
                              const xmlChar* uri) {
      static_cast<MainPart*>(part)->End(MeaningOf(View(name), View(uri)));
    };
    handler.characters = [](void* part, const xmlChar* text, int size) {
      static_cast<MainPart*>(part)->Text(
          {reinterpret_cast<const char*>(text), static_cast<size_t>(size)});
    };
    handler.ignorableWhitespace = handler.characters;
    handler.cdataBlock = handler.characters;
  }

  void Start(Meaning meaning, std::string_view value) {
    if (++depth_ > kMaxNestedTags) return RefuseDepth();
    if (ignored_from_ > 0) return;
    switch (meaning) {
      case Meaning::kOther:
        return;
      case Meaning::kText:
        in_text_ = true;
        return;
      case Meaning::kTab:
        return builder_.AddText(" ");
      case Meaning::kBreak:
        return builder_.EndLine();
      case Meaning::kParagraph:
        BeginPendingCell();
        return builder_.EndLine();
      case Meaning::kTable:
        BeginPendingCell();
        return builder_.BeginTable();
      case Meaning::kRow:
        row_depth_ = depth_;
        return builder_.BeginRow();
      case Meaning::kCell:
        cell_is_pending_ = true;
        cell_depth_ = depth_;
        columns_ = 1;
        return;
      case Meaning::kColumnSpan:
        columns_ = NumberOf(value);
        return;
      case Meaning::kColumnsBefore:
        builder_.BeginCell(NumberOf(value), 1);
        return builder_.EndCell();
      case Meaning::kMerged:
        // Word does not show what such a cell holds.
        if (value != "restart" && cell_is_pending_) merged_ = true;
        return;
      case Meaning::kRowProperties:
        in_row_properties_ = true;
        return;
      case Meaning::kDeleted:
        // Among its properties it says that the row is gone.
        ignored_from_ = in_row_properties_ ? row_depth_ : depth_;
        in_row_properties_ = false;
        return;
    }
  }

  void BeginPendingCell() {
    if (!cell_is_pending_) return;
    cell_is_pending_ = false;
    builder_.BeginCell(columns_, 1);
    if (merged_) ignored_from_ = cell_depth_;
    merged_ = false;
  }

  void End(Meaning meaning) {
    const size_t depth = depth_;
    if (depth_ > 0) --depth_;
    if (ignored_from_ > 0) {
      if (depth > ignored_from_) return;
      ignored_from_ = 0;
      if (meaning == Meaning::kDeleted) return;
    }
    switch (meaning) {
      case Meaning::kText:
        in_text_ = false;
        return;
      case Meaning::kParagraph:
        return builder_.EndLine();
      case Meaning::kTable:
        return builder_.EndTable();
      case Meaning::kRow:
        return builder_.EndRow();
      case Meaning::kCell:
        BeginPendingCell();
        ignored_from_ = 0;
        return builder_.EndCell();
      case Meaning::kRowProperties:
        in_row_properties_ = false;
        return;
      default:
        return;
    }
  }

  void Text(std::string_view text) {
    if (in_text_ && ignored_from_ == 0) builder_.AddText(text);
  }

  void RefuseDepth() {
    if (!status_.ok()) return;
    status_ = absl::ResourceExhaustedError(
        absl::StrCat("more than ", kMaxNestedTags,
                     " tags within each other (kMaxNestedTags)"));
    xmlStopParser(parser_);
  }

  xmlParserCtxtPtr parser_ = nullptr;
  DocumentBuilder builder_{/*is_web_page=*/false};
  absl::Status status_;
  size_t depth_ = 0;
  // The depth of the outermost element that is being left out; 0: none is.
  size_t ignored_from_ = 0;
  size_t row_depth_ = 0;
  size_t cell_depth_ = 0;
  bool in_text_ = false;
  bool in_row_properties_ = false;
  // A cell begins with its properties, so it waits for its first paragraph.
  bool cell_is_pending_ = false;
  bool merged_ = false;
  int columns_ = 1;
};

bool IsMainPart(std::string_view name) {
  return name.starts_with("word/document") && name.ends_with(".xml");
}

}  // namespace

absl::StatusOr<Document> ReadDocx(std::string_view bytes) {
  ASSIGN_OR_RETURN(ZipFile file, ZipFile::Open(bytes, kMaxUnpackedBytes));
  const auto part = std::ranges::find_if(file.names(), IsMainPart);
  if (part == file.names().end()) {
    return absl::InvalidArgumentError(
        "the zip file is no Word document: it has no word/document.xml");
  }
  ASSIGN_OR_RETURN(const std::string xml,
                   file.Read(static_cast<size_t>(part - file.names().begin())));
  return MainPart().Read(xml);
}

}  // namespace disclosure::importer

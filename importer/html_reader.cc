#include "importer/html_reader.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <span>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "importer/document_builder.h"
#include "importer/limits.h"
#include "importer/text_encoding.h"
#include "status/check.h"
#include "status/status_macros.h"

namespace disclosure::importer {
namespace {

// Where a page declares its charset: HTML asks for 1,024 bytes, editors of old
// pages did not.
constexpr size_t kCharsetBytes = 4096;
// As HTML has it.
constexpr int kMaxColumnSpan = 1'000;
constexpr int kMaxRowSpan = 65'534;

// What an element means for the text of a page.
enum class Meaning {
  // The same line goes on: span, b, font.
  kInline,
  // A line of its own: p, div, li.
  kLine,
  kHeading,
  kTable,
  kRow,
  kCell,
  kLink,
  kPreformatted,
  kPageTitle,
  kMeta,
  // Nothing a reader of the page reads in it.
  kIgnored,
};

struct Element {
  std::string_view name;
  Meaning meaning;
};

constexpr auto kElements = std::to_array<Element>({
    {"a", Meaning::kLink},           {"address", Meaning::kLine},
    {"article", Meaning::kLine},     {"aside", Meaning::kIgnored},
    {"blockquote", Meaning::kLine},  {"body", Meaning::kLine},
    {"br", Meaning::kLine},          {"button", Meaning::kIgnored},
    {"caption", Meaning::kLine},     {"center", Meaning::kLine},
    {"dd", Meaning::kLine},          {"div", Meaning::kLine},
    {"dl", Meaning::kLine},          {"dt", Meaning::kLine},
    {"fieldset", Meaning::kLine},    {"figure", Meaning::kLine},
    {"footer", Meaning::kIgnored},   {"form", Meaning::kLine},
    {"h1", Meaning::kHeading},       {"h2", Meaning::kHeading},
    {"h3", Meaning::kHeading},       {"h4", Meaning::kHeading},
    {"h5", Meaning::kHeading},       {"h6", Meaning::kHeading},
    {"head", Meaning::kLine},        {"header", Meaning::kLine},
    {"hr", Meaning::kLine},          {"html", Meaning::kLine},
    {"iframe", Meaning::kIgnored},   {"legend", Meaning::kLine},
    {"li", Meaning::kLine},          {"main", Meaning::kLine},
    {"meta", Meaning::kMeta},        {"nav", Meaning::kIgnored},
    {"noscript", Meaning::kIgnored}, {"object", Meaning::kIgnored},
    {"ol", Meaning::kLine},          {"p", Meaning::kLine},
    {"pre", Meaning::kPreformatted}, {"script", Meaning::kIgnored},
    {"section", Meaning::kLine},     {"select", Meaning::kIgnored},
    {"style", Meaning::kIgnored},    {"svg", Meaning::kIgnored},
    {"table", Meaning::kTable},      {"td", Meaning::kCell},
    {"template", Meaning::kIgnored}, {"textarea", Meaning::kIgnored},
    {"th", Meaning::kCell},          {"title", Meaning::kPageTitle},
    {"tr", Meaning::kRow},           {"ul", Meaning::kLine},
});
static_assert(std::ranges::is_sorted(kElements, {}, &Element::name));

// Words of class and id that pages give to what surrounds their text.
constexpr auto kNavigation = std::to_array<std::string_view>(
    {"breadcrumb", "breadcrumbs", "copyright", "crumb", "crumbs", "foot",
     "footer", "menu", "nav", "navbar", "navigation", "pagination", "share",
     "sidebar"});

Meaning MeaningOf(std::string_view name) {
  const auto element =
      std::ranges::lower_bound(kElements, name, {}, &Element::name);
  if (element == kElements.end() || element->name != name) {
    return Meaning::kInline;
  }
  return element->meaning;
}

std::string_view View(const xmlChar* text) {
  if (text == nullptr) return {};
  return reinterpret_cast<const char*>(text);
}

// The attributes of an element, as the parser hands them on.
class Attributes {
 public:
  explicit Attributes(const xmlChar** pairs) : pairs_(pairs) {}

  std::string_view Get(std::string_view name) const {
    for (const xmlChar** at = pairs_; at != nullptr && *at != nullptr;
         at += 2) {
      if (View(at[0]) == name) return View(at[1]);
    }
    return {};
  }

  // A colspan or rowspan; 1 if it is none.
  int Span(std::string_view name, int most) const {
    const std::string_view text = Get(name);
    int span = 1;
    std::from_chars(text.data(), text.data() + text.size(), span);
    // A rowspan of 0 goes to the end of the table.
    if (span == 0 && name == "rowspan") return most;
    return std::clamp(span, 1, most);
  }

  // One of the words in class or id.
  bool IsNamed(std::span<const std::string_view> words) const {
    for (const std::string_view name : {"class", "id"}) {
      std::string_view text = Get(name);
      while (!text.empty()) {
        const size_t end = std::min(text.find(' '), text.size());
        if (std::ranges::find(words, text.substr(0, end)) != words.end()) {
          return true;
        }
        text.remove_prefix(std::min(end + 1, text.size()));
      }
    }
    return false;
  }

 private:
  const xmlChar** pairs_;
};

char Lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

// "gbk" of <meta charset="gbk"> and of "text/html; charset=gbk"; empty if the
// page does not say.
std::string DeclaredCharset(std::string_view bytes) {
  std::string head(bytes.substr(0, kCharsetBytes));
  std::ranges::transform(head, head.begin(), Lower);
  constexpr std::string_view kCharset = "charset=";
  const size_t at = head.find(kCharset);
  if (at == std::string::npos) return {};
  size_t begin = at + kCharset.size();
  while (begin < head.size() && (head[begin] == '"' || head[begin] == '\'')) {
    ++begin;
  }
  const size_t end = head.find_first_of("\"' />;\n", begin);
  return head.substr(begin, end == std::string::npos ? end : end - begin);
}

// One pass of the parser over a page: what it meets goes to a builder.
class Page {
 public:
  explicit Page(bool by_class) : by_class_(by_class) {}

  absl::Status Parse(std::string_view utf8) {
    // The parser refuses a page of no bytes.
    if (utf8.empty()) return absl::OkStatus();
    const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)>
        context(htmlCreateMemoryParserCtxt(utf8.data(),
                                           static_cast<int>(utf8.size())),
                &htmlFreeParserCtxt);
    CHECK(context != nullptr) << "no memory for a parser";
    htmlCtxtUseOptions(context.get(),
                       HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                           HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    xmlSwitchEncoding(context.get(), XML_CHAR_ENCODING_UTF8);
    xmlSAXHandler& handler = *context->sax;
    handler = xmlSAXHandler{};
    handler.startElement = [](void* page, const xmlChar* name,
                              const xmlChar** attributes) {
      static_cast<Page*>(page)->Start(View(name), Attributes(attributes));
    };
    handler.endElement = [](void* page, const xmlChar* name) {
      static_cast<Page*>(page)->End(View(name));
    };
    handler.characters = [](void* page, const xmlChar* text, int size) {
      static_cast<Page*>(page)->Text(
          {reinterpret_cast<const char*>(text), static_cast<size_t>(size)});
    };
    handler.ignorableWhitespace = handler.characters;
    context->userData = this;
    parser_ = context.get();
    htmlParseDocument(context.get());
    parser_ = nullptr;
    return status_;
  }

  // A table stood in what was taken for navigation by its class.
  bool lost_table() const { return lost_table_; }

  absl::StatusOr<Document> Finish() {
    ASSIGN_OR_RETURN(Document document, builder_.Finish());
    document.has_lines = false;
    document.page_title = std::move(page_title_);
    document.page_date = std::move(page_date_);
    return document;
  }

 private:
  void Start(std::string_view name, const Attributes& attributes) {
    if (++depth_ > kMaxNestedTags) return RefuseDepth();
    const Meaning meaning = MeaningOf(name);
    if (ignored_from_ > 0) {
      lost_table_ = lost_table_ || (by_class_ && meaning == Meaning::kTable);
      return;
    }
    const bool navigation = by_class_ && meaning == Meaning::kLine &&
                            name != "body" && attributes.IsNamed(kNavigation);
    if (meaning == Meaning::kIgnored || navigation) {
      if (meaning == Meaning::kLine) builder_.EndLine();
      ignored_from_ = depth_;
      return;
    }
    Begin(meaning, attributes);
  }

  void Begin(Meaning meaning, const Attributes& attributes) {
    switch (meaning) {
      case Meaning::kInline:
      case Meaning::kIgnored:
        return;
      case Meaning::kLine:
        return builder_.EndLine();
      case Meaning::kHeading:
        builder_.EndLine();
        return builder_.SetInHeading(true);
      case Meaning::kTable:
        return builder_.BeginTable();
      case Meaning::kRow:
        return builder_.BeginRow();
      case Meaning::kCell:
        return builder_.BeginCell(attributes.Span("colspan", kMaxColumnSpan),
                                  attributes.Span("rowspan", kMaxRowSpan));
      case Meaning::kLink:
        ++links_;
        return;
      case Meaning::kPreformatted:
        builder_.EndLine();
        ++preformatted_;
        return;
      case Meaning::kPageTitle:
        in_page_title_ = true;
        return;
      case Meaning::kMeta:
        if (attributes.Get("name") == "PubDate") {
          page_date_ = attributes.Get("content");
        }
        return;
    }
  }

  void End(std::string_view name) {
    const size_t depth = depth_;
    if (depth_ > 0) --depth_;
    if (ignored_from_ > 0) {
      if (depth <= ignored_from_) ignored_from_ = 0;
      return;
    }
    switch (MeaningOf(name)) {
      case Meaning::kInline:
      case Meaning::kIgnored:
      case Meaning::kMeta:
        return;
      case Meaning::kLine:
        return builder_.EndLine();
      case Meaning::kHeading:
        builder_.EndLine();
        return builder_.SetInHeading(false);
      case Meaning::kTable:
        return builder_.EndTable();
      case Meaning::kRow:
        return builder_.EndRow();
      case Meaning::kCell:
        return builder_.EndCell();
      case Meaning::kLink:
        links_ = std::max(0, links_ - 1);
        return;
      case Meaning::kPreformatted:
        builder_.EndLine();
        preformatted_ = std::max(0, preformatted_ - 1);
        return;
      case Meaning::kPageTitle:
        in_page_title_ = false;
        return;
    }
  }

  void Text(std::string_view text) {
    if (ignored_from_ > 0 || !status_.ok()) return;
    if (in_page_title_) {
      page_title_ += text;
    } else if (preformatted_ > 0) {
      PreformattedText(text);
    } else {
      builder_.AddText(text, links_ > 0);
    }
  }

  // There line ends are meant.
  void PreformattedText(std::string_view text) {
    for (size_t begin = 0; begin < text.size();) {
      const size_t end = std::min(text.find('\n', begin), text.size());
      builder_.AddText(text.substr(begin, end - begin), links_ > 0);
      if (end < text.size()) builder_.EndLine();
      begin = end + 1;
    }
  }

  void RefuseDepth() {
    if (!status_.ok()) return;
    status_ =
        absl::ResourceExhaustedError(absl::StrCat("more than ", kMaxNestedTags,
                                                  " tags within each other "
                                                  "(kMaxNestedTags)"));
    xmlStopParser(parser_);
  }

  const bool by_class_;
  htmlParserCtxtPtr parser_ = nullptr;
  DocumentBuilder builder_{/*is_web_page=*/true};
  absl::Status status_;
  size_t depth_ = 0;
  // The depth of the outermost element that is being left out; 0: none is.
  size_t ignored_from_ = 0;
  bool lost_table_ = false;
  int links_ = 0;
  int preformatted_ = 0;
  bool in_page_title_ = false;
  std::string page_title_;
  std::string page_date_;
};

}  // namespace

absl::StatusOr<Document> ReadHtml(std::string_view bytes) {
  ASSIGN_OR_RETURN(DecodedText text, Decode(bytes, DeclaredCharset(bytes)));
  // The parser ends at a NUL.
  std::ranges::replace(text.utf8, '\0', ' ');
  auto page = std::make_unique<Page>(/*by_class=*/true);
  RETURN_IF_ERROR(page->Parse(text.utf8));
  if (page->lost_table()) {
    // An element that never ends, or a name that means something else here.
    page = std::make_unique<Page>(/*by_class=*/false);
    RETURN_IF_ERROR(page->Parse(text.utf8));
  }
  ASSIGN_OR_RETURN(Document document, page->Finish());
  document.replaced = text.replaced;
  return document;
}

}  // namespace disclosure::importer

#include "importer/document_kind.h"

#include <algorithm>
#include <array>
#include <string>

#include "absl/strings/str_cat.h"
#include "importer/contains.h"
#include "status/abseil_view.h"

namespace disclosure::importer {
namespace {

using namespace std::string_view_literals;

// Where the tags of a web page begin at the latest.
constexpr size_t kHeadBytes = 4096;

struct Signature {
  std::string_view bytes;
  DocumentKind kind;
};

constexpr auto kSignatures = std::to_array<Signature>({
    {"%PDF-"sv, DocumentKind::kPdf},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, DocumentKind::kDoc},
    {"\x1F\x8B"sv, DocumentKind::kGzip},
    {"{\\rtf"sv, DocumentKind::kRtf},
    {"Rar!\x1A\x07"sv, DocumentKind::kRar},
    {"7z\xBC\xAF\x27\x1C"sv, DocumentKind::kSevenZip},
    {"\x89PNG\r\n"sv, DocumentKind::kPicture},
    {"\xFF\xD8\xFF"sv, DocumentKind::kPicture},
    {"GIF8"sv, DocumentKind::kPicture},
    {"II*\0"sv, DocumentKind::kPicture},
    {"MM\0*"sv, DocumentKind::kPicture},
    {"MIME-Version:"sv, DocumentKind::kMhtml},
});

// Names within a zip file that tell what it is.
constexpr auto kZipContents = std::to_array<Signature>({
    {"word/document"sv, DocumentKind::kDocx},
    {"xl/workbook.xml"sv, DocumentKind::kSpreadsheet},
    {"application/vnd.oasis.opendocument"sv, DocumentKind::kOpenDocument},
    {"OFD.xml"sv, DocumentKind::kOfd},
});

constexpr auto kTags = std::to_array<std::string_view>(
    {"<!doctype html", "<html", "<head", "<body", "<meta ", "<table", "<div",
     "<td", "<p>", "<p ", "<br"});

// In lower case, and without the zero bytes of UTF-16.
std::string HeadOf(std::string_view bytes) {
  std::string head;
  for (const char c : bytes.substr(0, kHeadBytes)) {
    if (c == '\0') continue;
    head += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return head;
}

// BMP and WEBP have their marks in two places.
bool IsOtherPicture(std::string_view bytes) {
  const bool bmp = bytes.size() > 14 && bytes.starts_with("BM") &&
                   bytes.substr(6, 4) == "\0\0\0\0"sv;
  const bool webp = bytes.starts_with("RIFF") && bytes.size() > 12 &&
                    bytes.substr(8, 4) == "WEBP";
  return bmp || webp;
}

DocumentKind KindOfZip(std::string_view bytes) {
  for (const Signature& content : kZipContents) {
    if (Contains(bytes, content.bytes)) return content.kind;
  }
  return DocumentKind::kZip;
}

bool IsBinary(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    return false;
  }
  return Contains(bytes.substr(0, kHeadBytes), "\0"sv);
}

struct Refusal {
  std::string_view zh;
  std::string_view en;
};

Refusal WordsOf(DocumentKind kind) {
  switch (kind) {
    case DocumentKind::kText:
    case DocumentKind::kHtml:
    case DocumentKind::kDocx:
      return {"应作为文档导入", "is to be imported as a document"};
    case DocumentKind::kDoc:
      return {"是旧版 Word 文档：请用 antiword 转成文本，或另存为 DOCX",
              "is an old Word document: turn it into text with antiword, or "
              "save it as DOCX"};
    case DocumentKind::kPdf:
      return {"是 PDF：请用 pdftotext -layout 转成文本",
              "is a PDF: turn it into text with pdftotext -layout"};
    case DocumentKind::kZip:
    case DocumentKind::kGzip:
      return {"是压缩包中的压缩包，或不是文档：请先解压",
              "is an archive where a document should be: unpack it first"};
    case DocumentKind::kRtf:
      return {"是 RTF：请另存为 DOCX", "is RTF: save it as DOCX"};
    case DocumentKind::kSpreadsheet:
      return {"是电子表格：请另存为网页（HTML）或以制表符分隔的文本",
              "is a spreadsheet: save it as HTML or as text with tabs"};
    case DocumentKind::kOpenDocument:
      return {"是 OpenDocument：请另存为 DOCX",
              "is an OpenDocument: save it as DOCX"};
    case DocumentKind::kOfd:
      return {"是 OFD：请另存为 DOCX 或 PDF", "is OFD: save it as DOCX or PDF"};
    case DocumentKind::kMhtml:
      return {"是单一文件网页（MHTML）：请另存为 HTML",
              "is a web page in one file (MHTML): save it as HTML"};
    case DocumentKind::kWordXml:
      return {"是 Word 2003 XML：请另存为 DOCX",
              "is Word 2003 XML: save it as DOCX"};
    case DocumentKind::kRar:
      return {"是 RAR 压缩包：请解压后指定文件夹",
              "is a RAR archive: unpack it and name the folder"};
    case DocumentKind::kSevenZip:
      return {"是 7z 压缩包：请解压后指定文件夹",
              "is a 7z archive: unpack it and name the folder"};
    case DocumentKind::kPicture:
      return {"是图片：请取得原文档，图片中的数字不作猜测",
              "is a picture: find the document it was made of; figures are not "
              "guessed from pictures"};
    case DocumentKind::kBinary:
      return {"不是文本、网页、DOCX、DOC 或 PDF：请核对文件",
              "is no text, web page, DOCX, DOC or PDF: check the file"};
  }
  return {};
}

}  // namespace

DocumentKind KindOf(std::string_view bytes) {
  for (const Signature& signature : kSignatures) {
    if (bytes.starts_with(signature.bytes)) return signature.kind;
  }
  if (bytes.starts_with("PK\x03\x04")) return KindOfZip(bytes);
  if (IsOtherPicture(bytes)) return DocumentKind::kPicture;
  const std::string head = HeadOf(bytes);
  if (Contains(head, "progid=\"word.document\"")) {
    return DocumentKind::kWordXml;
  }
  if (std::ranges::any_of(
          kTags, [&](std::string_view tag) { return Contains(head, tag); })) {
    return DocumentKind::kHtml;
  }
  return IsBinary(bytes) ? DocumentKind::kBinary : DocumentKind::kText;
}

absl::Status RefusalOf(DocumentKind kind) {
  const Refusal words = WordsOf(kind);
  return absl::InvalidArgumentError(absl::StrCat(
      "the file ", AbslView(words.en), " / 文件", AbslView(words.zh)));
}

}  // namespace disclosure::importer

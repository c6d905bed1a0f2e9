#include "tests/support/pdf_bytes.h"

#include <array>
#include <cstdio>
#include <vector>

#include "narrative/utf8.h"

namespace disclosure {
namespace {

constexpr int kLineHeight = 14;
constexpr size_t kRangesPerBlock = 64;

std::string Hex(char32_t code) {
  std::array<char, 8> text;
  std::snprintf(text.data(), text.size(), "%04X",
                static_cast<unsigned>(code) & 0xFFFFU);
  return text.data();
}

// Codes of characters are their places in Unicode, which the font says too.
std::string ToUnicode() {
  std::string map =
      "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
      "/CMapName /A def /CMapType 2 def\n"
      "1 begincodespacerange <0000> <FFFF> endcodespacerange\n";
  for (char32_t high = 0; high < 256; ++high) {
    if (high % kRangesPerBlock == 0) {
      map += std::to_string(kRangesPerBlock) + " beginbfrange\n";
    }
    const std::string first = Hex(high * 256);
    map += "<" + first + "> <" + Hex(high * 256 + 255) + "> <" + first + ">\n";
    if (high % kRangesPerBlock == kRangesPerBlock - 1) map += "endbfrange\n";
  }
  return map + "endcmap end end";
}

std::string Content(std::string_view text, int lines) {
  std::string content = "BT /F1 10 Tf\n";
  int y = (lines + 1) * kLineHeight;
  for (size_t begin = 0; begin < text.size(); y -= kLineHeight) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    content += "1 0 0 1 50 " + std::to_string(y) + " Tm <";
    for (size_t at = begin; at < end;) {
      const narrative::Character character = narrative::CharacterAt(text, at);
      at += character.size;
      content += Hex(character.code);
    }
    content += "> Tj\n";
    begin = end + 1;
  }
  return content + "ET";
}

std::string PdfStream(const std::string& content) {
  return "<< /Length " + std::to_string(content.size()) + " >>\nstream\n" +
         content + "\nendstream";
}

}  // namespace

std::string PdfBytes(std::string_view utf8_text) {
  int lines = 1;
  for (const char c : utf8_text) lines += c == '\n' ? 1 : 0;
  const std::vector<std::string> objects = {
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 8000 " +
          std::to_string((lines + 3) * kLineHeight) +
          "] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
      PdfStream(Content(utf8_text, lines)),
      "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H "
      "/DescendantFonts [6 0 R] /ToUnicode 8 0 R >>",
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo "
      "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
      "/FontDescriptor 7 0 R /DW 1000 /W [32 126 500] >>",
      "<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox "
      "[0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight "
      "700 /StemV 80 >>",
      PdfStream(ToUnicode())};
  std::string pdf = "%PDF-1.4\n";
  std::string places;
  for (size_t i = 0; i < objects.size(); ++i) {
    std::array<char, 32> place;
    std::snprintf(place.data(), place.size(), "%010zu 00000 n \n", pdf.size());
    places += place.data();
    pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string size = std::to_string(objects.size() + 1);
  const std::string start = std::to_string(pdf.size());
  return pdf + "xref\n0 " + size + "\n0000000000 65535 f \n" + places +
         "trailer\n<< /Size " + size + " /Root 1 0 R >>\nstartxref\n" + start +
         "\n%%EOF\n";
}

}  // namespace disclosure

#include "importer/document_kind.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace disclosure::importer {
namespace {

using namespace std::string_literals;

struct KindCase {
  std::string name;
  std::string bytes;
  DocumentKind kind;
};

class DocumentKindTest : public testing::TestWithParam<KindCase> {};

TEST_P(DocumentKindTest, IsToldByTheBytes) {
  EXPECT_EQ(KindOf(GetParam().bytes), GetParam().kind);
}

INSTANTIATE_TEST_SUITE_P(
    Files, DocumentKindTest,
    testing::ValuesIn(std::vector<KindCase>{
        {"Text", "湘潭县云湖桥镇2020年年度报告", DocumentKind::kText},
        {"Empty", "", DocumentKind::kText},
        {"GbkText", "\xD5\xF2\x32\x30", DocumentKind::kText},
        {"Utf16Text", "\xFF\xFE\x47\x95\x31\x00"s, DocumentKind::kText},
        {"Html", "<!DOCTYPE HTML><p>镇", DocumentKind::kHtml},
        {"HtmlWithoutHead", "\n<TABLE border=1><tr>", DocumentKind::kHtml},
        {"HtmlOfUtf16", "\xFF\xFE<\0h\0t\0m\0l\0>\0"s, DocumentKind::kHtml},
        {"Docx", "PK\x03\x04 ... word/document.xml ...", DocumentKind::kDocx},
        {"Doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 ...", DocumentKind::kDoc},
        {"Pdf", "%PDF-1.7", DocumentKind::kPdf},
        {"Zip", "PK\x03\x04 ... a.txt", DocumentKind::kZip},
        {"Spreadsheet", "PK\x03\x04 xl/workbook.xml",
         DocumentKind::kSpreadsheet},
        {"Ofd", "PK\x03\x04 OFD.xml", DocumentKind::kOfd},
        {"Gzip", "\x1F\x8B\x08", DocumentKind::kGzip},
        {"Rtf", "{\\rtf1", DocumentKind::kRtf},
        {"Rar", "Rar!\x1A\x07\x01", DocumentKind::kRar},
        {"Png", "\x89PNG\r\n\x1A\n", DocumentKind::kPicture},
        {"Jpeg", "\xFF\xD8\xFF\xE0", DocumentKind::kPicture},
        {"Bmp", "BM\x01\x02\x03\x04\0\0\0\0\x36\0\0\0\0"s,
         DocumentKind::kPicture},
        {"TextThatBeginsLikeABmp", "BM3区政府信息公开年度报告",
         DocumentKind::kText},
        {"Binary", "MZ\x90\0\x03"s, DocumentKind::kBinary},
    }),
    [](const auto& row) { return row.param.name; });

TEST(DocumentKindTest, RefusalsSayWhatToDo) {
  const absl::Status refusal = RefusalOf(DocumentKind::kPicture);
  EXPECT_EQ(refusal.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(refusal.message()),
              testing::AllOf(testing::HasSubstr("picture"),
                             testing::HasSubstr("图片")));
}

}  // namespace
}  // namespace disclosure::importer

#include "importer/docx_reader.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/importer/docx_document.h"
#include "tests/importer/repeated.h"
#include "tests/support/zip_bytes.h"

namespace disclosure::importer {
namespace {

using testing::HasSubstr;

struct BodyCase {
  std::string name;
  std::string body;
  std::string text;
};

class DocxTextTest : public testing::TestWithParam<BodyCase> {};

TEST_P(DocxTextTest, ReadsAsWordShowsIt) {
  const auto document = ReadDocx(DocxOf(GetParam().body));
  ASSERT_TRUE(document.ok()) << document.status();
  EXPECT_EQ(document->text, GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(
    Bodies, DocxTextTest,
    testing::ValuesIn(std::vector<BodyCase>{
        {"RunsOfAParagraphAreOneLine",
         "<w:p><w:r><w:t>一、</w:t></w:r><w:r><w:t xml:space=\"preserve\">总体"
         " 情况</w:t></w:r></w:p><w:p><w:r><w:t>平稳</w:t><w:br/>"
         "<w:t>A&amp;B</w:t></w:r></w:p>",
         "一、总体 情况\n平稳\nA&B\n"},
        {"OnlyTextIsText",
         "<w:p><w:r><w:instrText>PAGE 5</w:instrText></w:r><w:r><w:t>甲</w:t>"
         "</w:r></w:p>",
         "甲\n"},
        {"DeletionsAndMovesAreLeftOut",
         "<w:p><w:del><w:r><w:delText>1</w:delText><w:t>2</w:t></w:r></w:del>"
         "<w:ins><w:r><w:t>3</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>4</w:t>"
         "</w:r></w:moveFrom><w:moveTo><w:r><w:t>5</w:t></w:r></w:moveTo></"
         "w:p>",
         "35\n"},
        {"DeletedRowsAreLeftOut",
         "<w:tbl><w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr><w:tc><w:p><w:r>"
         "<w:t>1</w:t></w:r></w:p></w:tc></w:tr>" +
             DocxRow({"甲", "2"}) + "</w:tbl>",
         "甲\t2\n"},
        {"CellsAcrossColumnsCoverThem",
         "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p>"
         "<w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>乙</w:t>"
         "</w:r></w:p></w:tc></w:tr>" +
             DocxRow({"1", "2", "3"}) + "</w:tbl>",
         "甲\t\t乙\n1\t2\t3\n"},
        {"CellsAcrossRowsCoverThem",
         "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>"
         "<w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>"
         "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:t>旧</w:t></w:r>"
         "</w:p></w:tc><w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc></w:tr>"
         "</w:tbl>",
         "甲\t\n\t2\n"},
        {"ColumnsBeforeTheFirstCellStand",
         "<w:tbl>" + DocxRow({"甲", "乙"}) +
             "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr><w:tc><w:p>"
             "<w:r><w:t>2</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
         "甲\t乙\n\t2\n"},
        {"TablesWithinTables",
         "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>题</w:t></w:r></w:p><w:tbl>" +
             DocxRow({"甲", "1"}) +
             "</w:tbl><w:p/></w:tc><w:tc><w:p/></w:tc>"
             "</w:tr></w:tbl>",
         "题\n甲\t1\n"},
        {"ParagraphsOfACellAreOneCell",
         "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>新制作数</w:t></w:r></"
         "w:p><w:p><w:r>"
         "<w:t>量</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1</w:t></w:r>"
         "</w:p></w:tc></w:tr></w:tbl>",
         "新制作数 量\t1\n"},
        {"TextBoxesAreReadOnce",
         "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r>"
         "<w:t>甲</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback>"
         "<w:txbxContent><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:txbxContent>"
         "</mc:Fallback></mc:AlternateContent></w:r></w:p>",
         "甲\n"},
    }),
    [](const auto& row) { return row.param.name; });

struct BadCase {
  std::string name;
  std::string bytes;
  absl::StatusCode code;
  std::string message;
};

class BadDocxTest : public testing::TestWithParam<BadCase> {};

TEST_P(BadDocxTest, IsRefusedWithAReason) {
  const auto document = ReadDocx(GetParam().bytes);
  EXPECT_EQ(document.status().code(), GetParam().code);
  EXPECT_THAT(std::string(document.status().message()),
              HasSubstr(GetParam().message));
}

using enum absl::StatusCode;
INSTANTIATE_TEST_SUITE_P(
    Files, BadDocxTest,
    testing::ValuesIn(std::vector<BadCase>{
        {"NoZip", "PK\x03\x04", kInvalidArgument, "zip"},
        {"NoWordDocument", ZipBytes({{"a.txt", "word/document.xml"}}),
         kInvalidArgument, "no Word document"},
        {"BrokenOff", ZipBytes({{"word/document.xml", "<w:document><w:p>"}}),
         kInvalidArgument, "damaged"},
        {"Empty", ZipBytes({{"word/document.xml", ""}}), kInvalidArgument,
         "main part"},
        {"NestedTags", DocxOf(Repeated("<w:sdt>", 1'001)), kResourceExhausted,
         "kMaxNestedTags"},
        {"Cells",
         DocxOf("<w:tbl>" +
                Repeated("<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"1000\"/>"
                         "</w:tcPr><w:p/></w:tc></w:tr>",
                         101) +
                "</w:tbl>"),
         kResourceExhausted, "kMaxCells"},
        {"Bomb", DocxOf(std::string(8 << 20, ' ')), kResourceExhausted,
         "kMaxUnpackRatio"},
    }),
    [](const auto& row) { return row.param.name; });

TEST(DocxReaderTest, EntitiesMultiplyNothing) {
  const auto document = ReadDocx(ZipBytes(
      {{"word/document.xml",
        "<!DOCTYPE a [<!ENTITY a \"1234567890\"><!ENTITY b \"&a;&a;&a;\">]>"
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/"
        "wordprocessingml/2006/main\"><w:p><w:t>甲&b;</w:t></w:p>"
        "</w:document>"}}));
  EXPECT_TRUE(!document.ok() || document->text == "甲\n");
}

}  // namespace
}  // namespace disclosure::importer

#include "importer/html_reader.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "importer/limits.h"
#include "tests/importer/repeated.h"

namespace disclosure::importer {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string TextOf(std::string_view html) {
  const auto document = ReadHtml(html);
  EXPECT_TRUE(document.ok()) << document.status();
  return document.ok() ? document->text : "";
}

struct TextCase {
  std::string name;
  std::string html;
  std::string text;
};

class HtmlTextTest : public testing::TestWithParam<TextCase> {};

TEST_P(HtmlTextTest, ReadsAsAPersonDoes) {
  EXPECT_EQ(TextOf(GetParam().html), GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(
    Pages, HtmlTextTest,
    testing::ValuesIn(std::vector<TextCase>{
        {"NoBytesAreNoText", "", ""},
        {"ParagraphsAreLines", "<p>甲</p><p>乙<br>丙</p><div>丁</div>",
         "甲\n乙\n丙\n丁\n"},
        {"InlineMarkupBreaksNoLine",
         "<p><span>一</span><b>、总</b><font>体</font>情况\n 概述</p>",
         "一、总体情况 概述\n"},
        {"EntitiesAreCharacters", "<p>A&amp;B&nbsp;&#20113;&lt;</p>",
         "A&B\u00A0云<\n"},
        {"ScriptsAndStylesAreNoText",
         "<style>td{color:red}</style><script>var a='<p>5</p>';</script>"
         "<noscript>请启用</noscript><!-- 6 --><p>甲</p>",
         "甲\n"},
        {"LinesOfLinksAreNavigation",
         "<div><a>首页</a> &gt; <a>政务公开</a></div><p>甲</p>"
         "<ul><li><a>上一篇</a></li></ul>",
         "甲\n"},
        {"WhatSurroundsATextIsLeftOut",
         "<div>您现在的位置：<a>首页</a> &gt;&gt; <a>公开</a></div>"
         "<p>来源：本镇 点击数：128 字体：【<a>大</a> <a>小</a>】</p>"
         "<p>发布时间：2021-01-26 浏览次数：5</p><p>网站点击量：全年5次。</p>"
         "<p>云湖桥镇人民政府</p><p>湘ICP备05001234号</p><p>电话 0731</p>",
         "发布时间：2021-01-26 浏览次数：5\n网站点击量：全年5次。\n"
         "云湖桥镇人民政府\n"},
        {"NoFootStandsAboveSentencesOrTables",
         "<p>版权所有：甲</p><p>工作平稳。</p><p>技术支持：乙</p>"
         "<table><tr><td>丙</td><td>1</td></tr></table>",
         "版权所有：甲\n工作平稳。\n技术支持：乙\n丙\t1\n"},
        {"ALinkInASentenceStays", "<p>网址：<a>http://www.xtx.gov.cn</a>。</p>",
         "网址：http://www.xtx.gov.cn。\n"},
        {"AHeadingMayBeALink", "<h1><a>年度报告</a></h1>", "年度报告\n"},
        {"NavigationByElementAndClass",
         "<nav>菜单 5</nav><div class='top nav'>栏目</div><p>甲</p>"
         "<footer>备案号</footer>",
         "甲\n"},
        {"LinesOfPreformattedTextStay", "<pre>甲 1\n乙 2</pre>",
         "甲 1\n乙 2\n"},
        {"RowsAreLinesOfTabs",
         "<table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td></td>"
         "<td>3</td></tr></table>",
         "甲\t1\n乙\t\t3\n"},
        {"MergedCellsKeepTheColumns",
         "<table><tr><td rowspan=2>甲</td><td colspan=2>乙</td><td>丙</td></tr>"
         "<tr><td>1</td><td>2</td><td>3</td></tr>"
         "<tr><td>4</td><td>5</td><td>6</td><td>7</td></tr></table>",
         "甲\t乙\t\t丙\n\t1\t2\t3\n4\t5\t6\t7\n"},
        {"CellsCoveredFromTheRightStand",
         "<table><tr><td>甲</td><td rowspan=3>乙</td></tr><tr><td>1</td></tr>"
         "<tr><td>2</td></tr></table>",
         "甲\t乙\n1\t\n2\t\n"},
        {"SpansThatAreNone",
         "<table><tr><td colspan=x>甲</td><td colspan=-4>乙</td>"
         "<td rowspan=''>丙</td></tr></table>",
         "甲\t乙\t丙\n"},
        {"LinesOfACellAreOneCell",
         "<table><tr><td><p>本年新制作数</p><p>量</p></td><td>\n1 </td></tr>"
         "</table>",
         "本年新制作数 量\t1\n"},
        {"CellsAndRowsThatNobodyClosed",
         "<table><tr><td>甲<td>1<tr><td>乙<td>2</table><p>丙",
         "甲\t1\n乙\t2\n丙\n"},
        {"ATableThatNobodyClosed", "<table><tr><td>甲</td><td>1", "甲\t1\n"},
        {"CellsOutsideOfATable", "<td>甲</td><td>1</td>", "甲\n1\n"},
        {"TablesForLayoutAreLines",
         "<table><tr><td><p>标题</p></td><td><table><tr><td>甲</td><td>1</td>"
         "</tr></table><p>乙</p></td></tr></table>",
         "标题\n甲\t1\n乙\n"},
        {"AFrameOfOneCellIsNone",
         "<table><tr><td><p>甲</p><p>乙</p></td></tr></table>", "甲\n乙\n"},
        {"ParagraphsSideBySideAreLines",
         "<table><tr><td>一、概述</td><td><p>工作平稳。</p><p>成效明显。</p>"
         "</td></tr></table>",
         "一、概述\n工作平稳。\n成效明显。\n"},
        {"NavigationThatNeverEndsLosesNoTable",
         "<div class=menu><a>首页</a><table><tr><td>甲</td><td>1</td></tr>"
         "</table>",
         "甲\t1\n"},
        {"ZeroBytesEndNothing", std::string("<p>甲\0乙</p>", 14), "甲 乙\n"},
    }),
    [](const auto& row) { return row.param.name; });

TEST(HtmlReaderTest, RowsKnowTheirTables) {
  const auto document = ReadHtml(
      "<p>甲</p><table><tr><td>1</td><td>2</td></tr><tr><td>&nbsp;</td></tr>"
      "<tr><td>3</td><td>4</td></tr></table><p>乙</p>"
      "<table><tr><td>5</td><td>6</td></tr></table>");
  ASSERT_TRUE(document.ok());
  ASSERT_EQ(document->rows.size(), 4u);
  const GridRow& third = document->rows[2];
  EXPECT_EQ(third.line, 4);
  EXPECT_EQ(third.table, 1);
  EXPECT_EQ(third.row, 3);
  EXPECT_EQ(document->rows[3].table, 2);
  EXPECT_EQ(document->rows[3].row, 1);
}

TEST(HtmlReaderTest, KeepsWhatTheHeadSays) {
  const auto document = ReadHtml(
      "<head><title>年度报告_某县</title><meta name=\"PubDate\" "
      "content=\"2021-01-26 10:00\"></head><body>甲</body>");
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(document->page_title, "年度报告_某县");
  EXPECT_EQ(document->page_date, "2021-01-26 10:00");
  EXPECT_EQ(document->text, "甲\n");
}

struct CharsetCase {
  std::string name;
  std::string html;
  size_t replaced = 0;
  std::string text = "镇";
};

class HtmlCharsetTest : public testing::TestWithParam<CharsetCase> {};

TEST_P(HtmlCharsetTest, BytesCountForMoreThanWhatIsDeclared) {
  const auto document = ReadHtml(GetParam().html);
  ASSERT_TRUE(document.ok()) << document.status();
  EXPECT_THAT(document->text, HasSubstr(GetParam().text));
  EXPECT_EQ(document->replaced, GetParam().replaced);
}

INSTANTIATE_TEST_SUITE_P(
    Charsets, HtmlCharsetTest,
    testing::ValuesIn(std::vector<CharsetCase>{
        {"Utf8", "<meta charset=utf-8><p>镇</p>"},
        {"Utf8DeclaredGbk", "<meta charset=\"gbk\"><p>镇</p>"},
        {"GbkDeclared",
         "<meta http-equiv=Content-Type content=\"text/html; charset=gb2312\">"
         "<p>\xD5\xF2</p>"},
        {"GbkUndeclared", "<p>\xD5\xF2</p>"},
        {"GbkDeclaredUtf8", "<meta charset=utf-8><p>\xD5\xF2</p>"},
        {"Big5Declared", "<meta charset=Big5><p>\xC2\xED</p>", 0, "鎮"},
        {"Utf8WithADamagedCharacter",
         "<p>" + Repeated("镇", 200) + "\xE9\x95</p>", 2},
    }),
    [](const auto& row) { return row.param.name; });

TEST(HtmlReaderTest, RefusesWhatIsNoText) {
  const auto document = ReadHtml("<p>\xFF\xFF\xFF\xFF</p>");
  EXPECT_EQ(document.status().code(), absl::StatusCode::kInvalidArgument);
}

struct LimitCase {
  std::string name;
  std::string html;
  std::string limit;
};

class HtmlLimitTest : public testing::TestWithParam<LimitCase> {};

TEST_P(HtmlLimitTest, IsNamed) {
  const auto document = ReadHtml(GetParam().html);
  EXPECT_EQ(document.status().code(), absl::StatusCode::kResourceExhausted);
  EXPECT_THAT(std::string(document.status().message()),
              HasSubstr(GetParam().limit));
}

INSTANTIATE_TEST_SUITE_P(
    Limits, HtmlLimitTest,
    testing::ValuesIn(std::vector<LimitCase>{
        {"NestedTags", Repeated("<div>", 1'001) + "5", "kMaxNestedTags"},
        {"NestedTables", Repeated("<table><tr><td>", 400) + "5",
         "kMaxNestedTags"},
        {"Cells",
         "<table>" + Repeated("<tr><td colspan=1000>1", 101) + "</table>",
         "kMaxCells"},
        {"CellsCoveredFromAbove",
         "<table><tr><td colspan=1000 rowspan=60000>1" +
             Repeated("<tr><td>2", 200) + "</table>",
         "kMaxCells"},
    }),
    [](const auto& row) { return row.param.name; });

TEST(HtmlReaderTest, ManyTagsSideBySideAreFine) {
  EXPECT_THAT(TextOf(Repeated("<p>甲</p>", 20'000) + "<p>乙</p>"),
              HasSubstr("乙"));
  EXPECT_THAT(TextOf(Repeated("<br><img><input>", 5'000) + "<p>乙</p>"),
              Not(HasSubstr("img")));
}

}  // namespace
}  // namespace disclosure::importer

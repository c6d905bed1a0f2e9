// Each defect that real documents have, one at a time.
#include <functional>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "divisions/division_tree.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "importer/importer.h"
#include "importer/protocol_text.h"
#include "status/check.h"
#include "tests/importer/rendered_document.h"
#include "tests/importer/test_importer.h"
#include "tests/support/catalogue.h"
#include "tests/support/status_matchers.h"

namespace disclosure::importer {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

std::optional<int64_t> Value(const Draft& draft, std::string_view cell) {
  return CellsByReflection(draft.report).Get(CellNamed(cell));
}

const CellOrigin* Origin(const Draft& draft, std::string_view cell) {
  for (const CellOrigin& origin : draft.protocol.cells) {
    if (origin.cell == CellNamed(cell)) return &origin;
  }
  return nullptr;
}

std::vector<std::string> Rules(const Draft& draft) {
  std::vector<std::string> rules;
  for (const v1::ImportNote& note : draft.report.import_notes()) {
    rules.push_back(note.rule_id());
  }
  return rules;
}

constexpr std::string_view kCell = "applications.granted.research_institution";

// A document of 2019 whose one cell prints something of its own.
Draft ImportWith(std::string_view cell, const std::string& printed,
                 Layout layout = Layout::kTabs, v1::Form form = v1::FORM_2019) {
  const v1::AnnualReport report =
      DistinctFigures(form, form == v1::FORM_2019 ? 2019 : 2022);
  const auto print = [&](const form::Cell& printing,
                         std::optional<int64_t> value) {
    return printing.name == cell ? printed : PrintedNumber(printing, value);
  };
  return ImportedText(
      RenderDocument(report, layout, PrintTables(report, print)));
}

struct NumberCase {
  std::string name;
  std::string cell;
  std::string printed;
  std::optional<int64_t> value;
  bool repaired = false;
};

void PrintTo(const NumberCase& row, std::ostream* out) {
  *out << row.name;
}

class PrintedNumberTest : public testing::TestWithParam<NumberCase> {};

TEST_P(PrintedNumberTest, IsReadAndItsRepairIsNoted) {
  const NumberCase& row = GetParam();
  const Draft draft = ImportWith(row.cell, row.printed);
  EXPECT_EQ(Value(draft, row.cell), row.value);
  const CellOrigin* origin = Origin(draft, row.cell);
  ASSERT_NE(origin, nullptr);
  EXPECT_EQ(origin->raw, row.printed);
  EXPECT_EQ(origin->repaired_number, row.repaired);
  EXPECT_EQ(origin->certainty, Certainty::kExactLabel);
  EXPECT_THAT(Rules(draft), SizeIs(row.repaired ? 1 : 0));
  EXPECT_EQ(draft.protocol.cells_found, row.value ? 198 : 197);
}

const std::string kChange = "proactive.licence_items_change";
const std::string kAmount = "proactive.procurement_amount_yuan";

INSTANTIATE_TEST_SUITE_P(
    Cells, PrintedNumberTest,
    testing::ValuesIn(std::vector<NumberCase>{
        {"Zero", std::string(kCell), "0", 0},
        {"FullWidth", std::string(kCell), "１５", 15, true},
        {"Grouped", std::string(kCell), "1,466", 1466, true},
        {"GroupedTwice", std::string(kCell), "1,034,430", 1034430, true},
        {"WithItsUnit", std::string(kCell), "3件", 3, true},
        {"Plus", kChange, "+19", 19},
        {"Minus", kChange, "-3", -3},
        {"FullWidthMinus", kChange, "－3", -3},
        {"TenThousandYuan", kAmount, "240万元", 2'400'000, true},
        {"Yuan", kAmount, "251000元", 251'000, true},
        {"NoUnit", kAmount, "8040", 8040},
        {"Slash", std::string(kCell), "/", std::nullopt},
        {"Hyphen", std::string(kCell), "-", std::nullopt},
        {"Dash", std::string(kCell), "—", std::nullopt},
        {"None", std::string(kCell), "无", std::nullopt},
    }),
    [](const auto& row) { return row.param.name; });

TEST(DefectsTest, NamesTheUnitThatTheDocumentPrints) {
  EXPECT_EQ(
      ImportWith(kAmount, "240万元").report.proactive().procurement_unit(),
      v1::MONEY_UNIT_TEN_THOUSAND_YUAN);
  EXPECT_EQ(
      ImportWith(kAmount, "251000元").report.proactive().procurement_unit(),
      v1::MONEY_UNIT_YUAN);
  EXPECT_EQ(ImportWith(kAmount, "8040").report.proactive().procurement_unit(),
            v1::MONEY_UNIT_UNSPECIFIED);
}

TEST(DefectsTest, TakesTheUnitOfTheHeading) {
  std::string text =
      RenderDocument(DistinctFigures(v1::FORM_2019, 2019), Layout::kTabs);
  text.replace(text.find("采购总金额"), std::string("采购总金额").size(),
               "采购总金额（万元）");
  const Draft draft = ImportedText(text);
  EXPECT_EQ(Value(draft, kAmount), 22 * 10'000);
  EXPECT_EQ(draft.report.proactive().procurement_unit(),
            v1::MONEY_UNIT_TEN_THOUSAND_YUAN);
}

TEST(DefectsTest, ReadsDecimalsOfTenThousandYuan) {
  const std::string fee = "proactive.fee_amount_yuan";
  const Draft draft = ImportWith(fee, "26.55", Layout::kTabs, v1::FORM_2021);
  EXPECT_EQ(Value(draft, fee), 265'500);
  EXPECT_THAT(Rules(draft), IsEmpty());
}

TEST(DefectsTest, LeavesBlankWhatIsNoWholeNumber) {
  for (const std::string printed : {"1.5", "若干", "约20"}) {
    const Draft draft = ImportWith(kCell, printed);
    EXPECT_EQ(Value(draft, kCell), std::nullopt) << printed;
    EXPECT_EQ(draft.protocol.cells_found, 197) << printed;
    EXPECT_THAT(Rules(draft), ElementsAre("F-FMT-01")) << printed;
    EXPECT_THAT(draft.protocol.doubts, SizeIs(1)) << printed;
  }
}

TEST(DefectsTest, LeavesABlankCellBlankWhereTheLayoutShowsIt) {
  for (const Layout layout :
       {Layout::kTabs, Layout::kPipes, Layout::kMarkdown}) {
    const Draft draft = ImportWith(kCell, "", layout);
    EXPECT_EQ(Value(draft, kCell), std::nullopt) << NameOf(layout);
    EXPECT_EQ(Value(draft, "applications.granted.total"), 22 + 3 * 7)
        << NameOf(layout);
    EXPECT_EQ(draft.protocol.cells_found, 197) << NameOf(layout);
  }
}

TEST(DefectsTest, DoubtsARowThatLostABlankWithoutATrace) {
  const Draft draft = ImportWith(kCell, "", Layout::kCellPerLine);
  EXPECT_THAT(draft.protocol.doubts, Not(IsEmpty()));
  EXPECT_EQ(Origin(draft, "applications.granted.other_org")->certainty,
            Certainty::kPositionOnly);
  // Other rows do not suffer.
  EXPECT_EQ(Origin(draft, "applications.granted_in_part.total")->certainty,
            Certainty::kExactLabel);
}

// Replaces a label in a document of 2019 in tabs.
Draft ImportRelabelled(const std::string& label, const std::string& printed) {
  std::string text =
      RenderDocument(DistinctFigures(v1::FORM_2019, 2019), Layout::kTabs);
  const size_t at = text.find(label);
  CHECK(at != std::string::npos) << label;
  return ImportedText(text.replace(at, label.size(), printed));
}

struct LabelCase {
  std::string name;
  std::string label;
  std::string printed;
  bool exact = false;
};

void PrintTo(const LabelCase& row, std::ostream* out) {
  *out << row.name;
}

class PrintedLabelTest : public testing::TestWithParam<LabelCase> {};

TEST_P(PrintedLabelTest, StillNamesItsRow) {
  const LabelCase& row = GetParam();
  const Draft draft = ImportRelabelled(row.label, row.printed);
  EXPECT_EQ(CellsByReflection(draft.report),
            CellsByReflection(DistinctFigures(v1::FORM_2019, 2019)));
  EXPECT_THAT(draft.protocol.repaired_labels, SizeIs(row.exact ? 0 : 1));
  EXPECT_THAT(draft.report.import_notes(), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    Labels, PrintedLabelTest,
    testing::ValuesIn(std::vector<LabelCase>{
        {"OtherQuotes", "3.危及“三安全一稳定”", "3.危及\"三安全一稳定\"", true},
        {"FullWidthNumber", "2.重复申请", "２．重复申请", true},
        {"NoNumber", "2.重复申请", "重复申请", true},
        {"Spaces", "2.重复申请", "2. 重 复 申 请", true},
        {"Explained", "规章", "规章（设区的市以上填写，共3项）", true},
        {"NoExplanation",
         "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
         "（二）部分公开", true},
        {"HalfWidthBrackets", "（六）其他处理", "(六)其他处理", true},
        {"Pinyin", "行政处罚", "行政处罚(xíng zhèng chǔ fá)", true},
        {"Traditional", "1.属于国家秘密", "1.屬於國家秘密", true},
        {"TraditionalOfTheForm", "行政许可", "行政許可", true},
        {"Truncated", "5.要求行政机关确认或重新出具已获取信息",
         "5.要求行政机关确认或重新"},
        {"BrokenOffInABracket",
         "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
         "（二）部分公开（区分处理的，只计"},
        {"Misspelt", "1.本机关不掌握相关政府信息",
         "1.本机关不掌握相关政府倍息"},
        {"MissingCharacter", "4.无正当理由大量反复申请",
         "4.无正当理由大反复申请"},
    }),
    [](const auto& row) { return row.param.name; });

TEST(DefectsTest, FindsALabelThatContinuesBehindItsNumbers) {
  std::string text =
      RenderDocument(DistinctFigures(v1::FORM_2019, 2019), Layout::kTabs);
  const size_t at = text.find("4.保护第三方合法权益");
  const size_t end = text.find('\n', at);
  text.insert(end + 1, "\n\t\t益\t\t\t\n");
  text.erase(at + std::string("4.保护第三方合法权").size(),
             std::string("益").size());
  const Draft draft = ImportedText(text);
  EXPECT_EQ(CellsByReflection(draft.report),
            CellsByReflection(DistinctFigures(v1::FORM_2019, 2019)));
  ASSERT_THAT(draft.protocol.repaired_labels, SizeIs(1));
  EXPECT_EQ(draft.protocol.repaired_labels[0].found, "4.保护第三方合法权 … 益");
}

// Tables of 2019 with their rows changed.
Draft ImportChanged(
    const std::function<void(std::vector<PrintedTable>&)>& change,
    Layout layout = Layout::kTabs) {
  const v1::AnnualReport report = DistinctFigures(v1::FORM_2019, 2019);
  auto tables = PrintTables(report, PrintedNumber);
  change(tables);
  return ImportedText(RenderDocument(report, layout, tables));
}

void EraseRow(PrintedTable& table, const std::string& label) {
  std::erase_if(table.rows, [&](const PrintedRow& row) {
    return std::find(row.begin(), row.end(), label) != row.end();
  });
}

TEST(DefectsTest, MissesARowWithoutShiftingOthers) {
  for (const Layout layout : kLayouts) {
    const Draft draft = ImportChanged(
        [](auto& tables) { EraseRow(tables[1], "2.重复申请"); }, layout);
    EXPECT_EQ(Value(draft, "applications.not_processed_duplicate.total"),
              std::nullopt);
    EXPECT_EQ(draft.protocol.cells_found, 191) << NameOf(layout);
    EXPECT_EQ(Value(draft, "applications.carried_out.total"), 22 + 23 * 7);
  }
}

// A row of table 3 whose first figure a blank has split: 12 + 3 = `total`.
Draft ImportSplitDigits(int64_t total, Layout layout) {
  v1::AnnualReport report = DistinctFigures(v1::FORM_2019, 2019);
  for (const form::CellIndex cell : TestCatalogue().CellsOf(v1::FORM_2019)) {
    if (TestCatalogue().cell(cell).name.starts_with("applications.granted.")) {
      SetCell(report, cell, 0);
    }
  }
  const form::CellIndex split =
      CellNamed("applications.granted.natural_person");
  SetCell(report, CellNamed("applications.granted.other_org"), 3);
  SetCell(report, CellNamed("applications.granted.total"), total);
  return ImportedText(RenderDocument(
      report, layout,
      PrintTables(
          report, [&](const form::Cell& cell, std::optional<int64_t> value) {
            return cell.index == split ? "1 2" : PrintedNumber(cell, value);
          })));
}

TEST(DefectsTest, JoinsDigitsThatABlankSplitWhereTheTotalProvesIt) {
  for (const Layout layout : {Layout::kTabs, Layout::kPipes, Layout::kSpaces}) {
    const Draft draft = ImportSplitDigits(15, layout);
    EXPECT_EQ(Value(draft, "applications.granted.natural_person"), 12)
        << NameOf(layout);
    EXPECT_EQ(Value(draft, "applications.granted.other_org"), 3);
    EXPECT_THAT(Rules(draft), ElementsAre("F-FMT-05")) << NameOf(layout);
    const CellOrigin* origin =
        Origin(draft, "applications.granted.natural_person");
    ASSERT_NE(origin, nullptr);
    EXPECT_EQ(origin->raw, "1 2");
    EXPECT_TRUE(origin->repaired_number);
    EXPECT_THAT(draft.protocol.doubts, IsEmpty());
  }
}

TEST(DefectsTest, LeavesSplitDigitsBlankWhereNoTotalProvesThem) {
  const Draft draft = ImportSplitDigits(16, Layout::kTabs);
  EXPECT_EQ(Value(draft, "applications.granted.natural_person"), std::nullopt);
  EXPECT_EQ(Value(draft, "applications.granted.other_org"), 3);
  EXPECT_THAT(Rules(draft), ElementsAre("F-FMT-01"));
  EXPECT_THAT(draft.protocol.doubts, SizeIs(1));
}

TEST(DefectsTest, DoubtsARowWithOneFigureTooManyWhereNoTotalProvesAny) {
  const Draft draft = ImportSplitDigits(16, Layout::kSpaces);
  const CellOrigin* origin =
      Origin(draft, "applications.granted.natural_person");
  ASSERT_NE(origin, nullptr);
  EXPECT_EQ(origin->certainty, Certainty::kPositionOnly);
  EXPECT_THAT(draft.protocol.doubts, Not(IsEmpty()));
}

TEST(DefectsTest, KeepsASubtotalAsALocalRow) {
  for (const Layout layout : kLayouts) {
    const Draft draft = ImportChanged(
        [](auto& tables) {
          auto& rows = tables[1].rows;
          const auto after =
              std::find_if(rows.begin(), rows.end(), [](const PrintedRow& row) {
                return row[2] == "8.属于行政查询事项";
              });
          rows.insert(after + 1,
                      {"", "", "小计", "8", "8", "8", "8", "8", "8", "48"});
        },
        layout);
    EXPECT_EQ(CellsByReflection(draft.report),
              CellsByReflection(DistinctFigures(v1::FORM_2019, 2019)))
        << NameOf(layout);
    ASSERT_EQ(draft.report.local_rows_size(), 7) << NameOf(layout);
    EXPECT_THAT(draft.report.local_rows(0).label(), HasSubstr("小计"));
    EXPECT_EQ(draft.report.local_rows(0).table(), "applications");
    EXPECT_EQ(draft.report.local_rows(6).value(), 48);
    EXPECT_THAT(Rules(draft), ElementsAre("F-STR-09")) << NameOf(layout);
  }
}

TEST(DefectsTest, KeepsALocalRowBelowATable) {
  const Draft draft = ImportChanged([](auto& tables) {
    tables[0].rows.push_back({"其他主动公开文件", "5"});
  });
  EXPECT_EQ(draft.protocol.cells_found, 198);
  ASSERT_EQ(draft.report.local_rows_size(), 1);
  EXPECT_EQ(draft.report.local_rows(0).label(), "其他主动公开文件");
  EXPECT_EQ(draft.report.local_rows(0).value(), 5);
  EXPECT_THAT(Rules(draft), ElementsAre("F-STR-09"));
}

TEST(DefectsTest, ReadsTable4WithoutItsHeadings) {
  const Draft draft = ImportChanged([](auto& tables) {
    auto& rows = tables[2].rows;
    rows.erase(rows.begin(), rows.begin() + 3);
  });
  EXPECT_EQ(CellsByReflection(draft.report),
            CellsByReflection(DistinctFigures(v1::FORM_2019, 2019)));
  EXPECT_EQ(Origin(draft, "disputes.reconsideration.upheld")->certainty,
            Certainty::kPositionOnly);
}

TEST(DefectsTest, ReadsTable4AsARowAGroup) {
  const Draft draft = ImportChanged([](auto& tables) {
    const PrintedRow values = tables[2].rows.back();
    tables[2].rows = {
        {"", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计"}};
    const std::vector<std::string> groups = {"行政复议", "未经复议直接起诉",
                                             "复议后起诉"};
    auto next = values.begin();
    for (const std::string& group : groups) {
      PrintedRow row = {group};
      row.insert(row.end(), next, next + 5);
      next += 5;
      tables[2].rows.push_back(row);
    }
  });
  EXPECT_EQ(CellsByReflection(draft.report),
            CellsByReflection(DistinctFigures(v1::FORM_2019, 2019)));
}

TEST(DefectsTest, ReadsTablesWithoutTheirHeaders) {
  const Draft draft = ImportChanged([](auto& tables) {
    tables[1].rows.erase(tables[1].rows.begin(), tables[1].rows.begin() + 3);
    std::erase_if(tables[0].rows,
                  [](const PrintedRow& row) { return row[0] == "信息内容"; });
  });
  EXPECT_EQ(CellsByReflection(draft.report),
            CellsByReflection(DistinctFigures(v1::FORM_2019, 2019)));
}

TEST(DefectsTest, LeavesAnEmptyTotalColumnEmpty) {
  for (const Layout layout :
       {Layout::kTabs, Layout::kCellPerLine, Layout::kOneLine}) {
    const Draft draft = ImportChanged(
        [](auto& tables) {
          for (PrintedRow& row : tables[1].rows) {
            if (!row.back().empty() && row.back() != "总计") row.back() = "";
          }
        },
        layout);
    EXPECT_EQ(Value(draft, "applications.granted.total"), std::nullopt);
    EXPECT_EQ(Value(draft, "applications.granted.other_org"), 22 + 2 * 7 + 6)
        << NameOf(layout);
    EXPECT_EQ(draft.protocol.cells_found, 198 - 23) << NameOf(layout);
  }
}

TEST(DefectsTest, ReadsATableThatHasOnlyTotals) {
  for (const Layout layout :
       {Layout::kTabs, Layout::kCellPerLine, Layout::kOneLine}) {
    const Draft draft = ImportChanged(
        [](auto& tables) {
          for (size_t i = 3; i < tables[1].rows.size(); ++i) {
            for (size_t column = 3; column < 9; ++column) {
              tables[1].rows[i][column] = "";
            }
          }
        },
        layout);
    EXPECT_EQ(Value(draft, "applications.granted.total"), 22 + 3 * 7)
        << NameOf(layout);
    EXPECT_EQ(Value(draft, "applications.granted.natural_person"),
              std::nullopt);
    EXPECT_EQ(draft.protocol.cells_found, 198 - 6 * 23) << NameOf(layout);
  }
}

TEST(DefectsTest, ReadsAllLabelsAndNoValueAsBlanks) {
  v1::AnnualReport blank;
  blank.set_form(v1::FORM_2019);
  blank.set_report_year(2020);
  for (const Layout layout : kLayouts) {
    const Draft draft = ImportedText(RenderDocument(blank, layout));
    EXPECT_EQ(draft.protocol.cells_found, 0) << NameOf(layout);
    EXPECT_EQ(draft.protocol.cells_expected, 198) << NameOf(layout);
    EXPECT_EQ(draft.report.form(), v1::FORM_2019);
  }
}

TEST(DefectsTest, ReadsARowOfBlanksAsBlanksWhereTheLayoutShowsThem) {
  v1::AnnualReport report = DistinctFigures(v1::FORM_2021, 2023);
  for (const form::CellIndex cell : TestCatalogue().CellsOf(v1::FORM_2021)) {
    const std::string& name = TestCatalogue().cell(cell).name;
    if (name.starts_with("applications.granted.") ||
        name == "proactive.licence_decisions") {
      ClearCell(report, cell);
    }
  }
  const Draft draft = ImportedText(RenderDocument(report, Layout::kTabs));
  EXPECT_EQ(CellsByReflection(draft.report), CellsByReflection(report));
  EXPECT_THAT(draft.protocol.doubts, IsEmpty());
}

TEST(DefectsTest, DoubtsATableOfLabelsAlone) {
  v1::AnnualReport report = DistinctFigures(v1::FORM_2021, 2023);
  for (const form::CellIndex cell : TestCatalogue().CellsOf(v1::FORM_2021)) {
    if (TestCatalogue().cell(cell).name.starts_with("applications.")) {
      ClearCell(report, cell);
    }
  }
  const Draft draft = ImportedText(RenderDocument(report, Layout::kTabs));
  EXPECT_THAT(
      draft.protocol.doubts,
      ElementsAre(Field(&Doubt::en, HasSubstr("applications has no figures"))));
}

TEST(DefectsTest, FlagsAFormThatDoesNotSuitTheYear) {
  const Draft draft = ImportedText(
      RenderDocument(DistinctFigures(v1::FORM_2019, 2022), Layout::kTabs));
  EXPECT_EQ(draft.report.form(), v1::FORM_2019);
  EXPECT_EQ(draft.protocol.cells_found, 198);
  EXPECT_THAT(draft.protocol.doubts,
              Contains(Field(&Doubt::en, HasSubstr("FORM_2021"))));
}

TEST(DefectsTest, IgnoresPageNumbersBetweenRows) {
  std::string text = RenderDocument(DistinctFigures(v1::FORM_2019, 2019),
                                    Layout::kCellPerLine);
  const std::string label = "5.属于三类内部事务信息";
  text.insert(text.find(label), "— 5 —\n");
  const Draft draft = ImportedText(text);
  EXPECT_EQ(CellsByReflection(draft.report),
            CellsByReflection(DistinctFigures(v1::FORM_2019, 2019)));
}

TEST(DefectsTest, ReadsADocumentWithoutTables) {
  const Draft draft = ImportedText(
      "湘潭县云湖桥镇2016年政府信息公开工作年度报告\n一、概述\n全年共公开政府信"
      "息120条，收到政府信息公开申请2件。\n云湖桥镇人民政府\n2017年2月3日\n");
  EXPECT_EQ(draft.protocol.cells_found, 0);
  EXPECT_EQ(draft.report.form(), v1::FORM_2014);
  EXPECT_EQ(draft.report.narrative_figures().released_total(), 120);
  EXPECT_EQ(draft.report.narrative_figures().applications_received(), 2);
  EXPECT_THAT(draft.protocol.doubts, SizeIs(1));
}

TEST(LimitsTest, RefusesWhatIsNotUtf8AndNamesTheByte) {
  EXPECT_THAT(
      ImportText("abc\xB9\xE6", Hints(), TestCatalogue(), TestDivisions()),
      StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("byte 3")));
}

TEST(LimitsTest, RefusesAnEmptyDocument) {
  EXPECT_THAT(ImportText(" \n\t\n", Hints(), TestCatalogue(), TestDivisions()),
              StatusIs(absl::StatusCode::kInvalidArgument));
}

TEST(LimitsTest, RefusesADocumentBeyondALimitByName) {
  EXPECT_THAT(ImportText(std::string(kMaxDocumentBytes + 1, ' '), Hints(),
                         TestCatalogue(), TestDivisions()),
              StatusIs(absl::StatusCode::kResourceExhausted,
                       HasSubstr("kMaxDocumentBytes")));
  std::string cells;
  for (size_t i = 0; i <= kMaxCells; ++i) cells += "0\t";
  EXPECT_THAT(
      ImportText(cells, Hints(), TestCatalogue(), TestDivisions()),
      StatusIs(absl::StatusCode::kResourceExhausted, HasSubstr("kMaxCells")));
}

}  // namespace
}  // namespace disclosure::importer

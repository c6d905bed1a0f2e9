#include "form/catalogue.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/catalogue.h"

namespace disclosure::form {
namespace {

using testing::IsEmpty;
using testing::Optional;
using testing::SizeIs;

const Cell& Named(std::string_view name) {
  return TestCatalogue().cell(CellNamed(name));
}

size_t CellsIn(v1::Form form, std::string_view table) {
  const auto cells = TestCatalogue().CellsOf(form);
  return static_cast<size_t>(std::ranges::count_if(cells, [&](CellIndex index) {
    return TestCatalogue().cell(index).name.starts_with(table);
  }));
}

std::set<int> RowsBetween(int first, int last) {
  std::set<int> rows;
  for (const Cell& cell : TestCatalogue().cells()) {
    if (cell.row >= first && cell.row <= last) rows.insert(cell.row);
  }
  return rows;
}

std::set<int> Numbers(int first, int last) {
  std::set<int> numbers;
  for (int i = first; i <= last; ++i) numbers.insert(i);
  return numbers;
}

TEST(CatalogueTest, EachFormHasItsNumberOfCells) {
  EXPECT_THAT(TestCatalogue().CellsOf(v1::FORM_2014), SizeIs(58));
  EXPECT_THAT(TestCatalogue().CellsOf(v1::FORM_2019), SizeIs(198));
  EXPECT_THAT(TestCatalogue().CellsOf(v1::FORM_2021), SizeIs(200));
}

TEST(CatalogueTest, FormsWithoutCellsAskForNone) {
  EXPECT_THAT(TestCatalogue().CellsOf(v1::FORM_PRE_2014), IsEmpty());
  EXPECT_THAT(TestCatalogue().CellsOf(v1::FORM_UNSPECIFIED), IsEmpty());
  EXPECT_THAT(TestCatalogue().CellsOf(static_cast<v1::Form>(77)), IsEmpty());
  EXPECT_THAT(TestCatalogue().CellsOf(static_cast<v1::Form>(-1)), IsEmpty());
}

TEST(CatalogueTest, EachTableHasItsNumberOfCells) {
  EXPECT_EQ(CellsIn(v1::FORM_2019, "proactive."), 22u);
  EXPECT_EQ(CellsIn(v1::FORM_2021, "proactive."), 10u);
  EXPECT_EQ(CellsIn(v1::FORM_2019, "applications."), 161u);
  EXPECT_EQ(CellsIn(v1::FORM_2021, "applications."), 175u);
  EXPECT_EQ(CellsIn(v1::FORM_2019, "disputes."), 15u);
  EXPECT_EQ(CellsIn(v1::FORM_2021, "disputes."), 15u);
  EXPECT_EQ(CellsIn(v1::FORM_2014, "annex_2014."), 58u);
}

TEST(CatalogueTest, TheFormsTogetherHaveEachRowOnce) {
  EXPECT_EQ(RowsBetween(100, 199), Numbers(101, 127));
  EXPECT_EQ(RowsBetween(200, 299), Numbers(201, 226));
  EXPECT_EQ(RowsBetween(300, 399), (std::set{301, 311, 321}));
  EXPECT_EQ(RowsBetween(400, 499), Numbers(401, 458));
  const auto narrative =
      std::ranges::count_if(TestCatalogue().cells(), &Cell::IsNarrative);
  EXPECT_EQ(TestCatalogue().size(),
            27u + 26u * 7 + 3u * 5 + 58u + static_cast<size_t>(narrative));
  EXPECT_EQ(RowsBetween(500, 599),
            Numbers(501, 500 + static_cast<int>(narrative)));
}

struct RowCase {
  std::string name;
  int row;
  int column;
  std::string label_zh;
  std::string unit;
};

class CatalogueRowTest : public testing::TestWithParam<RowCase> {};

TEST_P(CatalogueRowTest, StandsInTheFormUnderItsLabel) {
  const Cell& cell = Named(GetParam().name);
  EXPECT_EQ(cell.row, GetParam().row);
  EXPECT_EQ(cell.column, GetParam().column);
  EXPECT_EQ(cell.label_zh, GetParam().label_zh);
  EXPECT_EQ(cell.unit, GetParam().unit);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, CatalogueRowTest,
    testing::ValuesIn(std::vector<RowCase>{
        {"proactive.rules_made", 101, 0, "规章 本年制发件数", "件"},
        {"proactive.rules_disclosed_total", 103, 0, "规章 对外公开总数量",
         "件"},
        {"proactive.rules_in_force", 105, 0, "规章 现行有效件数", "件"},
        {"proactive.norm_docs_made", 106, 0, "行政规范性文件 本年制发件数",
         "件"},
        {"proactive.norm_docs_repealed", 109, 0, "行政规范性文件 本年废止件数",
         "件"},
        {"proactive.licence_items_change", 112, 0, "行政许可 本年增/减", "项"},
        {"proactive.procurement_projects", 126, 0, "政府集中采购 采购项目数量",
         "个"},
        {"applications.received_new.natural_person", 201, 1,
         "一、本年新收政府信息公开申请数量 · 自然人", "件"},
        {"applications.carried_in.commercial_enterprise", 202, 2,
         "二、上年结转政府信息公开申请数量 · 商业企业", "件"},
        {"applications.granted.research_institution", 203, 3,
         "（一）予以公开 · 科研机构", "件"},
        {"applications.granted_in_part.public_welfare_org", 204, 4,
         "（二）部分公开（区分处理的，只计这一情形，不计其他情形） · "
         "社会公益组织",
         "件"},
        {"applications.refused_security_stability.legal_service_org", 207, 5,
         "3.危及“三安全一稳定” · 法律服务机构", "件"},
        {"applications.refused_administrative_query.other_org", 212, 6,
         "8.属于行政查询事项 · 其他", "件"},
        {"applications.unavailable_not_held.total", 213, 7,
         "1.本机关不掌握相关政府信息 · 总计", "件"},
        {"applications.not_processed_confirmation.total", 220, 7,
         "5.要求行政机关确认或重新出具已获取信息 · 总计", "件"},
        {"applications.other_total.total", 221, 7, "（六）其他处理 · 总计",
         "件"},
        {"applications.other_misc.total", 224, 7, "3.其他 · 总计", "件"},
        {"applications.outcome_total.total", 225, 7, "（七）总计 · 总计", "件"},
        {"applications.carried_out.total", 226, 7,
         "四、结转下年度继续办理 · 总计", "件"},
        {"disputes.reconsideration.upheld", 301, 1, "行政复议 · 结果维持",
         "件"},
        {"disputes.litigation_direct.corrected", 311, 2,
         "未经复议直接起诉 · 结果纠正", "件"},
        {"disputes.litigation_after_reconsideration.total", 321, 5,
         "复议后起诉 · 总计", "件"},
        {"annex_2014.disclosed_items", 401, 0,
         "一（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条"},
        {"annex_2014.applications_received", 417, 0, "三（一）收到申请数",
         "件"},
        {"annex_2014.answer_does_not_exist", 437, 0, "6.申请信息不存在数",
         "件"},
        {"annex_2014.persons_trained", 458, 0, "（三）接受培训人员数", "人次"},
        {"narrative_figures.released_total", 501, 0, "公开政府信息总数", "条"},
    }),
    [](const auto& row) { return "Row" + std::to_string(row.param.row); });

TEST(CatalogueTest, ATwoPartCellHasBothEnglishLabels) {
  EXPECT_EQ(Named("applications.received_new.natural_person").label_en,
            "Newly received, Natural persons");
}

TEST(CatalogueTest, EveryCellHasBothLabelsAndAddsUpInSomeWay) {
  for (const Cell& cell : TestCatalogue().cells()) {
    EXPECT_FALSE(cell.label_en.empty()) << cell.name;
    EXPECT_NE(cell.additivity, v1::ADDITIVITY_UNSPECIFIED) << cell.name;
  }
}

TEST(CatalogueTest, CellsStandInTheOrderOfTheForm) {
  EXPECT_TRUE(std::ranges::is_sorted(
      TestCatalogue().cells(), {},
      [](const Cell& cell) { return std::pair(cell.row, cell.column); }));
  for (size_t i = 0; i < TestCatalogue().size(); ++i) {
    EXPECT_EQ(TestCatalogue().cells()[i].index, i);
  }
}

TEST(CatalogueTest, EveryNameAndEveryPlaceOnTheWireLeadsBackToItsCell) {
  for (const Cell& cell : TestCatalogue().cells()) {
    EXPECT_THAT(TestCatalogue().Find(cell.name), Optional(cell.index));
    EXPECT_THAT(
        TestCatalogue().FindOnWire(TestCatalogue().wire_path(cell.index)),
        Optional(cell.index));
  }
  EXPECT_EQ(TestCatalogue().Find("applications.received_new"), std::nullopt);
  EXPECT_EQ(TestCatalogue().Find(""), std::nullopt);
  EXPECT_EQ(TestCatalogue().FindOnWire({10, 28, 0}), std::nullopt);
  EXPECT_EQ(TestCatalogue().FindOnWire({99, 1, 1}), std::nullopt);
}

TEST(CatalogueTest, ACellKnowsTheFormsThatAskForIt) {
  EXPECT_TRUE(Named("proactive.rules_made").BelongsTo(v1::FORM_2021));
  EXPECT_FALSE(
      Named("proactive.rules_newly_disclosed").BelongsTo(v1::FORM_2021));
  EXPECT_FALSE(
      Named("applications.other_total.total").BelongsTo(v1::FORM_2021));
  EXPECT_FALSE(Named("proactive.rules_made").BelongsTo(v1::FORM_2014));
  EXPECT_TRUE(
      Named("narrative_figures.released_total").BelongsTo(v1::FORM_PRE_2014));
}

TEST(CatalogueTest, AFormUnknownToUsAsksForNoCell) {
  for (const int form : {5, 31, 32, 37, -1}) {
    EXPECT_FALSE(
        Named("proactive.rules_made").BelongsTo(static_cast<v1::Form>(form)))
        << form;
  }
}

TEST(CatalogueTest, MoneyIsWholeYuanWhateverTheFormPrints) {
  for (const Cell& cell : TestCatalogue().cells()) {
    EXPECT_EQ(cell.is_money, cell.name.ends_with("_yuan")) << cell.name;
    EXPECT_EQ(cell.is_money, cell.unit == "元" || cell.unit == "万元")
        << cell.name;
    EXPECT_EQ(cell.yuan_per_unit, cell.unit == "万元" ? 10'000 : 1)
        << cell.name;
  }
}

TEST(CatalogueTest, OnlyIncreaseAndDecreaseMayBeNegative) {
  for (const Cell& cell : TestCatalogue().cells()) {
    EXPECT_EQ(cell.negative_allowed, cell.label_zh.ends_with("本年增/减"))
        << cell.name;
  }
}

TEST(CatalogueTest, TheColumnsOwnAdditivityWins) {
  EXPECT_EQ(Named("disputes.reconsideration.upheld").additivity,
            v1::ADDITIVITY_FLOW);
  EXPECT_EQ(Named("disputes.reconsideration.pending").additivity,
            v1::ADDITIVITY_STOCK);
  EXPECT_EQ(Named("applications.carried_in.total").additivity,
            v1::ADDITIVITY_CARRY);
  EXPECT_EQ(Named("applications.carried_out.natural_person").additivity,
            v1::ADDITIVITY_CARRY);
  EXPECT_EQ(Named("narrative_figures.cases_on_time_rate_bp").additivity,
            v1::ADDITIVITY_RATE);
}

TEST(CatalogueTest, SuccessorsAreCells) {
  for (const Cell& cell : TestCatalogue().cells()) {
    if (cell.successor.empty()) continue;
    EXPECT_TRUE(TestCatalogue().Find(cell.successor).has_value()) << cell.name;
    EXPECT_NE(cell.successor, cell.name);
  }
}

TEST(CatalogueTest, RowsWithoutABreakAreComparableWithoutCaution) {
  for (const Cell& cell : TestCatalogue().cells()) {
    const bool table3 = (cell.row >= 201 && cell.row <= 220) ||
                        cell.row == 225 || cell.row == 226;
    const bool table4 = cell.row >= 301 && cell.row <= 321;
    if (!table3 && !table4) continue;
    EXPECT_EQ(cell.comparability, v1::COMPARABILITY_SAME) << cell.name;
  }
  for (const char* name : {"licence", "penalty", "coercion"}) {
    EXPECT_EQ(
        Named("proactive." + std::string(name) + "_decisions").comparability,
        v1::COMPARABILITY_SAME)
        << name;
  }
}

TEST(CatalogueTest, RowsThatWereRenamedAreComparableWithCaution) {
  const std::set<int> caution = {101, 106, 403, 417, 425, 427, 428, 429, 430,
                                 433, 440, 441, 442, 443, 444, 445, 446, 447};
  for (const Cell& cell : TestCatalogue().cells()) {
    if (!caution.contains(cell.row)) continue;
    EXPECT_EQ(cell.comparability, v1::COMPARABILITY_CAUTION) << cell.name;
  }
}

TEST(CatalogueTest, StocksOfTextsAndFeesAreNeverChained) {
  for (const char* name :
       {"rules_disclosed_total", "rules_in_force", "norm_docs_disclosed_total",
        "norm_docs_in_force", "fee_items_prev", "fee_amount_yuan"}) {
    EXPECT_EQ(Named("proactive." + std::string(name)).comparability,
              v1::COMPARABILITY_NONE)
        << name;
  }
}

TEST(CatalogueTest, AMisspeltNameIsAnsweredByTheNearestOne) {
  EXPECT_EQ(TestCatalogue().Nearest("proactive.norm_doc_made"),
            "proactive.norm_docs_made");
  EXPECT_EQ(TestCatalogue().Nearest("application.recieved_new.total"),
            "applications.received_new.total");
  EXPECT_EQ(TestCatalogue().Nearest("proactive.rules_made"),
            "proactive.rules_made");
}

TEST(CatalogueTest, TheNearestNameIsFoundForAnyText) {
  for (const std::string& name : {std::string(), std::string(100'000, 'x'),
                                  std::string("规章\0\xff", 8)}) {
    EXPECT_TRUE(
        TestCatalogue().Find(TestCatalogue().Nearest(name)).has_value());
  }
}

}  // namespace
}  // namespace disclosure::form

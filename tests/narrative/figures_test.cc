#include "narrative/figures.h"

#include <map>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace disclosure::narrative {
namespace {

using testing::IsEmpty;

std::map<std::string, int64_t> Values(std::string_view text) {
  std::map<std::string, int64_t> values;
  for (const Figure& figure : ReadFigures(text)) {
    values.emplace(figure.what, figure.value);
  }
  return values;
}

struct FigureCase {
  std::string name;
  std::string text;
  std::map<std::string, int64_t> expected;
};

class FiguresTest : public testing::TestWithParam<FigureCase> {};

TEST_P(FiguresTest, ReadsWhatTheSentenceStates) {
  EXPECT_EQ(Values(GetParam().text), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Sentences, FiguresTest,
    testing::ValuesIn(std::vector<FigureCase>{
        {"ReleasesByChannel",
         "今年来，我镇共公开政务信息 221 条，其中通过政务网站公开 76 "
         "条，通过政务公开栏、电子显示屏、《云湖》双月刊等载体公开信息 35 条，"
         "累计发放相关政务公开资料 15000 余份。",
         {{"released_total", 221},
          {"released_by_website", 76},
          {"released_by_boards_and_periodical", 35},
          {"printed_material", 15000}}},
        {"NoApplicationsAndThenSomethingElse",
         "依申请公开方面，未收到申请；微信公众号推送412条。",
         {{"released_by_wechat", 412}}},
        {"NoApplicationsAndThenCases",
         "全年未收到政府信息公开申请，共办理行政许可12件。",
         {{"applications_received", 0}}},
        {"NoneIsSaidTwice",
         "全年未收到政府信息公开申请，申请数量为0件。",
         {{"applications_received", 0}}},
        {"ApplicationsByChannel",
         "全年共受理政府信息公开申请 0 件，其中当面申请 0 件，信函申请 0 "
         "件，网上申请 0 件。",
         {{"applications_received", 0},
          {"applied_in_person", 0},
          {"applied_by_letter", 0},
          {"applied_online", 0}}},
        {"ApplicationsAndTheirOutcomes",
         "收到政府信息公开申请12件，上年结转1件，予以公开6件，部分公开2件，"
         "不予公开1件，无法提供2件，不予处理1件，结转下年度继续办理1件。",
         {{"applications_received", 12},
          {"applications_carried_in", 1},
          {"applications_granted", 6},
          {"applications_granted_in_part", 2},
          {"applications_refused", 1},
          {"applications_unavailable", 2},
          {"applications_not_processed", 1},
          {"applications_carried_out", 1}}},
        {"NoApplications",
         "2022年，我街道未收到政府信息公开申请，未发生行政复议、行政诉讼。",
         {{"applications_received", 0},
          {"reconsideration_total", 0},
          {"litigation_total", 0}}},
        {"CasesAndTheirRates",
         "政务大厅接待来访群众 5000 余人次，今年人数大幅减少；受理业务 7000 "
         "余件，时限内办结率 100%，群众满意率 100%。",
         {{"visits_received", 5000},
          {"cases_handled", 7000},
          {"cases_on_time_rate_bp", 10000},
          {"cases_satisfaction_rate_bp", 10000}}},
        {"OpinionsAndHotlines",
         "2020年，我镇共收到群众意见和建议80条，群众满意率达到99%；接办市长热线"
         "事项45件、市长信箱9件、县长热线105件，百姓呼声27件，问政湖南9件，其他"
         "舆情36件，按时办结率达100%。",
         {{"opinions_received", 80},
          {"opinions_satisfaction_rate_bp", 9900},
          {"mayor_hotline_cases", 45},
          {"mayor_mailbox_cases", 9},
          {"county_hotline_cases", 105},
          {"petition_platform_baixing_husheng_cases", 27},
          {"petition_platform_wenzheng_cases", 9},
          {"other_public_opinion_cases", 36},
          {"public_opinion_on_time_rate_bp", 10000}}},
        {"Funds",
         "2020年，我镇投入6000元，对云湖桥政务网上公开专栏进行提质；投入8.5万余"
         "元，编印《云湖双月刊》6期。",
         {{"column_funds_yuan", 6000},
          {"periodical_funds_yuan", 85000},
          {"periodical_issues", 6}}},
        {"TheCatalogue",
         "我镇把公开内容细化为“三大类”16个方面的内容进行公开。\n"
         "——长期性公开主要包括6个方面：指南。\n——阶段性公开主要包括8个方面。",
         {{"catalogue_classes", 3},
          {"catalogue_aspects", 16},
          {"catalogue_aspects_long_term", 6},
          {"catalogue_aspects_phased", 8}}},
        {"ChineseNumerals",
         "全年共受理政府信息公开申请三件，实行三级考核制度。",
         {{"applications_received", 3}, {"assessment_levels", 3}}},
        {"ProcessingFees",
         "2022年收取信息处理费1.2万元。",
         {{"processing_fees_yuan", 12000}}},
        {"NoProcessingFees",
         "本年度未收取信息处理费。",
         {{"processing_fees_yuan", 0}}},
        {"ApplicationsOfAnybody",
         "共收到公民、法人和其他组织提出的政府信息公开申请1466件（其中上年结转"
         "16件），办结依申请公开1473件，结转下年度9件。",
         {{"applications_received", 1466},
          {"applications_carried_in", 16},
          {"applications_handled", 1473},
          {"applications_carried_out", 9}}},
        {"NewAndCarriedInTogether",
         "新收和上年结转共处理依申请公开1482件。",
         {}},
        {"ANumberWithoutMeasure",
         "政府信息公开申请数量为 0。行政复议数量为零，联系电话为57645372。",
         {{"applications_received", 0}, {"reconsideration_total", 0}}},
        {"NobodyApplied",
         "全年没有公民、法人或其他组织提出政府信息公开申请。",
         {{"applications_received", 0}}},
        {"NothingWentWrong",
         "未发生政府信息公开申请逾期答复、行政复议被纠错的情况。",
         {}},
        {"OtherChannels",
         "通过网络提出申请3件，通过信函提出申请2件，当面提出申请1件。",
         {{"applied_online", 3},
          {"applied_by_letter", 2},
          {"applied_in_person", 1}}},
        {"BothKindsOfDisputes",
         "行政复议、行政诉讼均为0件。",
         {{"reconsideration_total", 0}, {"litigation_total", 0}}},
        {"BothKindsTogetherMayBeASum", "行政复议、行政诉讼共4件。", {}},
        {"FiguresOfSpeech",
         "与政府信息公开申请一起推进，公开申请一条龙，每一件都办好。",
         {}},
        {"PublishedDecisionsAreNotMade",
         "公开行政许可信息120件，公示行政处罚30件，行政许可目录1份。",
         {}},
        {"ReleasedOnRequest",
         "主动公开政府信息500条，依申请公开政府信息3条。",
         {{"released_total", 500}}},
        {"ApplicationsCountedAsPieces",
         "收到政府信息公开申请3条。",
         {{"applications_received", 3}}},
        {"ComparedWithBefore",
         "政府信息公开申请同比增加20件，比去年政府信息公开申请下降3件。",
         {}},
        {"AnotherYearAndThenThis",
         "上年度收到政府信息公开申请20件，本年度收到1件。",
         {{"applications_received", 1}}},
        {"LastYearAndThenThis",
         "去年收到政府信息公开申请20件，办结20件，今年共收到政府信息公开申请1件"
         "。",
         {{"applications_received", 1}}},
        {"AnotherYearAlone", "上一年度受理依申请公开20件，予以公开12件。", {}},
        {"AnotherYearAndThenOtherThings",
         "上年收到政府信息公开申请20件，今年办理行政许可30件。",
         {{"licence_decisions", 30}}},
        {"AnotherYearToCompareWith",
         "与上年相比，收到政府信息公开申请5件，较上年度减少2件，予以公开4件。",
         {{"applications_received", 5}, {"applications_granted", 4}}},
        {"AQuarterAndThenTheYear",
         "第一季度收到政府信息公开申请3件，全年共收到12件。",
         {{"applications_received", 12}}},
        {"HalfAYear",
         "2020年上半年收到政府信息公开申请3件，下半年收到5件。",
         {}},
        {"HalvesAndThenTheYear",
         "上半年收到政府信息公开申请3件，下半年收到5件，全年收到8件。",
         {{"applications_received", 8}}},
        {"SomeMonths", "1-6月收到政府信息公开申请3件。", {}},
        {"SomeMonthsInWords", "1月至6月，我镇收到政府信息公开申请3件。", {}},
        {"SomeMonthsWithBlanks",
         "2020 年 1-6 月我镇收到政府信息公开申请 3 件。",
         {}},
        {"MonthsThatAreNoPeriod",
         "3个月内办结，编印月刊12期，每月收到政府信息公开申请3件。",
         {{"periodical_issues", 12}, {"applications_received", 3}}},
        {"OneMonth", "6月份公开政府信息20条。", {}},
        {"AllMonths",
         "2020年1-12月，收到政府信息公开申请3件，公开信息20条。",
         {{"applications_received", 3}, {"released_total", 20}}},
        {"AllMonthsInWords",
         "2020年1月至12月收到政府信息公开申请3件。",
         {{"applications_received", 3}}},
        {"DaysAreNoMonths",
         "自2020年1月1日起至12月31日止，收到政府信息公开申请3件，截至12月底公开"
         "信息20条。",
         {{"applications_received", 3}, {"released_total", 20}}},
        {"NoneInAnotherPeriod", "上半年未收到政府信息公开申请。", {}},
        {"EachQuarter",
         "按季度开展自查，每季度公开一次，收到政府信息公开申请3件。",
         {{"applications_received", 3}}},
        {"OthersAndThenThisOrgan",
         "我县各单位共收到政府信息公开申请56件，我镇收到12件。",
         {{"applications_received", 12}}},
        {"ThisOrganAndThenOthers",
         "我镇收到政府信息公开申请12件，全县共收到政府信息公开申请56件。",
         {{"applications_received", 12}}},
        {"TheAreaThatReports",
         "全县共收到政府信息公开申请56件。",
         {{"applications_received", 56}}},
        {"TheAreaThatReportsAndItsOwnOffices",
         "全县共收到政府信息公开申请87件，其中县本级收到12件。",
         {{"applications_received", 87}}},
        {"OthersWithThisOrganAmongThem",
         "全县共收到政府信息公开申请56件，其中我镇收到12件。",
         {}},
        {"FourQuartersAndThenTheYear",
         "一季度收到政府信息公开申请1件，二季度2件，三季度0件，四季度1件，全年"
         "合计4件。",
         {{"applications_received", 4}}},
        {"CarriedOutAndNotReceived",
         "依申请公开共有2件结转至下年度继续办理。",
         {{"applications_carried_out", 2}}},
        {"CarriedOutAtTheEndOfTheText",
         "依申请公开共有2件结转至下年度继续办理",
         {{"applications_carried_out", 2}}},
        {"OnTheirWayAndNotReceived", "政府信息公开申请尚有2件正在办理。", {}},
        {"ReceivedAndThenCarriedOut",
         "收到政府信息公开申请12件，结转下年度1件。",
         {{"applications_received", 12}, {"applications_carried_out", 1}}},
        {"DisputesAndThoseAboutDisclosure",
         "全年共办理行政复议案件35件，其中涉及政府信息公开1件。",
         {{"reconsideration_total", 1}}},
        {"DisputesOfTwoKindsAndThoseAboutDisclosure",
         "办理行政复议案件35件、行政诉讼案件12件，其中涉及政府信息公开的行政复"
         "议"
         "1件、行政诉讼0件。",
         {{"reconsideration_total", 1}, {"litigation_total", 0}}},
        {"DisputesOfTwoKindsAndOneOfThem",
         "办理行政复议案件35件、行政诉讼案件12件，其中涉及政府信息公开1件。",
         {}},
        {"DisputesAndSomeAboutDisclosure",
         "全年共办理行政复议案件35件，其中涉及政府信息公开的均已审结。",
         {}},
        {"DisputesAllAboutDisclosure",
         "本年度发生行政复议案件3件，均涉及政府信息公开。",
         {{"reconsideration_total", 3}}},
        {"DisputesAboutDisclosureByOutcome",
         "因政府信息公开被申请行政复议3件，其中维持2件。",
         {{"reconsideration_total", 3}}},
        {"StaffAndTraining",
         "现有政务公开工作人员8人，其中专职2人，兼职6人。举办培训班3次，培训120"
         "人次。",
         {{"staff", 8},
          {"staff_full_time", 2},
          {"staff_part_time", 6},
          {"training_courses", 3},
          {"persons_trained", 120}}},
    }),
    [](const auto& row) { return row.param.name; });

// F-NAR-14.
TEST(FiguresTest, TakesNoHotlineMailboxVisitOrConsultationForApplications) {
  for (const std::string text :
       {"受理市长热线45件。", "收到市长信箱来信9件。", "接受群众咨询300人次。",
        "受理低保申请30件。", "受理业务7000件。", "收到群众意见80条。"}) {
    EXPECT_FALSE(Values(text).contains("applications_received")) << text;
  }
}

TEST(FiguresTest, KnowsDisputesThatAreNotAboutDisclosure) {
  const auto other = [](std::string_view text) {
    return IsOtherDispute(ReadFigures(text).at(0), text);
  };
  EXPECT_TRUE(other("全年办理行政复议案件35件。"));
  EXPECT_FALSE(other("因政府信息公开被申请行政复议2件。"));
  EXPECT_FALSE(other("全年未发生行政复议。"));
  EXPECT_FALSE(other("收到政府信息公开申请35件。"));
}

TEST(FiguresTest, MarksApproximateFigures) {
  const auto figures = ReadFigures("累计发放资料15000余份，公开信息221条。");
  ASSERT_EQ(figures.size(), 2u);
  EXPECT_TRUE(figures[0].approximate);
  EXPECT_FALSE(figures[1].approximate);
}

TEST(FiguresTest, TakesACountInTenThousandsForApproximate) {
  const auto figures = ReadFigures(
      "办理行政许可1.2万件，收取信息处理费1.2万元，行政处罚12000件。");
  ASSERT_EQ(figures.size(), 3u);
  EXPECT_TRUE(figures[0].approximate);
  EXPECT_EQ(figures[0].value, 12'000);
  EXPECT_FALSE(figures[1].approximate);
  EXPECT_FALSE(figures[2].approximate);
}

// F-NAR-15.
TEST(FiguresTest, KnowsAllWordsForApproximately) {
  for (const std::string number :
       {"15余", "15多", "近15", "约15", "逾15", "超过15", "大概15", "约 15"}) {
    const auto figures = ReadFigures("收到政府信息公开申请" + number + "件。");
    ASSERT_EQ(figures.size(), 1u) << number;
    EXPECT_TRUE(figures[0].approximate) << number;
  }
  for (const std::string before : {"最近", "附近"}) {
    const auto figures =
        ReadFigures("收到政府信息公开申请" + before + "15件。");
    ASSERT_EQ(figures.size(), 1u) << before;
    EXPECT_FALSE(figures[0].approximate) << before;
  }
}

TEST(FiguresTest, NamesThePlaceOfTheFigureAndItsSentence) {
  const std::string text = "甲。共公开信息 221 条，乙。";
  const auto figures = ReadFigures(text);
  ASSERT_EQ(figures.size(), 1u);
  EXPECT_EQ(figures[0].place.In(text), "221 条");
  EXPECT_EQ(figures[0].sentence.In(text), "共公开信息 221 条，乙。");
}

TEST(FiguresTest, ReadsNothingOutOfDatesAndOrdinals) {
  EXPECT_THAT(Values("2020年1月1日起，根据第二十条，六个结合，三项措施。"),
              IsEmpty());
}

}  // namespace
}  // namespace disclosure::narrative

// Sentences as reports have them: what is read of each, and what the rules say.
// Silence is half of the specification: most sentences break nothing.

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/rules/rule_cases.h"
#include "tests/rules/rules_fixture.h"

namespace disclosure::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct SentenceCase {
  std::string name;
  std::string text;
  // "F-NAR-01: 0, not 1": rule, found, expected.
  std::vector<std::string> findings;
  // As declared, or read from the text.
  std::string part = "applications";
};

// 1466 new, 16 carried in; 1473 ended: 900 granted, 100 in part, 20 refused,
// 300 unavailable, 100 not processed, 53 other; 9 carried out. Two
// reconsiderations, one law suit of each group; 76 licences, 2 penalties, 12
// normative documents.
ReportBuilder ABusyCounty() {
  ReportBuilder report = SoundOfCounty(disclosure::v1::FORM_2021, 2023)
                             .With("proactive.norm_docs_made", 12)
                             .With("proactive.norm_docs_in_force", 12)
                             .With("proactive.licence_decisions", 76)
                             .With("proactive.penalty_decisions", 2);
  const std::vector<std::pair<std::string, int64_t>> rows = {
      {"received_new", 1466},
      {"carried_in", 16},
      {"granted", 900},
      {"granted_in_part", 100},
      {"refused_internal_affairs", 8},
      {"refused_process_information", 12},
      {"unavailable_not_held", 290},
      {"unavailable_needs_creation", 10},
      {"not_processed_duplicate", 100},
      {"other_misc", 53},
      {"outcome_total", 1473},
      {"carried_out", 9}};
  for (const auto& [row, count] : rows) {
    report.With("applications." + row + ".natural_person", count)
        .With("applications." + row + ".total", count);
  }
  for (const auto& [group, count] :
       {std::pair("reconsideration", 2), std::pair("litigation_direct", 1),
        std::pair("litigation_after_reconsideration", 1)}) {
    report.With(std::string("disputes.") + group + ".upheld", count)
        .With(std::string("disputes.") + group + ".total", count);
  }
  return report;
}

std::vector<std::string> NarrativeFindings(const ReportBuilder& report) {
  std::vector<std::string> found;
  for (const auto& finding : FindingsOf(report)) {
    if (!finding.rule_id().starts_with("F-NAR")) continue;
    found.push_back(finding.rule_id() + ": " + finding.found() + ", not " +
                    finding.expected());
  }
  return found;
}

int PartNumber(const std::string& name) {
  if (name == "overview") return 1;
  if (name == "proactive") return 2;
  if (name == "disputes") return 4;
  return name == "other" ? 6 : 3;
}

void PrintTo(const SentenceCase& row, std::ostream* out) {
  *out << row.text;
}

class SentenceTest : public testing::TestWithParam<SentenceCase> {};

TEST_P(SentenceTest, IsReadAsItIsMeant) {
  const SentenceCase& row = GetParam();
  EXPECT_EQ(
      NarrativeFindings(Telling(ABusyCounty(), PartNumber(row.part), row.text)),
      row.findings);
}

INSTANTIATE_TEST_SUITE_P(
    Applications, SentenceTest,
    testing::ValuesIn(std::vector<SentenceCase>{
        {"NewOnes", "2023年，全县共收到政府信息公开申请1466件。", {}},
        {"WithParentheses",
         "共收到政府信息公开申请1466件（其中上年结转16件，结转下年度9件）。",
         {}},
        {"WithThoseCarriedIn",
         "全年新收和上年结转共处理依申请公开1482件。",
         {}},
        {"Handled", "共办结依申请公开1473件，其中结转下年度继续办理9件。", {}},
        {"Answered", "全年答复政府信息公开申请1,473件，按时答复率100%。", {}},
        {"FullWidth", "共受理政府信息公开申请１４６６件。", {}},
        {"OneTooMany",
         "2023年共收到政府信息公开申请1467件。",
         {"F-NAR-01: 1467, not 1466, 1482, 1473"}},
        {"None",
         "本年度未收到政府信息公开申请。",
         {"F-NAR-01: 0, not 1466, 1482, 1473"}},
        {"NoneByAnybody",
         "全年没有公民、法人或其他组织提出政府信息公开申请。",
         {"F-NAR-01: 0, not 1466, 1482, 1473"}},
        {"ZeroInWords",
         "政府信息公开申请数量为零。",
         {"F-NAR-01: 0, not 1466, 1482, 1473"}},
        {"NoneOfWhichAnsweredLate",
         "未发生政府信息公开申请逾期答复的情况。",
         {}},
        {"NoComplaints", "未收到因政府信息公开申请引起的投诉举报。", {}},
        {"Approximately", "共收到政府信息公开申请1500余件。", {}},
        {"About", "共收到政府信息公开申请约1500件。", {}},
        {"TheYearBefore", "2022年收到政府信息公开申请800件。", {}},
        {"MoreThanBefore",
         "收到政府信息公开申请1466件，比上年增加666件，增长83%。",
         {}},
        {"Deadline",
         "自收到政府信息公开申请之日起20个工作日内答复，做到件件有回音。",
         {}},
        {"FigureOfSpeech",
         "把办理政府信息公开申请同优化营商环境一起推进，每一件都有专人。",
         {}},
        {"Hotlines",
         "12345热线受理诉求4500件，信箱来信120件，接待来访300人次，回复咨询"
         "800件。",
         {}},
        {"OtherApplications", "受理低保申请300件，廉租房申请25件。", {}},
        {"Forms", "印发政府信息公开申请表500份。", {}},
        {"Catalogue", "修订依申请公开目录35条。", {}},
        {"Opinions", "收到公开申请意见建议15条。", {}},
        {"Outcomes",
         "予以公开900件，部分公开100件，不予公开20件，无法提供300件，不予处理"
         "100件，其他处理53件。",
         {}},
        {"OnlyNaturalPersons",
         "予以公开895件，部分公开100件。",
         {"F-NAR-03: 895, not 900"}},
        {"OneSubRow", "无法提供290件。", {"F-NAR-03: 290, not 300"}},
        {"SubRowsByName",
         "本机关不掌握相关信息无法提供290件，没有现成信息无法提供10件。",
         {}},
        {"OutcomesApproximately", "予以公开近1000件。", {}},
        {"Channels",
         "收到政府信息公开申请1466件，其中网络申请1100件，信函申请300件，当面"
         "申请66件。",
         {}},
        {"ChannelsOnePointOff",
         "收到政府信息公开申请1466件，其中网络申请1100件，信函申请300件，当面"
         "申请65件。",
         {"F-NAR-05: 1465, not 1466"}},
        {"ChannelsAndAnother",
         "收到政府信息公开申请1466件，其中网络申请1100件，信函申请300件，微信"
         "小程序66件。",
         {}},
        {"SharesOfAll",
         "收到政府信息公开申请1466件，其中自然人申请1466件，占100%。",
         {}},
        {"SharesOff",
         "收到政府信息公开申请1466件，其中自然人申请733件，占比为60%。",
         {"F-NAR-06: 60%, not 50.0%"}},
        {"SharesOfWhatEnded", "答复申请1473件，予以公开900件，占61.1%。", {}},
        {"Topics", "申请内容主要涉及征地拆迁、城乡建设等方面。", {}},
    }),
    [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(
    OtherParts, SentenceTest,
    testing::ValuesIn(std::vector<SentenceCase>{
        {"Reconsiderations",
         "因政府信息公开被申请行政复议2件，被提起行政诉讼2件。",
         {},
         "disputes"},
        {"OneLawSuit",
         "政府信息公开行政诉讼1件。",
         {"F-NAR-04: 1, not 2"},
         "disputes"},
        {"BothTogether", "行政复议、行政诉讼共4件。", {}, "disputes"},
        {"BothNone",
         "未发生行政复议、行政诉讼案件。",
         {"F-NAR-04: 0, not 2", "F-NAR-04: 0, not 2"},
         "disputes"},
        {"NoneLost",
         "未发生行政复议被纠错、行政诉讼败诉的情况。",
         {},
         "disputes"},
        {"WorkOfTheJusticeBureau",
         "全年办理行政复议案件35件，行政应诉案件12件。",
         {},
         "overview"},
        {"Decisions", "办理行政许可76件，行政处罚2件。", {}, "proactive"},
        {"DecisionsOff",
         "办理行政许可67件。",
         {"F-NAR-08: 67, not 76"},
         "proactive"},
        {"DecisionsPublished",
         "公示行政许可1200件，公开行政处罚信息300件。",
         {},
         "proactive"},
        {"ItemsOfLicences", "梳理行政许可事项320项。", {}, "proactive"},
        {"Documents", "全年制发规范性文件12件，解读8件。", {}, "proactive"},
        {"DocumentsOff",
         "全年制发规范性文件15件。",
         {"F-NAR-02: 15, not 12"},
         "proactive"},
        {"DocumentsOfEveryKind", "公开政策文件350件。", {}, "proactive"},
        {"ReleasesByChannel",
         "公开政府信息3518条，其中网站2000条、微信1800条。",
         {},
         "proactive"},
        {"ReleasesDoNotAddUp",
         "公开政府信息3518条，其中政务动态2000条、通知公告300条、其他信息183"
         "条。",
         {"F-NAR-07: 2483, not 3518"},
         "proactive"},
        {"MoreThanAll",
         "公开重点领域信息16条，其中财政信息18条。",
         {"F-NAR-07: 18, not ≤ 16"},
         "proactive"},
        {"LongTermAspects",
         "公开内容细化为三大类16个方面，长期性公开6个方面，阶段性公开8个方面。",
         {},
         "proactive"},
        {"Money",
         "投入经费20万元，其中网站运维25万元。",
         {"F-NAR-07: 250000, not ≤ 200000"},
         "overview"},
        {"NoFeeTold", "本年度未收取信息处理费。", {}, "other"},
    }),
    [](const auto& row) { return row.param.name; });

// A figure that a person declared is not read again.
TEST(DeclaredFigureTest, WinsOverTheText) {
  const auto report = [] {
    return Telling(ABusyCounty(), 3, "收到政府信息公开申请1467件。");
  };
  EXPECT_THAT(NarrativeFindings(report()),
              ElementsAre("F-NAR-01: 1467, not 1466, 1482, 1473"));
  EXPECT_THAT(NarrativeFindings(report().With(
                  "narrative_figures.applications_received", 1466)),
              IsEmpty());
}

TEST(NarrativeFindingTest, ListsTheFigureAndAllCellsCompared) {
  const auto findings = Only(
      "F-NAR-01",
      FindingsOf(Telling(ABusyCounty(), 3, "收到政府信息公开申请1467件。")));
  ASSERT_EQ(findings.size(), 1u);
  std::vector<std::string> cells;
  for (const auto& cell : findings[0].cells()) cells.push_back(cell.cell());
  EXPECT_THAT(cells, ElementsAre("narrative_figures.applications_received",
                                 "applications.received_new.total",
                                 "applications.carried_in.total",
                                 "applications.outcome_total.total",
                                 "applications.carried_out.total"));
  EXPECT_FALSE(findings[0].cells(0).has_value());
  EXPECT_THAT(findings[0].message_zh(),
              HasSubstr("收到政府信息公开申请1467件。"));
}

TEST(NarrativeFindingTest, QuotesNoMoreThanAMessageCanCarry) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "为了群众，";
  const auto findings = Only(
      "F-NAR-08",
      FindingsOf(Telling(ABusyCounty(), 2, text + "办理行政许可67件" + text)));
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_LT(findings[0].message_zh().size(), 500u);
  EXPECT_THAT(findings[0].message_zh(), HasSubstr("办理行政许可67件"));
}

// A table's figure cannot be declared approximate to escape its sums.
TEST(ApproximateFigureTest, ExemptsTheNarrativeOnly) {
  const ReportBuilder sound = ABusyCounty();
  ReportBuilder broken = ABusyCounty();
  broken.With("applications.granted.total", 901);
  const auto findings = IdsOf(FindingsOf(broken));
  EXPECT_THAT(findings, testing::Contains("F-APP-03"));
  EXPECT_EQ(IdsOf(FindingsOf(broken.Approximate("applications.granted.total"))),
            findings);
}

}  // namespace
}  // namespace disclosure::rules

#include <string>

#include "tests/rules/rule_cases.h"

namespace disclosure::rules {
namespace {

using disclosure::v1::FORM_2014;
using disclosure::v1::FORM_2019;
using disclosure::v1::FORM_2021;

constexpr int kOverview = 1;
constexpr int kProactive = 2;
constexpr int kApplications = 3;
constexpr int kDisputes = 4;
constexpr int kOther = 6;

ReportBuilder Granted(int64_t count) {
  return Closed(Sound(), "applications.granted", count);
}

// 5 came in, 2 were carried in; 4 ended, 3 were carried out.
ReportBuilder WithBacklog() {
  ReportBuilder report = Sound();
  for (const auto& [row, count] :
       {std::pair("received_new", 5), std::pair("carried_in", 2),
        std::pair("granted", 4), std::pair("outcome_total", 4),
        std::pair("carried_out", 3)}) {
    const std::string name = std::string("applications.") + row;
    report.With(name + ".natural_person", count).With(name + ".total", count);
  }
  return report;
}

ReportBuilder WithDocuments(int64_t count) {
  return Sound()
      .With("proactive.norm_docs_made", count)
      .With("proactive.norm_docs_newly_disclosed", count)
      .With("proactive.norm_docs_disclosed_total", count);
}

ReportBuilder Titled(std::string_view title) {
  ReportBuilder report = Sound();
  report.Mutable().mutable_publication()->set_title(std::string(title));
  return report;
}

ReportBuilder SignedBy(std::string_view signer) {
  ReportBuilder report = Sound();
  report.Mutable().mutable_publication()->set_signer(std::string(signer));
  return report;
}

ReportBuilder SignedOn(int year, int month, int day) {
  ReportBuilder report = Sound();
  auto& date = *report.Mutable().mutable_publication()->mutable_signed_on();
  date.set_year(year);
  date.set_month(month);
  date.set_day(day);
  return report;
}

ReportBuilder WithPreface(std::string_view text) {
  return Telling(Sound().Narrative(disclosure::v1::PART_KIND_PREFACE, "", text),
                 kOther, "无");
}

ReportBuilder Of2023(std::string_view part_six) {
  return Telling(SoundOfCounty(FORM_2021, 2023), kOther, part_six);
}

}  // namespace

std::vector<BrokenCase> BrokenNarrativeCases() {
  return {
      {"MoreApplicationsThanInTheTable", "F-NAR-01",
       Telling(Sound(), kApplications, "全年收到政府信息公开申请1件。"),
       kWarning, kInfo, "0", "1"},
      {"NoApplicationsButInTheTable", "F-NAR-01",
       Telling(Granted(1), kApplications, "本年度未收到政府信息公开申请。"),
       kWarning, kInfo, "1", "0"},
      {"ApplicationsThatFitNoSum", "F-NAR-01",
       Telling(WithBacklog(), kApplications, "收到政府信息公开申请6件。"),
       kWarning, kInfo, "5, 7, 4", "6"},
      {"ApplicationsDeclared", "F-NAR-01",
       Sound().With("narrative_figures.applications_received", 2), kWarning,
       kInfo, "0", "2"},
      {"DeclaredWinsOverTheText", "F-NAR-01",
       Telling(Granted(1), kApplications, "收到政府信息公开申请1件。")
           .With("narrative_figures.applications_received", 2),
       kWarning, kInfo, "1", "2"},
      {"ApplicationsHandled", "F-NAR-01",
       Telling(Granted(1), kApplications, "共办结政府信息公开申请3件。"),
       kWarning, kInfo, "1", "3"},
      {"ApplicationsOfTheAnnex", "F-NAR-01",
       Annex().With("narrative_figures.applications_received", 1), kWarning,
       kInfo, "0", "1"},
      {"NormativeDocuments", "F-NAR-02",
       Telling(WithDocuments(2), kProactive, "全年制发规范性文件3件。"),
       kWarning, kInfo, "2", "3"},
      {"PolicyDocumentsOneLess", "F-NAR-02",
       Telling(WithDocuments(41), kProactive,
               "公开政策性文件、工作实施方案等信息40条。"),
       kWarning, kInfo, "41", "40"},
      {"PolicyDocumentsAFifthLess", "F-NAR-02",
       SoundOfCounty()
           .With("proactive.norm_docs_made", 100)
           .With("proactive.norm_docs_newly_disclosed", 100)
           .With("proactive.norm_docs_disclosed_total", 100)
           .With("narrative_figures.policy_documents_released", 80),
       kWarning, kInfo, "100", "80"},
      {"NormativeDocumentsDeclared", "F-NAR-02",
       WithDocuments(2).With("narrative_figures.norm_docs_made", 3), kWarning,
       kInfo, "2", "3"},
      {"Granted", "F-NAR-03",
       Telling(Granted(3), kApplications,
               "收到政府信息公开申请3件，予以公开2件。"),
       kWarning, kInfo, "3", "2"},
      {"RefusedIsASum", "F-NAR-03",
       Telling(Closed(Sound(), "applications.refused_internal_affairs", 2),
               kApplications, "收到政府信息公开申请2件，不予公开1件。"),
       kWarning, kInfo, "2", "1"},
      {"CarriedOut", "F-NAR-03",
       Telling(WithBacklog(), kApplications,
               "收到政府信息公开申请5件，结转下年度继续办理2件。"),
       kWarning, kInfo, "3", "2"},
      {"OtherOfTheFormOf2021", "F-NAR-03",
       Sound(FORM_2021, 2023).With("narrative_figures.applications_other", 1),
       kWarning, kInfo, "0", "1"},
      {"Reconsideration", "F-NAR-04",
       Telling(Sound(), kDisputes, "被申请行政复议1件。"), kWarning, kInfo, "0",
       "1"},
      {"LitigationIsThatOfBothGroups", "F-NAR-04",
       Telling(Sound()
                   .With("disputes.litigation_direct.upheld", 1)
                   .With("disputes.litigation_direct.total", 1)
                   .With("narrative_figures.reconsideration_total", 0),
               kDisputes, "未发生行政诉讼。"),
       kWarning, kInfo, "1", "0"},
      {"Channels", "F-NAR-05",
       Telling(Granted(12), kApplications,
               "收到政府信息公开申请12件，其中网上申请5件，信函申请6件。"),
       kInfo, kInfo, "12", "11"},
      {"ChannelsDeclared", "F-NAR-05",
       Granted(3)
           .With("narrative_figures.applied_online", 1)
           .With("narrative_figures.applied_in_person", 1),
       kInfo, kInfo, "3", "2"},
      {"Share", "F-NAR-06",
       Telling(Granted(805), kApplications,
               "收到政府信息公开申请805件，其中自然人申请258件，占33.9%。"),
       kInfo, kInfo, "32.0%", "33.9%"},
      {"PartAboveItsTotal", "F-NAR-07",
       Telling(Sound(), kProactive, "公开政府信息16条，其中网站公开18条。"),
       kInfo, kInfo, "≤ 16", "18"},
      {"PartsOfAWhole", "F-NAR-07",
       Telling(Sound(), kProactive,
               "公开政府信息30条，其中网站公开18条、其他渠道公开10条。"),
       kInfo, kInfo, "30", "28"},
      {"Licences", "F-NAR-08",
       Telling(Sound(FORM_2021, 2023).With("proactive.licence_decisions", 67),
               kProactive, "全年办理行政许可76件。"),
       kInfo, kInfo, "67", "76"},
      {"Penalties", "F-NAR-08",
       Sound(FORM_2021, 2023).With("narrative_figures.penalty_decisions", 2),
       kInfo, kInfo, "0", "2"},
      {"TopicsOfNoApplications", "F-NAR-09",
       Telling(Sound(), kApplications,
               "未收到政府信息公开申请。申请内容涉及水利建设、征地拆迁。"),
       kInfo, kInfo, "> 0", "0"},
      {"TopicsButNoneInTheTable", "F-NAR-09",
       Telling(Sound(), kApplications, "申请内容主要是征地拆迁。"), kInfo,
       kInfo, "> 0", "0"},
      {"YearOfTheTitle", "F-NAR-11",
       Titled("湘潭县云湖桥镇2019年度政府信息公开工作年度报告"), kWarning,
       kInfo, "2020", "2019"},
      {"YearOfThePreface", "F-NAR-11",
       WithPreface("本报告为2019年度政府信息公开工作年度报告。"), kWarning,
       kInfo, "2020", "2019"},
      {"YearOfTheText", "F-NAR-11",
       Telling(Sound(), kOverview, "2019年，我镇认真落实条例。"), kWarning,
       kInfo, "2020", "2019"},
      {"YearOfTheSignature", "F-NAR-11", SignedOn(2020, 1, 26), kWarning, kInfo,
       "2021", "2020-01-26"},
      {"SignedByAnotherTown", "F-NAR-12", SignedBy("湘乡市棋梓镇人民政府"),
       kInfo, kInfo, "湘潭县云湖桥镇人民政府", "湘乡市棋梓镇人民政府"},
      {"WrittenByTheAreaAbove", "F-NAR-12",
       WithPreface("本报告由湘潭县人民政府编制。"), kInfo, kInfo,
       "湘潭县云湖桥镇人民政府", "湘潭县人民政府"},
      {"TitleOfAnotherOffice", "F-NAR-12",
       [] {
         ReportBuilder report = OfDepartment("430321", "湘潭县教育局");
         report.Mutable().mutable_publication()->set_title(
             "湘潭县财政局2020年政府信息公开工作年度报告");
         return report;
       }(),
       kInfo, kInfo, "湘潭县教育局", "湘潭县财政局"},
      {"NothingToReportOfAFee", "F-NAR-13",
       Of2023("本年度无其他需要报告的事项。")
           .With("narrative_figures.processing_fees_yuan", 300),
       kInfo, kInfo, "0", "300"},
      {"NothingToReportOfAFeeNotPaid", "F-NAR-13",
       Telling(Closed(SoundOfCounty(FORM_2021, 2023),
                      "applications.other_fee_overdue"),
               kOther, "无"),
       kInfo, kInfo, "0", "1"},
  };
}

std::vector<SilentCase> SilentNarrativeCases() {
  const ReportBuilder with_backlog = WithBacklog();
  const auto received = [&](std::string_view text) {
    return Telling(with_backlog, kApplications, text);
  };
  return {
      {"NewApplications", "F-NAR-01", received("收到政府信息公开申请5件。")},
      {"WithThoseCarriedIn", "F-NAR-01", received("收到政府信息公开申请7件。")},
      {"Outcomes", "F-NAR-01", received("受理政府信息公开申请4件。")},
      {"NothingTold", "F-NAR-01", received("依法办理申请。")},
      {"ApproximateApplications", "F-NAR-01",
       received("收到政府信息公开申请约20件。")},
      {"DeclaredApproximately", "F-NAR-01",
       WithBacklog()
           .With("narrative_figures.applications_received", 20)
           .Approximate("narrative_figures.applications_received")},
      {"OneStatementFits", "F-NAR-01",
       received("收到政府信息公开申请5件。其中县级转来政府信息公开申请2件。")},
      {"AnotherYear", "F-NAR-01", received("2019年收到政府信息公开申请30件。")},
      {"TheYearBefore", "F-NAR-01",
       received("上年度收到政府信息公开申请20件，本年度收到5件。")},
      {"AQuarter", "F-NAR-01",
       received("第一季度收到政府信息公开申请3件，全年共收到5件。")},
      {"SomeMonths", "F-NAR-01", received("1-6月收到政府信息公开申请3件。")},
      {"NoneInHalfAYear", "F-NAR-01",
       received("上半年未收到政府信息公开申请。")},
      {"OtherOrgans", "F-NAR-01",
       received("我县各单位共收到政府信息公开申请56件，我镇收到5件。")},
      {"OnlyCarriedOut", "F-NAR-01",
       received("依申请公开共有3件结转至下年度继续办理。")},
      {"TableIsBlank", "F-NAR-01",
       Telling(Sound().Without("applications.outcome_total.total"),
               kApplications, "收到政府信息公开申请3件。")},
      {"NoTableOfApplications", "F-NAR-01",
       Telling(Sound(disclosure::v1::FORM_PRE_2014, 2012), kApplications,
               "收到政府信息公开申请3件。")},
      {"AnnexCloses", "F-NAR-01",
       Annex()
           .With("annex_2014.applications_closed", 3)
           .With("narrative_figures.applications_received", 3)},
      {"DocumentsWithRules", "F-NAR-02",
       Telling(SoundOfCounty()
                   .With("proactive.rules_made", 1)
                   .With("proactive.norm_docs_made", 2),
               kProactive, "制定规范性文件3件。")},
      {"OtherPolicyDocuments", "F-NAR-02",
       Telling(WithDocuments(2), kProactive, "公开政策性文件35件。")},
      {"PolicyDocumentsMoreThanAFifthLess", "F-NAR-02",
       SoundOfCounty()
           .With("proactive.norm_docs_made", 100)
           .With("proactive.norm_docs_newly_disclosed", 100)
           .With("narrative_figures.policy_documents_released", 79)},
      {"DocumentsOfTheTextUnknown", "F-NAR-02",
       Telling(Sound().Without("proactive.norm_docs_made"), kProactive,
               "制发规范性文件3件。")},
      {"CarriedOn", "F-NAR-03",
       received("上年结转2件，予以公开4件，结转下年度继续办理3件。")},
      {"RefusalsUnknown", "F-NAR-03",
       Telling(Sound()
                   .Without("applications.refused_state_secret.total")
                   .Without("applications.refused_state_secret.other_org"),
               kApplications, "不予公开1件。")},
      {"DisputesFit", "F-NAR-04",
       Telling(Sound(), kDisputes, "未发生行政复议、行政诉讼。")},
      {"OtherReconsiderations", "F-NAR-04",
       Telling(Sound(), kOverview, "全年办理行政复议案件35件。")},
      {"OtherDisputesAmongThem", "F-NAR-04",
       Telling(Sound(), kDisputes,
               "全年共办理行政复议案件35件，其中涉及政府信息公开0件。")},
      {"DisputesUnknown", "F-NAR-04",
       Telling(Sound().Without("disputes.reconsideration.total"), kDisputes,
               "行政复议1件。")},
      {"ChannelsFit", "F-NAR-05",
       Telling(Granted(1641), kApplications,
               "收到依申请公开1641件，其中网络申请1156件，信函申请470件，当面"
               "申请15件。")},
      {"ChannelsWithThoseCarriedIn", "F-NAR-05",
       received("收到政府信息公开申请5件，上年结转2件，其中当面申请4件，网上"
                "申请3件。")},
      {"ChannelsOfTheTable", "F-NAR-05",
       received("当面申请2件，网上申请3件。")},
      {"OneChannelIsAPart", "F-NAR-05",
       received("收到政府信息公开申请5件，其中网上申请2件。")},
      {"AChannelThatIsNotKnown", "F-NAR-05",
       received("收到政府信息公开申请5件，其中网上申请2件，信函申请1件，省厅转"
                "办2件。")},
      {"ApproximateChannels", "F-NAR-05",
       received("收到政府信息公开申请5件，其中网上申请2件，信函申请近10件。")},
      {"ShareFits", "F-NAR-06",
       Telling(Sound(), kProactive,
               "公开信息34430条，其中主动公开10538条，占30.61%。")},
      {"ShareOfTwoTogether", "F-NAR-06",
       Telling(Sound(), kApplications,
               "答复申请669件，其中予以公开21件、部分公开10件，占4.63%。")},
      {"ShareOfAnotherTotal", "F-NAR-06",
       Telling(Sound(), kProactive,
               "公开信息100条，其中要闻50条，占全县公开总数的5%。")},
      {"ApproximateShare", "F-NAR-06",
       Telling(Sound(), kProactive, "公开信息100条，其中要闻50条，占近60%。")},
      {"PartsOverlap", "F-NAR-07",
       Telling(Sound(), kProactive,
               "公开政府信息306条，其中网站公开300条、微信公开237条。")},
      {"PartsAreNotAll", "F-NAR-07",
       Telling(Sound(), kProactive,
               "公开政务信息221条，其中通过政务网站公开76条，通过公开栏公开信"
               "息35条，累计发放资料15000余份。")},
      {"APartHasNoNumber", "F-NAR-07",
       Telling(
           Sound(), kProactive,
           "公开政府信息30条，其中网站公开18条、公开栏若干、其他公开2条。")},
      {"TotalBeforeTheBrackets", "F-NAR-07",
       Telling(Sound(), kOverview,
               "全年受理政府信息公开申请13件（含上年结转1件），其中予以公开6件"
               "，部分公开2件。")},
      {"CarriedInIsNoTotal", "F-NAR-07",
       Telling(Sound(), kOverview,
               "收到政府信息公开申请12件，上年结转1件，其中当面申请12件。")},
      {"WhatFollowsIsNoPart", "F-NAR-07",
       Telling(Sound(), kProactive,
               "公开政府信息30条，其中网站公开18条，解读政策45条。")},
      {"ApproximateTotal", "F-NAR-07",
       Telling(Sound(), kProactive, "公开政府信息16余条，其中网站公开18条。")},
      {"LicencesFit", "F-NAR-08",
       Telling(Sound(FORM_2021, 2023)
                   .With("proactive.licence_decisions", 76)
                   .With("proactive.penalty_decisions", 2),
               kProactive, "办理行政许可76件，行政处罚2件。")},
      {"LicencesInTenThousands", "F-NAR-08",
       Telling(Sound(), kProactive, "办理行政许可1.2万件。")},
      {"LicencesPublished", "F-NAR-08",
       Telling(Sound(), kProactive, "公开行政许可信息120件。")},
      {"LicencesUnknown", "F-NAR-08",
       Telling(Sound().Without("proactive.licence_decisions"), kProactive,
               "办理行政许可76件。")},
      {"TopicsOfApplications", "F-NAR-09",
       received("收到政府信息公开申请5件，申请内容主要涉及征地拆迁。")},
      {"TopicsWithBlankTable", "F-NAR-09",
       Telling(Sound().Without("applications.received_new.total"),
               kApplications, "申请内容主要涉及征地拆迁。")},
      {"YearsAgree", "F-NAR-11",
       Titled("湘潭县云湖桥镇2020年度政府信息公开工作年度报告")},
      {"TitleWithoutYear", "F-NAR-11", Titled("政府信息公开工作年度报告")},
      {"NoticeOfAnotherYear", "F-NAR-11",
       WithPreface("根据《关于做好2019年度政府信息公开工作年度报告的通知》，"
                   "编制2020年度政府信息公开工作年度报告。")},
      {"ComparedWithTheYearBefore", "F-NAR-11",
       Telling(Sound(), kOverview,
               "2020年，我镇公开信息20条。2019年我镇公开信息10条。")},
      {"PlansForTheNextYear", "F-NAR-11",
       Telling(Sound(), 5,
               "2021年，我镇将加强培训。2019年，问题已整改。2021年，将拓宽渠"
               "道。")},
      {"PlansInTheOverview", "F-NAR-11",
       Telling(Sound(), kOverview, "2021年，我镇将加强培训。")},
      {"SignedOnTheLastDay", "F-NAR-11", SignedOn(2020, 12, 31)},
      {"SignedInTheYearAfter", "F-NAR-11", SignedOn(2021, 1, 26)},
      {"SignedByItself", "F-NAR-12", SignedBy("云湖桥镇人民政府")},
      {"SignedByItsOffice", "F-NAR-12",
       SignedBy("湘潭县云湖桥镇政务公开办公室")},
      {"SignedBySomeTown", "F-NAR-12", SignedBy("镇人民政府")},
      {"PrefaceWithoutName", "F-NAR-12", WithPreface("由我镇编制。")},
      {"FeeIsReported", "F-NAR-13",
       Of2023("2023年收取信息处理费300元。")
           .With("narrative_figures.processing_fees_yuan", 300)},
      {"NoFee", "F-NAR-13", Of2023("无")},
      {"FeeOfTheTextUnknown", "F-NAR-13",
       Of2023("无").Without("applications.other_fee_overdue.total")},
  };
}

}  // namespace disclosure::rules

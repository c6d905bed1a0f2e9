#include "narrative/figure_rules.h"

#include <array>

namespace disclosure::narrative {
namespace {

constexpr std::array kMeasureWords = std::to_array<MeasureWord>({
    {"人次", kPersonTimes},
    {"人", kPersons},
    {"名", kPersons},
    {"条", kPieces},
    {"件次", kCases},
    {"件", kCases},
    {"宗", kCases},
    {"起", kCases},
    {"例", kCases},
    {"份", kCopies},
    {"册", kCopies},
    {"本", kCopies},
    {"个方面", kAspects},
    {"方面", kAspects},
    {"个大类", kClasses},
    {"大类", kClasses},
    {"类", kClasses},
    {"个", kThings},
    {"平方米", kSquareMetres},
    {"㎡", kSquareMetres},
    {"项", kItems},
    {"期", kIssues},
    {"级", kLevels},
    {"次", kTimes},
    {"场", kTimes},
    {"元", kYuan},
});

// What makes a number one of applications for information, rather than of any
// other kind of application.
constexpr std::string_view kApplication =
    "信息公开申请|公开申请|依申请公开|申请公开|信息申请";

// 政府信息公开申请共有 2 件结转下年度: not what was received.
constexpr std::string_view kCarriedOut =
    "结转至下|结转下|结转到下|结转下年|转下年度|转入下";
constexpr std::string_view kOnTheirWay =
    "结转|转下年度|转入下|正在办理|尚在办理|仍在办理|未办结";

constexpr std::array kFigureRules = std::to_array<FigureRule>({
    // Rates go with what was counted before them.
    {.what = "cases_on_time_rate_bp",
     .measures = kPercent,
     .before = "办结率",
     .within = Topic::kServiceHall},
    {.what = "cases_satisfaction_rate_bp",
     .measures = kPercent,
     .before = "满意",
     .within = Topic::kServiceHall},
    {.what = "opinions_satisfaction_rate_bp",
     .measures = kPercent,
     .before = "满意",
     .within = Topic::kOpinions},
    {.what = "public_opinion_on_time_rate_bp",
     .measures = kPercent,
     .before = "办结率",
     .within = Topic::kPublicOpinion},

    // Hotlines and platforms, before everything that counts 件.
    {.what = "county_hotline_cases",
     .measures = kCases | kPieces,
     .before = "县长热线|区长热线",
     .sets = Topic::kPublicOpinion},
    {.what = "mayor_hotline_cases",
     .measures = kCases | kPieces,
     .before = "市长热线|12345",
     .sets = Topic::kPublicOpinion},
    {.what = "mayor_mailbox_cases",
     .measures = kCases | kPieces,
     .before = "市长信箱",
     .sets = Topic::kPublicOpinion},
    {.what = "petition_platform_baixing_husheng_cases",
     .measures = kCases | kPieces,
     .before = "百姓呼声",
     .sets = Topic::kPublicOpinion},
    {.what = "petition_platform_wenzheng_cases",
     .measures = kCases | kPieces,
     .before = "问政",
     .sets = Topic::kPublicOpinion},
    {.what = "other_public_opinion_cases",
     .measures = kCases | kPieces,
     .before = "其他舆情",
     .sets = Topic::kPublicOpinion},
    {.what = "opinions_received",
     .measures = kPieces | kCases,
     .before = "意见|建议",
     .not_before = "信访|热线|信箱",
     .earlier = "收到|征集|收集|征求",
     .sets = Topic::kOpinions},

    // The service centre.
    {.what = "visits_received",
     .measures = kPersonTimes,
     .before = "来访|接待|来电",
     .not_before = "培训",
     .sets = Topic::kServiceHall},
    {.what = "cases_handled",
     .measures = kCases,
     .before = "受理业务|办理业务|受理事项|办理事项|办件",
     .not_before = "申请",
     .sets = Topic::kServiceHall},
    {.what = "service_floor_area", .measures = kSquareMetres, .before = "面积"},
    {.what = "service_windows",
     .measures = kThings,
     .before = "",
     .not_before = "媒体",
     .after = "^窗口|^服务窗口|^办事窗口",
     .earlier = "服务中心|政务大厅|服务大厅"},
    {.what = "officials_posted_to_hall",
     .measures = kPersons,
     .before = "配备|选派|派驻|抽调",
     .after = "常驻|政务大厅窗口"},
    {.what = "service_window_staff",
     .measures = kPersons,
     .before = "工作人员",
     .not_before = "信息公开|政务公开|专职|兼职",
     .earlier = "窗口|服务中心|政务大厅"},
    {.what = "services_under_one_roof",
     .measures = kItems,
     .before = "",
     .after = "集中办公|集中办理|一站式办|一个窗口"},

    // Staff, meetings, training.
    {.what = "persons_trained",
     .measures = kPersons | kPersonTimes,
     .before = "培训"},
    {.what = "training_courses",
     .measures = kTimes | kIssues | kThings,
     .before = "培训"},
    {.what = "meetings",
     .measures = kTimes,
     .before = "公开工作会议|专题会|公开工作专题"},
    {.what = "staff_full_time", .measures = kPersons, .before = "专职"},
    {.what = "staff_part_time", .measures = kPersons, .before = "兼职"},
    {.what = "staff",
     .measures = kPersons,
     .before = "信息公开工作人员|政务公开工作人员|公开工作人员"},

    // Money.
    {.what = "processing_fees_yuan", .measures = kYuan, .before = "信息处理费"},
    {.what = "periodical_funds_yuan",
     .measures = kYuan,
     .before = "投入|经费|资金",
     .after = "编印|月刊|期刊|简报|刊物"},
    {.what = "column_funds_yuan",
     .measures = kYuan,
     .before = "投入|经费|资金",
     .after = "专栏|网站|政务网|网页"},
    {.what = "funds_yuan",
     .measures = kYuan,
     .before = "公开经费|公开专项经费|公开工作经费|公开工作专项经费"},

    // The catalogue of disclosure and its explanation.
    {.what = "catalogue_classes",
     .measures = kClasses,
     .before = "公开内容|公开目录|细化",
     .sets = Topic::kCatalogue},
    {.what = "catalogue_aspects_long_term",
     .measures = kAspects,
     .before = "长期性"},
    {.what = "catalogue_aspects_phased",
     .measures = kAspects,
     .before = "阶段性"},
    {.what = "catalogue_aspects",
     .measures = kAspects,
     .before = "",
     .within = Topic::kCatalogue},
    {.what = "catalogue_aspects",
     .measures = kAspects,
     .before = "公开内容|公开目录|细化"},
    {.what = "assessment_levels",
     .measures = kLevels,
     .before = "",
     .after = "^考核|^考评"},
    {.what = "contents_explained",
     .measures = kPieces,
     .before = "程序|原则|办事",
     .after = "^内容"},

    // Applications, as the text has them. Channels that say 申请 themselves,
    // and those that say so beside.
    {.what = "applied_in_person",
     .measures = kCases | kPieces | kBare,
     .before = "当面申请|现场申请|当面提交|当面提出|当面递交|窗口申请",
     .not_before = "热线"},
    {.what = "applied_by_letter",
     .measures = kCases | kPieces | kBare,
     .before = "信函申请|信件申请|邮寄申请|信函方式|书面申请|来信申请|信函提交|"
               "信函渠道|邮寄方式"},
    {.what = "applied_online",
     .measures = kCases | kPieces | kBare,
     .before = "网上申请|网络申请|在线申请|网站申请|电子邮件申请|邮件申请|"
               "平台申请|互联网申请|线上申请|网上提交|网络提交|在线提交|"
               "网络渠道|电子邮件方式"},
    {.what = "applied_by_fax",
     .measures = kCases | kPieces | kBare,
     .before = "传真申请"},
    {.what = "applied_in_person",
     .measures = kCases,
     .before = "当面|现场",
     .not_before = "热线|咨询|来访|检查|会议",
     .also_before = "申请"},
    {.what = "applied_by_letter",
     .measures = kCases,
     .before = "信函|邮寄",
     .also_before = "申请"},
    {.what = "applied_online",
     .measures = kCases,
     .before = "通过网络|通过互联网|通过网上|通过在线|通过电子邮件",
     .not_before = "发布|公布|公开信息",
     .also_before = "申请"},
    {.what = "applications_carried_out",
     .measures = kCases | kPieces | kBare,
     .before = "结转下年|结转下一年|结转至下|结转到下|转下年度|转入下年",
     .not_before = "复议|诉讼"},
    {.what = "applications_carried_out",
     .measures = kCases | kPieces,
     .before = kApplication,
     .not_before = "复议|诉讼",
     .behind = kCarriedOut},
    {.what = "applications_carried_in",
     .measures = kCases | kPieces | kBare,
     .before = "上年结转|上年度结转|上一年结转|上一年度结转|结转上年",
     .not_before = "复议|诉讼|新收|和上年|及上年|与上年|加上年|加上上年|共处理|"
                   "共办理|合计|共计|年结转）|年度结转）"},
    {.what = "applications_granted_in_part",
     .measures = kCases | kPieces,
     .before = "部分公开",
     .not_before = "予以公开|同意公开"},
    {.what = "applications_refused",
     .measures = kCases | kPieces,
     .before = "不予公开",
     .not_before = "部分公开"},
    {.what = "applications_granted",
     .measures = kCases | kPieces,
     .before = "予以公开|同意公开",
     .not_before = "不予|主动|部分公开|政务信息|各类信息"},
    {.what = "applications_unavailable",
     .measures = kCases | kPieces,
     .before = "无法提供",
     .not_before = "不掌握|现成信息|不明确|需要另行"},
    {.what = "applications_not_processed",
     .measures = kCases | kPieces,
     .before = "不予处理",
     .not_before = "信访|重复申请|出版物"},
    {.what = "applications_other",
     .measures = kCases | kPieces,
     .before = "其他处理"},
    // 依申请公开政府信息 3 条 counts what was released; and behind 未收到 a
    // number
    // counts something else.
    {.what = "applications_received",
     .measures = kPieces,
     .before = kApplication,
     .not_before = "办结|答复|结转|咨询|热线|信箱|复议|诉讼|主动公开|同比|增长|"
                   "增加|减少|下降|上升|平均|目录|指南|栏目|发布|公布|"
                   "公开信息|意见|建议|提案|信访|申请表|留言|推送|"
                   "未收到|没有收到|未接到|没有接到",
     .also_before = "收到|受理|接到|接收|新收|申请数",
     .not_behind = kOnTheirWay},
    {.what = "applications_received",
     .measures = kCases | kBare,
     .before = kApplication,
     .not_before = "办结|答复|结转|咨询|热线|信箱|复议|诉讼|主动公开|同比|增长|"
                   "增加|减少|下降|上升|平均|目录|指南|栏目|发布|公布|"
                   "公开信息|意见|建议|提案|信访|申请表|留言|推送|"
                   "未收到|没有收到|未接到|没有接到",
     .not_behind = kOnTheirWay},
    {.what = kApplicationsHandled,
     .measures = kCases,
     .before = "办结|答复",
     .not_before =
         "按时|按期|如期|及时|逾期|延期|超期|其中|当面|咨询|热线|信箱|"
         "复议|诉讼|建议|提案|信访|留言|主动公开|同比|增长|减少|下降|"
         "不予|部分|无法|结转|涉及",
     .also_before = kApplication,
     .not_behind = kOnTheirWay},
    {.what = "reconsideration_total+litigation_total",
     .measures = kCases | kBare,
     .before = "行政复议、行政诉讼|行政复议和行政诉讼|行政复议或行政诉讼|"
               "行政复议及行政诉讼|行政复议、诉讼|行政复议和诉讼"},
    {.what = "reconsideration_total",
     .measures = kCases | kBare,
     .before = "行政复议",
     .not_before = "行政诉讼|维持|纠正|尚未审结|其他结果"},
    {.what = "litigation_total",
     .measures = kCases | kBare,
     .before = "行政诉讼",
     .not_before = "行政复议|维持|纠正|尚未审结|其他结果|复议后"},

    // What was made and released.
    {.what = "licence_decisions",
     .measures = kCases,
     .before = "行政许可",
     .not_before = "行政处罚|事项|信息|公示|公开|目录|清单|案卷|条目"},
    {.what = "penalty_decisions",
     .measures = kCases,
     .before = "行政处罚",
     .not_before = "行政许可|事项|信息|公示|公开|目录|清单|案卷|条目"},
    {.what = "policy_documents_released",
     .measures = kPieces | kCases | kCopies,
     .before = "政策性文件|政策文件"},
    {.what = "norm_docs_made",
     .measures = kCases | kCopies | kThings,
     .before = "制发规范性文件|制定规范性文件|印发规范性文件|出台规范性文件|"
               "制发行政规范性文件|制定行政规范性文件|新制作规范性文件"},
    {.what = "printed_material",
     .measures = kCopies | kPieces | kCases,
     .before = "资料|手册|宣传单|宣传册",
     .not_before = "公开信息",
     .earlier = "发放|印发|派发|散发"},
    {.what = "released_by_weibo",
     .measures = kPieces | kCases,
     .before = "微博"},
    {.what = "released_by_wechat",
     .measures = kPieces | kCases,
     .before = "微信|公众号"},
    {.what = "released_by_gazette",
     .measures = kPieces | kCases | kIssues,
     .before = "政府公报"},
    {.what = "released_by_boards_and_periodical",
     .measures = kPieces | kCases,
     .before = "公开栏|公示栏|显示屏|宣传栏"},
    {.what = "released_by_website",
     .measures = kPieces | kCases,
     .before = "网站|门户网|政务网"},
    {.what = "released_by_other_channels",
     .measures = kPieces | kCases,
     .before = "其他方式公开|其他渠道公开|其他途径公开|其他形式公开"},
    {.what = "released_total",
     .measures = kPieces | kCases,
     .before =
         "公开政务信息|公开政府信息|公开各类信息|公开信息|公开各类政府信息"
         "|公开各类政务信息|发布政府信息|发布政务信息|发布信息|公开政务公开"
         "信息",
     .not_before = "申请|通过|其中|办公室"},
    {.what = "periodical_issues",
     .measures = kIssues,
     .before = "编印|月刊|期刊|简报"},
});

constexpr std::array kAbsenceRules = std::to_array<AbsenceRule>({
    {"applications_received", kApplication,
     "逾期|超期|超时|投诉|复议|诉讼|纠纷|收费|费用|败诉|举报|不予|拒绝|答复"},
    {"reconsideration_total", "行政复议", "纠错|纠正|撤销|败诉|改变"},
    {"litigation_total", "行政诉讼", "纠错|纠正|撤销|败诉|改变"},
    {"processing_fees_yuan", "信息处理费", "争议|投诉"},
});

}  // namespace

std::span<const MeasureWord> MeasureWords() {
  return kMeasureWords;
}
std::span<const FigureRule> FigureRules() {
  return kFigureRules;
}
std::span<const AbsenceRule> AbsenceRules() {
  return kAbsenceRules;
}

std::string_view Negations() {
  return "未收到|没有收到|未接到|没有接到|未接收|未受理|没有受理|未发生|"
         "没有发生|"
         "未产生|没有产生|未收取|没有收取|无人提起|无人提出|没有公民|无公民|"
         "均无|"
         "暂无|未出现|未办理|未有|并无|全年无|年度无";
}

std::string_view OtherPeriods() {
  return "上年|上年度|上一年|上一年度|去年|前年|往年|上半年|下半年|一季度|"
         "二季度|三季度|四季度|1季度|2季度|3季度|4季度|首季度|上季度|首季|"
         "上个月|上月";
}

std::string_view OwnPeriods() {
  return "今年|本年|当年|全年|年内|报告期|年度内|截至|截止";
}

std::string_view OtherOrgans() {
  return "我县|我市|我区|我省|全县|全市|全区|全省|全州|全国|各单位|各部门|"
         "各乡镇|各级";
}

std::string_view OwnOrgans() {
  return "我镇|我乡|我街道|我局|我委|我办|我单位|我中心|我院|我校|本镇|本乡|"
         "本街道|本局|本委|本办|本机关|本单位|本部门";
}

std::string_view TopicWords() {
  return "申请内容涉及|申请内容主要|申请内容集中|申请内容包括|申请内容多为|"
         "申请的内容涉及|申请的内容主要|申请事项涉及|申请事项主要|申请信息涉及|"
         "申请信息主要|申请公开内容主要|申请公开的内容主要|申请公开的信息主要|"
         "申请公开的内容涉及|申请公开的信息涉及|申请公开事项主要|申请主要涉及|"
         "申请涉及的内容|主要申请内容";
}

}  // namespace disclosure::narrative

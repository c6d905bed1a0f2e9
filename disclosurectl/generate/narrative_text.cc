#include <array>
#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "disclosurectl/generate/dice.h"
#include "disclosurectl/generate/organ_text.h"
#include "status/abseil_view.h"

namespace disclosure::ctl {
namespace {

constexpr auto kOverviewSentences = std::to_array<std::string_view>({
    "坚持以公开为常态、不公开为例外，进一步完善政府信息公开工作机制，"
    "主动回应群众关切。",
    "明确一名分管领导负责，由党政办公室牵头，各站所协同配合，"
    "责任落实到人。",
    "对照政务公开目录逐项梳理，及时更新机构职能、财政预决算、"
    "惠民补贴等栏目内容。",
    "在便民服务中心、村（居）公开栏同步公开群众普遍关心的事项，"
    "方便查阅。",
    "严格执行信息发布审核制度，先审后发，确保内容准确、不泄密、不超时限。",
    "将政务公开纳入年度绩效考核，定期通报，对不到位的及时督促整改。",
    "组织业务培训，提高工作人员对条例的理解和依法公开的能力。",
});

constexpr auto kProblemSentences = std::to_array<std::string_view>({
    "一是公开内容还不够丰富，政策解读形式比较单一。",
    "二是个别站所对公开工作重视不够，信息报送不够及时。",
    "三是工作人员变动较多，业务能力有待提高。",
    "下一步，将加强学习培训，充实工作力量，规范公开流程。",
    "进一步拓宽公开渠道，用好公开栏、广播和微信群，扩大知晓面。",
    "健全监督检查机制，听取群众意见，对发现的问题立行立改。",
});

std::string& AddPart(v1::PartKind kind, std::string_view heading,
                     v1::AnnualReport& report) {
  v1::NarrativePart& part = *report.add_narrative();
  part.set_kind(kind);
  part.set_heading(std::string(heading));
  return *part.mutable_text();
}

template <size_t kCount>
void Fill(const std::array<std::string_view, kCount>& sentences, size_t bytes,
          Dice& dice, std::string& text) {
  text.reserve(text.size() + bytes);
  while (bytes > 0) {
    const std::string_view sentence =
        sentences[static_cast<size_t>(dice.Below(kCount))];
    // Whole sentences only, so that no character is cut.
    if (sentence.size() > bytes) return;
    text += sentence;
    bytes -= sentence.size();
  }
}

int64_t ApplicationsReceived(const v1::AnnualReport& report) {
  return report.form() == v1::FORM_2014
             ? report.annex_2014().applications_received()
             : report.applications().received_new().total();
}

// Since 2021 part six says whether a processing fee was charged.
std::string OtherMatters(const v1::AnnualReport& report) {
  return report.applications().other_fee_overdue().total() > 0
             ? "本年度依规向申请人发出信息处理费收费通知，申请人逾期未缴纳。"
             : "无。";
}

}  // namespace

void SetNarrative(uint64_t seed, uint64_t place, size_t bytes,
                  v1::AnnualReport& report) {
  const int year = report.report_year();
  Dice dice(seed, place, year, Topic::kNarrative);
  AddPart(v1::PART_KIND_PREFACE, "", report) =
      absl::StrCat("根据《中华人民共和国政府信息公开条例》的规定，由",
                   report.organ().name(), "编制。本报告所列数据的统计期限自",
                   year, "年1月1日起至", year, "年12月31日止。");
  std::string& overview =
      AddPart(v1::PART_KIND_OVERVIEW, "一、总体情况", report);
  AddPart(v1::PART_KIND_PROACTIVE, "二、主动公开政府信息情况", report);
  AddPart(v1::PART_KIND_APPLICATIONS, "三、收到和处理政府信息公开申请情况",
          report) = absl::StrCat("全年新收政府信息公开申请",
                                 ApplicationsReceived(report), "件。");
  AddPart(v1::PART_KIND_DISPUTES, "四、政府信息公开行政复议、行政诉讼情况",
          report);
  std::string& problems =
      AddPart(v1::PART_KIND_PROBLEMS, "五、存在的主要问题及改进情况", report);
  AddPart(v1::PART_KIND_OTHER, "六、其他需要报告的事项", report) =
      OtherMatters(report);
  // What stands in the other parts is some 400 bytes.
  constexpr size_t kOtherParts = 400;
  const size_t left = bytes > kOtherParts ? bytes - kOtherParts : 0;
  Fill(kOverviewSentences, left * 7 / 10, dice, overview);
  Fill(kProblemSentences, left * 3 / 10, dice, problems);
}

}  // namespace disclosure::ctl

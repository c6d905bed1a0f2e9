#include "disclosurectl/output/failure_text.h"

#include <algorithm>
#include <array>

#include "absl/strings/str_cat.h"
#include "status/abseil_view.h"
#include "status/reason.h"

namespace disclosure::ctl {
namespace {

struct Reason {
  std::string_view name;
  std::string_view zh;
};

constexpr auto kReasons = std::to_array<Reason>({
    // Of this program.
    {"SERVICE_UNREACHABLE",
     "服务无应答：请先启动它，或用 --ingest、--stats 给出它的地址"},
    {"OTHER_SERVICE",
     "该地址上的服务不提供此功能：--ingest 与 --stats 是否写反了"},
    {"FILE_UNREADABLE", "文件不存在或无法读取"},
    {"NO_REPORT", "输入中没有报告"},
    {"EMPTY_DOCUMENT", "文档中没有文字"},
    // Of the services.
    {"TEXT_NOT_UTF8", "文字不是 UTF-8，请先转换编码（常见的是 GB18030）"},
    {"REPORT_NOT_FOUND", "没有这份报告"},
    {"REVISION_NOT_FOUND", "报告没有这一版次"},
    {"UNKNOWN_AREA", "没有这个地区：各年度的区划代码中都没有它"},
    {"UNKNOWN_CELL", "没有这个单元格，或此处不能用它"},
    {"BAD_YEARS", "年度有误"},
    {"BAD_DIVISION_CODE", "区划代码有误"},
    {"BAD_LEVEL", "此处不能用这一行政级别"},
    {"BAD_IDENTITY", "报告的身份（区划代码、部门、年度）有误或不全"},
    {"REQUEST_ID_REUSED", "同一请求编号已用于别的内容"},
    {"OVERLOADED", "服务繁忙，请稍后原样重试"},
    {"DRAINING", "服务正在停止，请稍后原样重试"},
    {"STORE_UNAVAILABLE", "服务暂时无法存储（磁盘忙或已满），请稍后原样重试"},
    {"CATCHING_UP", "服务启动后还在追赶数据，请稍后重试"},
    {"BEHIND", "服务尚未处理到所要求的序号，请稍后重试"},
});

}  // namespace

std::string FailureText(std::string_view reason, std::string_view message,
                        Language language) {
  const auto found = std::ranges::find(kReasons, reason, &Reason::name);
  if (language != Language::kChinese || found == kReasons.end()) {
    return std::string(message);
  }
  return absl::StrCat(AbslView(found->zh), "。", AbslView(message));
}

std::string FailureText(const absl::Status& failure, Language language) {
  return FailureText(ReasonOf(failure), StdView(failure.message()), language);
}

}  // namespace disclosure::ctl

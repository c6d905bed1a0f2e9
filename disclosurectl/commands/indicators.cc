#include <array>
#include <string>

#include "absl/strings/str_cat.h"
#include "disclosurectl/client/stats_client.h"
#include "disclosurectl/commands/command.h"
#include "disclosurectl/commands/form_option.h"
#include "disclosurectl/commands/question_options.h"
#include "disclosurectl/output/json.h"
#include "disclosurectl/output/risk_text.h"
#include "disclosurectl/output/row_writer.h"
#include "disclosurectl/output/words.h"
#include "status/abseil_view.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

constexpr auto kIndicatorsOptions = std::to_array<OptionSpec>({
    {"form",
     OptionKind::kChoice,
     "2014|2019|2021",
     "",
     {"只列该表式的指标", "only those that this form asks for"}},
});

std::string SuccessorText(const v1::Indicator& indicator, Language language) {
  if (indicator.successor().empty()) return "";
  return absl::StrCat(indicator.successor(), " (",
                      AbslView(WordFor(indicator.comparability()).In(language)),
                      ")");
}

// "2014|2019 (caution)": between these forms.
std::string BreaksText(const v1::Indicator& indicator, Language language) {
  std::string text;
  for (const v1::FormBreak& between : indicator.breaks()) {
    absl::StrAppend(&text, text.empty() ? "" : ", ", FormName(between.before()),
                    "|", FormName(between.after()), " (",
                    AbslView(WordFor(between.comparability()).In(language)),
                    ")");
  }
  return text;
}

std::string FormulaText(const v1::Indicator& indicator) {
  if (!indicator.unavailable().empty()) return "- " + indicator.unavailable();
  if (indicator.denominator().empty()) return indicator.numerator();
  return absl::StrCat("(", indicator.numerator(), ") / (",
                      indicator.denominator(), ")");
}

void WriteRows(const v1::ListIndicatorsResponse& response,
               const Invocation& invocation) {
  const Language language = invocation.language;
  const auto title = [&](const Text& text) {
    return std::string(text.In(language));
  };
  RowWriter rows(invocation.io.out, invocation.output(),
                 {{"row", title({"行", "row"}), Align::kRight},
                  {"column", title({"列", "col"}), Align::kRight},
                  {"name", title({"全名", "name"}), Align::kLeft},
                  {"label", title({"标签", "label"}), Align::kLeft},
                  {"unit", title({"单位", "unit"}), Align::kLeft},
                  {"forms", title({"表式", "forms"}), Align::kLeft},
                  {"additivity", title({"性质", "adds as"}), Align::kLeft},
                  {"successor", title({"后继", "successor"}), Align::kLeft},
                  {"breaks", title({"跨表式", "across forms"}), Align::kLeft},
                  {"made_of", title({"算法", "made of"}), Align::kLeft},
                  {"risk", title({"风险提示（非官方）", "risk (not official)"}),
                   Align::kLeft}});
  for (const v1::Indicator& indicator : response.indicators()) {
    const bool is_cell = indicator.indicator_id().empty();
    rows.Row(
        {is_cell ? absl::StrCat(indicator.row()) : indicator.indicator_id(),
         is_cell ? absl::StrCat(indicator.column()) : "", indicator.name(),
         LabelOf(indicator, language), indicator.unit(),
         FormNames(indicator.forms()),
         std::string(WordFor(indicator.additivity()).In(language)),
         SuccessorText(indicator, language), BreaksText(indicator, language),
         FormulaText(indicator), ThresholdsText(indicator, language)});
  }
}

absl::StatusOr<ExitStatus> Indicators(const Invocation& invocation) {
  const Options& options = invocation.options;
  v1::ListIndicatorsRequest request;
  if (!options.arguments().empty()) request.set_filter(options.arguments()[0]);
  if (options.Given("form")) request.set_form(FormOf(options.Get("form")));
  StatsClient stats(invocation.stats_service());
  ASSIGN_OR_RETURN(const v1::ListIndicatorsResponse response,
                   stats.ListIndicators(request));
  if (invocation.output() == OutputFormat::kJson) {
    invocation.io.out << ToJson(response, JsonLayout::kPretty) << '\n';
  } else {
    WriteRows(response, invocation);
  }
  return ExitStatus::kDone;
}

}  // namespace

const Command kIndicators = {
    .name = "indicators",
    .arguments = "[NAME_OR_LABEL]",
    .least_arguments = 0,
    .most_arguments = 1,
    .summary = {"可查询的单元格和指标",
                "The cells and indicators that can be asked for"},
    .description =
        {"全名以 NAME_OR_LABEL 开头、标签包含它或编号为它的单元格和指标；不给参"
         "数则列出全部。\n"
         "“跨表式”列写明哪些表式之间须慎比或不可比；“算法”列为指标的分子和分"
         "母，以“-"
         "”开头的不能查询；“风险提示”列为阈值，非官方，可另配指标文件。\n",
         "Cells and indicators whose full name begins with NAME_OR_LABEL, "
         "whose "
         "label contains\nit, or whose number it is; all of them without an "
         "argument. \"across forms\" says\nbetween which forms a figure is to "
         "be "
         "compared with caution or not at all; \"made of\"\nhas numerator and "
         "denominator, or after a \"-\" why it cannot be asked for; "
         "\"risk\"\nfrom where on values hint at a risk, which is not "
         "official.\n"},
    .examples =
        "disclosurectl indicators applications.received_new\n"
        "disclosurectl indicators 规范性文件 --lang=zh\n"
        "disclosurectl indicators I-07\n"
        "disclosurectl indicators indicator.\n"
        "disclosurectl indicators --form=2021 --output=csv\n",
    .options = kIndicatorsOptions,
    .run = Indicators,
};

}  // namespace disclosure::ctl

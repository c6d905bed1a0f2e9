#include <array>
#include <string>

#include "absl/strings/str_cat.h"
#include "disclosurectl/client/stats_client.h"
#include "disclosurectl/commands/command.h"
#include "disclosurectl/commands/question_options.h"
#include "disclosurectl/output/json.h"
#include "disclosurectl/output/row_writer.h"
#include "disclosurectl/output/words.h"
#include "status/abseil_view.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

constexpr auto kOptions = std::to_array<OptionSpec>({
    {"form",
     OptionKind::kChoice,
     "2014|2019|2021",
     "",
     {"只列该表式的指标", "only those that this form asks for"}},
});

v1::Form FormOf(std::string_view name) {
  if (name == "2014") return v1::FORM_2014;
  return name == "2019" ? v1::FORM_2019 : v1::FORM_2021;
}

std::string SuccessorText(const v1::Indicator& indicator, Language language) {
  if (indicator.successor().empty()) return "";
  return absl::StrCat(indicator.successor(), " (",
                      AbslView(WordFor(indicator.comparability()).In(language)),
                      ")");
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
                  {"successor", title({"后继", "successor"}), Align::kLeft}});
  for (const v1::Indicator& indicator : response.indicators()) {
    rows.Row({absl::StrCat(indicator.row()), absl::StrCat(indicator.column()),
              indicator.name(), LabelOf(indicator, language), indicator.unit(),
              FormNames(indicator.forms()),
              std::string(WordFor(indicator.additivity()).In(language)),
              SuccessorText(indicator, language)});
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
    .summary = {"可查询的指标", "The cells that can be asked for"},
    .description =
        {"全名以 NAME_OR_LABEL 开头或标签包含它的指标；不给参数则列出全部。\n",
         "Cells whose full name begins with NAME_OR_LABEL or whose label "
         "contains "
         "it; all of\nthem without an argument.\n"},
    .examples =
        "disclosurectl indicators applications.received_new\n"
        "disclosurectl indicators 规范性文件 --lang=zh\n"
        "disclosurectl indicators --form=2021 --output=csv\n",
    .options = kOptions,
    .run = Indicators,
};

}  // namespace disclosure::ctl

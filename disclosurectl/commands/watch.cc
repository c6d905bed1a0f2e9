#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "disclosurectl/client/area_lookup.h"
#include "disclosurectl/client/stats_client.h"
#include "disclosurectl/client/stats_streams.h"
#include "disclosurectl/commands/command.h"
#include "disclosurectl/commands/question_options.h"
#include "disclosurectl/output/failure_text.h"
#include "disclosurectl/output/json.h"
#include "disclosurectl/output/risk_text.h"
#include "disclosurectl/output/row_writer.h"
#include "disclosurectl/output/value_text.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

constexpr auto kWatchOptions = std::to_array<OptionSpec>({
    kYearsOption,
    {"basis",
     OptionKind::kChoice,
     "rollup|summary",
     "",
     {"逐级汇总或地区汇总报告",
      "sum of the organs, or the area's own summary"}},
    {"after",
     OptionKind::kInteger,
     "N",
     "0",
     {"从该序号之后接着看；0 为先给出现值",
      "go on after this sequence; 0: begin with what is there"}},
    {"count",
     OptionKind::kInteger,
     "N",
     "0",
     {"收到这么多次变化后结束；0 为一直看下去",
      "end after so many changes; 0: never"}},
});

absl::StatusOr<v1::WatchAreaRequest> WatchRequestOf(
    const Invocation& invocation) {
  StatsClient stats(invocation.stats_service());
  const Options& options = invocation.options;
  v1::WatchAreaRequest request;
  ASSIGN_OR_RETURN(*request.mutable_division_code(),
                   FindAreaCode(stats, options.arguments()[0]));
  for (const std::string& cell : options.arguments().subspan(1)) {
    request.add_cells(cell);
  }
  if (options.Given("years")) SetYears(options, *request.mutable_years());
  if (options.Given("basis")) request.set_basis(BasisOf(options.Get("basis")));
  request.set_after_sequence(static_cast<uint64_t>(options.Integer("after")));
  return request;
}

// Writes each message as it comes.
class WatchPrinter {
 public:
  WatchPrinter(const Invocation& invocation,
               const v1::WatchAreaRequest& request)
      : invocation_(invocation), request_(request) {}

  void Print(const v1::WatchAreaResponse& message) {
    switch (invocation_.output()) {
      case OutputFormat::kJson:
        invocation_.io.out << ToJson(message, JsonLayout::kOneLine) << '\n';
        break;
      case OutputFormat::kCsv:
        PrintCsv(message);
        break;
      case OutputFormat::kTable:
        PrintTable(message);
    }
    invocation_.io.out.flush();
  }

 private:
  void PrintCsv(const v1::WatchAreaResponse& message) {
    if (csv_ == nullptr) {
      std::vector<Column> columns;
      for (const char* const key :
           {"as_of_sequence", "division_code", "year", "cell"}) {
        columns.push_back({key, key, Align::kLeft});
      }
      for (Column& column : ValueColumns()) {
        columns.push_back(std::move(column));
      }
      columns.push_back(RiskColumn());
      csv_ = std::make_unique<RowWriter>(invocation_.io.out, OutputFormat::kCsv,
                                         std::move(columns));
    }
    for (const v1::AggregateRow& row : message.rows()) {
      for (int i = 0; i < row.values_size() && i < request_.cells_size(); ++i) {
        std::vector<std::string> fields = {
            absl::StrCat(message.as_of_sequence()), row.area().division_code(),
            absl::StrCat(row.year()), request_.cells(i)};
        for (std::string& field : ValueFields(row.values(i).sum())) {
          fields.push_back(std::move(field));
        }
        fields.push_back(RiskField(row.values(i).sum().risk()));
        csv_->Row(std::move(fields));
      }
    }
  }

  void PrintTable(const v1::WatchAreaResponse& message) {
    std::ostream& out = invocation_.io.out;
    if (message.rows_size() > 0)
      out << AreaText(message.rows(0).area()) << "  ";
    out << invocation_.Say({"截至序号 ", "as of sequence "})
        << message.as_of_sequence() << '\n';
    std::vector<Column> columns = {
        {"", std::string(invocation_.Say({"年度", "year"})), Align::kRight}};
    for (const std::string& cell : request_.cells()) {
      columns.push_back({"", cell, Align::kRight});
      columns.push_back({"",
                         std::string(invocation_.Say(
                             {"有值/空/未报/未问",
                              "with value/blank/not reported/not asked"})),
                         Align::kRight});
    }
    {
      RowWriter rows(out, OutputFormat::kTable, columns);
      for (const v1::AggregateRow& row : message.rows()) {
        std::vector<std::string> fields = {absl::StrCat(row.year())};
        for (const v1::AggregateValue& value : row.values()) {
          fields.push_back(ValueText(value.sum(), invocation_.language) +
                           std::string(RiskMark(value.sum().risk())));
          fields.push_back(CountsText(value.sum()));
        }
        fields.resize(columns.size());
        rows.Row(std::move(fields));
      }
    }
    out << '\n';
  }

  const Invocation& invocation_;
  const v1::WatchAreaRequest& request_;
  std::unique_ptr<RowWriter> csv_;
};

absl::StatusOr<ExitStatus> Watch(const Invocation& invocation) {
  ASSIGN_OR_RETURN(const v1::WatchAreaRequest request,
                   WatchRequestOf(invocation));
  WatchPrinter printer(invocation, request);
  const int64_t wanted = invocation.options.Integer("count");
  int64_t seen = 0;
  StreamCallbacks<v1::WatchAreaResponse> calls;
  calls.take = [&](const v1::WatchAreaResponse& message) {
    // A heartbeat says only that the service is there.
    if (message.rows_size() == 0) return true;
    printer.Print(message);
    return ++seen != wanted && static_cast<bool>(invocation.io.out);
  };
  calls.reconnecting = [&](const absl::Status& why, absl::Duration pause) {
    invocation.io.err << FailureText(why, invocation.language) << "; "
                      << invocation.Say({"稍后重连：", "again in "})
                      << absl::FormatDuration(pause) << '\n';
  };
  RETURN_IF_ERROR(FollowWatch(invocation.stats_service(), request, calls));
  return ExitStatus::kDone;
}

}  // namespace

const Command kWatch = {
    .name = "watch",
    .arguments = "AREA CELL...",
    .least_arguments = 2,
    .most_arguments = 401,
    .summary = {"持续显示地区汇总数的变化",
                "Shows the sums of an area as they change"},
    .description =
        {"先给出现值，此后其下任何报告改变了数字就再给出新值；断线后自动接着看"
         "。"
         "以 Ctrl-C 结束。\n",
         "Begins with what is there, then shows the new values whenever a "
         "report below the\narea changes them. Goes on after a broken "
         "connection. Ends with Ctrl-C. json: a\nmessage a line.\n"},
    .examples =
        "disclosurectl watch 湖南省 applications.received_new.total "
        "--years=2022\n"
        "disclosurectl watch 430321 applications.received_new.total "
        "applications.granted.total --count=10 --output=csv\n",
    .options = kWatchOptions,
    .run = Watch,
};

}  // namespace disclosure::ctl

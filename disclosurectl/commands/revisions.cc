#include <array>
#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "disclosurectl/client/ingest_client.h"
#include "disclosurectl/commands/command.h"
#include "disclosurectl/commands/identity_arguments.h"
#include "disclosurectl/output/json.h"
#include "disclosurectl/output/receipt_writer.h"
#include "disclosurectl/output/row_writer.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

// Of the hash, a table shows so many digits; csv and json show all.
constexpr size_t kShownHashDigits = 12;

constexpr auto kOptions =
    std::to_array<OptionSpec>({kOrganOption, kScopeOption});

std::unique_ptr<RowWriter> OpenRows(const Invocation& invocation) {
  const auto title = [&](const Text& text) {
    return std::string(invocation.Say(text));
  };
  return std::make_unique<RowWriter>(
      invocation.io.out, invocation.output(),
      std::vector<Column>{
          {"revision", title({"版次", "revision"}), Align::kRight},
          {"sequence", title({"序号", "sequence"}), Align::kRight},
          {"accept_time", title({"接收时间", "accepted"}), Align::kLeft},
          {"caller", title({"报送方", "caller"}), Align::kLeft},
          {"mode", title({"方式", "mode"}), Align::kLeft},
          {"withdrawn", title({"撤回", "withdrawn"}), Align::kLeft},
          {"content_hash", title({"内容摘要", "content"}), Align::kLeft}});
}

std::vector<std::string> RowOf(const v1::Revision& revision,
                               OutputFormat format) {
  const std::string hash = HashText(revision);
  return {
      absl::StrCat(revision.revision()),
      absl::StrCat(revision.sequence()),
      TimeText(revision.accept_time()),
      revision.caller(),
      revision.mode() == v1::MODE_ARCHIVE ? "archive" : "submission",
      revision.withdrawn() ? absl::StrCat("yes ", revision.withdrawal_reason())
                           : "",
      format == OutputFormat::kTable ? hash.substr(0, kShownHashDigits) : hash};
}

absl::StatusOr<ExitStatus> Revisions(const Invocation& invocation) {
  v1::ListRevisionsRequest request;
  ASSIGN_OR_RETURN(*request.mutable_identity(), IdentityOf(invocation));
  IngestClient ingest(invocation.ingest_service());
  const OutputFormat format = invocation.output();
  std::unique_ptr<RowWriter> rows;
  do {
    ASSIGN_OR_RETURN(const v1::ListRevisionsResponse response,
                     ingest.ListRevisions(request));
    if (format != OutputFormat::kJson && rows == nullptr) {
      rows = OpenRows(invocation);
    }
    for (const v1::Revision& revision : response.revisions()) {
      if (format == OutputFormat::kJson) {
        invocation.io.out << ToJson(revision, JsonLayout::kOneLine) << '\n';
      } else {
        rows->Row(RowOf(revision, format));
      }
    }
    request.set_page_token(response.next_page_token());
  } while (!request.page_token().empty());
  return ExitStatus::kDone;
}

}  // namespace

const Command kRevisions = {
    .name = "revisions",
    .arguments = "AREA YEAR",
    .least_arguments = 2,
    .most_arguments = 2,
    .summary = {"一份报告的全部版次", "All revisions of one report"},
    .description = {"新的在前，包括撤回。任何版次都不会被覆盖。\n",
                    "Newest first, withdrawals included; nothing is ever "
                    "overwritten. json: "
                    "one revision\na line.\n"},
    .examples =
        "disclosurectl revisions 430321111 2020\n"
        "disclosurectl revisions 湘潭县 2022 --scope=summary "
        "--output=csv\n",
    .options = kOptions,
    .run = Revisions,
};

}  // namespace disclosure::ctl

#include <array>
#include <string>

#include "absl/strings/str_cat.h"
#include "disclosurectl/client/ingest_client.h"
#include "disclosurectl/commands/command.h"
#include "disclosurectl/commands/identity_arguments.h"
#include "disclosurectl/output/json.h"
#include "disclosurectl/output/receipt_writer.h"
#include "disclosurectl/output/row_writer.h"
#include "importer/text_encoding.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

constexpr auto kWithdrawOptions = std::to_array<OptionSpec>({
    {"amends",
     OptionKind::kInteger,
     "REVISION",
     "",
     {"所撤回的当前版次，必须给出", "the current revision; has to be given"}},
    {"reason",
     OptionKind::kText,
     "TEXT",
     "",
     {"撤回的原因，必须给出，所有人可见",
      "why; has to be given, and everybody can read it"}},
    kOrganOption,
    kScopeOption,
    {"request-id",
     OptionKind::kText,
     "UUID",
     "",
     {"请求编号，便于安全重试", "names the request, for safe repetition"}},
});

absl::StatusOr<v1::WithdrawReportRequest> WithdrawRequestOf(
    const Invocation& invocation) {
  const Options& options = invocation.options;
  for (const char* const name : {"amends", "reason"}) {
    if (options.Given(name)) continue;
    return absl::InvalidArgumentError(absl::StrCat(
        "--", name,
        std::string(invocation.Say({" 必须给出", " has to be given"}))));
  }
  ASSIGN_OR_RETURN(const int32_t amended, RevisionOf(options, "amends"));
  v1::WithdrawReportRequest request;
  ASSIGN_OR_RETURN(*request.mutable_identity(), IdentityOf(invocation));
  request.set_amends_revision(amended);
  // A terminal of an old system sends GB18030.
  ASSIGN_OR_RETURN(*request.mutable_reason(),
                   importer::ToUtf8(options.Get("reason")));
  if (options.Given("request-id")) {
    request.set_request_id(std::string(options.Get("request-id")));
  }
  return request;
}

// What became of it, a word for programs and one for people, and the revision
// that the answer names.
struct Result {
  const char* key;
  Text word;
  const v1::Revision& revision;
};

Result ResultOf(const v1::WithdrawReportResponse& response) {
  if (response.has_withdrawn()) {
    return {
        "withdrawn", {"已撤回", "withdrawn"}, response.withdrawn().revision()};
  }
  if (response.has_repeated()) {
    return {"repeated",
            {"此前已撤回", "withdrawn before"},
            response.repeated().revision()};
  }
  return {"conflict",
          {"未撤回：当前版次不是所指的版次",
           "not withdrawn: another revision is current"},
          response.conflict().current()};
}

void WriteCsv(const Result& result, std::ostream& out) {
  RowWriter rows(out, OutputFormat::kCsv,
                 {{"outcome", "", Align::kLeft},
                  {"revision", "", Align::kLeft},
                  {"sequence", "", Align::kLeft},
                  {"accept_time", "", Align::kLeft}});
  rows.Row({result.key, absl::StrCat(result.revision.revision()),
            absl::StrCat(result.revision.sequence()),
            TimeText(result.revision.accept_time())});
}

absl::StatusOr<ExitStatus> Withdraw(const Invocation& invocation) {
  ASSIGN_OR_RETURN(const v1::WithdrawReportRequest request,
                   WithdrawRequestOf(invocation));
  IngestClient ingest(invocation.ingest_service());
  ASSIGN_OR_RETURN(const v1::WithdrawReportResponse response,
                   ingest.WithdrawReport(request));
  const Result result = ResultOf(response);
  switch (invocation.output()) {
    case OutputFormat::kJson:
      invocation.io.out << ToJson(response, JsonLayout::kPretty) << '\n';
      break;
    case OutputFormat::kCsv:
      WriteCsv(result, invocation.io.out);
      break;
    case OutputFormat::kTable:
      invocation.io.out << invocation.Say(result.word) << '\n';
      WriteReceipt(invocation.io.out, result.revision, invocation.language);
  }
  return response.has_conflict() ? ExitStatus::kFailed : ExitStatus::kDone;
}

}  // namespace

const Command kWithdraw = {
    .name = "withdraw",
    .arguments = "AREA YEAR",
    .least_arguments = 2,
    .most_arguments = 2,
    .summary = {"撤回一份报告", "Takes a report back"},
    .description =
        {"追加一个没有内容的版次，该年度随即算作未报；此前的版次仍可读回。再次"
         "报送时用\n--amends 指明撤回的版次。重复撤回总是安全的。\n",
         "Appends a revision without content: the year then counts as not "
         "reported, and the\nrevisions before stay readable. Who submits "
         "again amends the withdrawal. Repeating\nthe command is always "
         "safe.\n"},
    .examples =
        "disclosurectl withdraw 430321111 2020 --amends=1 "
        "--reason=年度填错\n"
        "disclosurectl submit mended.textproto --amends=2\n",
    .options = kWithdrawOptions,
    .run = Withdraw,
};

}  // namespace disclosure::ctl

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
#include "form/catalogue.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

// Of the hash, a table shows so many digits; csv and json show all.
constexpr size_t kShownHashDigits = 12;

constexpr auto kRevisionsOptions = std::to_array<OptionSpec>({
    kOrganOption,
    kScopeOption,
    {"changes",
     OptionKind::kFlag,
     "",
     "",
     {"另外列出每个版次改动的数字", "also what each revision changed"}},
});

std::unique_ptr<RowWriter> OpenRevisionRows(const Invocation& invocation) {
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

// All pages of one report as one answer.
absl::StatusOr<v1::ListRevisionsResponse> ReadAll(
    const Invocation& invocation) {
  v1::ListRevisionsRequest request;
  ASSIGN_OR_RETURN(*request.mutable_identity(), IdentityOf(invocation));
  request.set_with_changes(invocation.options.Flag("changes"));
  IngestClient ingest(invocation.ingest_service());
  v1::ListRevisionsResponse all;
  do {
    ASSIGN_OR_RETURN(const v1::ListRevisionsResponse response,
                     ingest.ListRevisions(request));
    request.set_page_token(response.next_page_token());
    all.MergeFrom(response);
  } while (!request.page_token().empty());
  return all;
}

void WriteJson(const v1::ListRevisionsResponse& all, std::ostream& out) {
  for (int i = 0; i < all.revisions_size(); ++i) {
    const std::string revision = ToJson(all.revisions(i), JsonLayout::kOneLine);
    if (i >= all.differences_size()) {
      out << revision << '\n';
      continue;
    }
    out << JsonObject()
               .Add("revision", revision)
               .Add("difference",
                    ToJson(all.differences(i), JsonLayout::kOneLine))
               .Done()
        << '\n';
  }
}

void WriteRevisions(const v1::ListRevisionsResponse& all,
                    const Invocation& invocation) {
  const std::unique_ptr<RowWriter> rows = OpenRevisionRows(invocation);
  for (const v1::Revision& revision : all.revisions()) {
    rows->Row(RowOf(revision, invocation.output()));
  }
}

std::string LabelOf(const v1::CellChange& change,
                    const form::Catalogue& catalogue, Language language) {
  const auto cell = catalogue.Find(change.cell());
  if (language == Language::kChinese || !cell) return change.label();
  return catalogue.cell(*cell).label_en;
}

// A row for each figure that differs; a blank is empty, which is not 0.
void WriteChanges(const v1::ListRevisionsResponse& all,
                  const Invocation& invocation) {
  const auto title = [&](const Text& text) {
    return std::string(invocation.Say(text));
  };
  const form::Catalogue catalogue;
  RowWriter rows(invocation.io.out, invocation.output(),
                 {{"revision", title({"版次", "revision"}), Align::kRight},
                  {"cell", title({"指标", "cell"}), Align::kLeft},
                  {"label", title({"标签", "label"}), Align::kLeft},
                  {"before", title({"原值", "before"}), Align::kRight},
                  {"after", title({"现值", "after"}), Align::kRight}});
  for (int i = 0; i < all.differences_size(); ++i) {
    const std::string number = absl::StrCat(all.revisions(i).revision());
    for (const v1::CellChange& change : all.differences(i).cells()) {
      rows.Row({number, change.cell(),
                LabelOf(change, catalogue, invocation.language),
                change.has_before() ? absl::StrCat(change.before()) : "",
                change.has_after() ? absl::StrCat(change.after()) : ""});
    }
    if (all.differences(i).rest_changed()) {
      rows.Row({number, "", title({"文字等其他内容", "text or other content"}),
                "", ""});
    }
  }
}

absl::StatusOr<ExitStatus> Revisions(const Invocation& invocation) {
  ASSIGN_OR_RETURN(const v1::ListRevisionsResponse all, ReadAll(invocation));
  const bool with_changes = invocation.options.Flag("changes");
  switch (invocation.output()) {
    case OutputFormat::kJson:
      WriteJson(all, invocation.io.out);
      break;
    case OutputFormat::kCsv:
      with_changes ? WriteChanges(all, invocation)
                   : WriteRevisions(all, invocation);
      break;
    case OutputFormat::kTable:
      WriteRevisions(all, invocation);
      if (!with_changes) break;
      invocation.io.out << '\n';
      WriteChanges(all, invocation);
  }
  return ExitStatus::kDone;
}

}  // namespace

const Command kRevisions = {
    .name = "revisions",
    .arguments = "AREA YEAR",
    .least_arguments = 2,
    .most_arguments = 2,
    .summary = {"一份报告的全部版次", "All revisions of one report"},
    .description =
        {"新的在前，包括撤回。任何版次都不会被覆盖。--changes "
         "列出与之前内容不同"
         "的每个数字。\n",
         "Newest first, withdrawals included; nothing is ever overwritten. "
         "With --changes,\nevery figure that differs from the content before. "
         "json: one revision a line; csv\nwith --changes: the changes "
         "alone.\n"},
    .examples =
        "disclosurectl revisions 430321111 2020\n"
        "disclosurectl revisions 云湖桥镇 2020 --changes\n"
        "disclosurectl revisions 湘潭县 2022 --scope=summary "
        "--output=csv\n",
    .options = kRevisionsOptions,
    .run = Revisions,
};

}  // namespace disclosure::ctl

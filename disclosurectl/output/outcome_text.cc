#include "disclosurectl/output/outcome_text.h"

#include "absl/strings/str_cat.h"
#include "disclosurectl/output/failure_text.h"
#include "status/abseil_view.h"

namespace disclosure::ctl {
namespace {

using Response = v1::SubmitReportResponse;

// The rules that refuse it, each once.
std::string BrokenRules(const Findings& findings) {
  std::string rules;
  std::string last;
  for (const v1::Finding& finding : findings) {
    if (finding.severity() != v1::SEVERITY_ERROR) continue;
    if (finding.rule_id() == last) continue;
    last = finding.rule_id();
    absl::StrAppend(&rules, rules.empty() ? "" : " ", last);
  }
  return rules;
}

// What a result says of findings that did not fit into the answer.
std::string OmittedText(const v1::SubmitReportResult& result,
                        Language language) {
  if (result.omitted_findings() == 0) return "";
  return absl::StrCat(
      AbslView(
          Text{"未随答复列出的问题：", "findings left out of the answer: "}.In(
              language)),
      result.omitted_findings());
}

std::string WhyNotTaken(const v1::SubmitReportResult& result,
                        Language language) {
  switch (OutcomeOf(result)) {
    case Outcome::kRefused:
      if (result.omitted_findings() > 0) return OmittedText(result, language);
      return BrokenRules(FindingsOf(result));
    case Outcome::kConflict:
      return absl::StrCat(
          AbslView(Text{"当前版次为 ", "current revision is "}.In(language)),
          RevisionOf(result)->revision());
    case Outcome::kFailed:
      return absl::StrCat(result.failure().reason(), " ",
                          FailureText(result.failure().reason(),
                                      result.failure().message(), language));
    default:
      return "";
  }
}

// Shows the current revision of a report.
std::string GetCommand(const v1::ReportIdentity& identity) {
  std::string command =
      absl::StrCat("disclosurectl get ", identity.division_code(), " ",
                   identity.report_year());
  if (!identity.organ_credit_code().empty()) {
    absl::StrAppend(&command, " --organ=", identity.organ_credit_code());
  }
  if (identity.scope() == v1::SCOPE_AREA_SUMMARY) {
    absl::StrAppend(&command, " --scope=summary");
  }
  return command;
}

}  // namespace

Outcome OutcomeOf(const v1::SubmitReportResult& result) {
  switch (result.response().outcome_case()) {
    case Response::kAccepted:
      return Outcome::kAccepted;
    case Response::kRepeated:
      return Outcome::kRepeated;
    case Response::kRefused:
      return Outcome::kRefused;
    case Response::kConflict:
      return Outcome::kConflict;
    default:
      return Outcome::kFailed;
  }
}

Text WordFor(Outcome outcome) {
  switch (outcome) {
    case Outcome::kAccepted:
      return {"已接收", "accepted"};
    case Outcome::kRepeated:
      return {"重复", "repeated"};
    case Outcome::kRefused:
      return {"被拒绝", "refused"};
    case Outcome::kConflict:
      return {"冲突", "conflict"};
    case Outcome::kFailed:
      return {"失败", "failed"};
  }
  return {"?", "?"};
}

const v1::Revision* RevisionOf(const v1::SubmitReportResult& result) {
  switch (result.response().outcome_case()) {
    case Response::kAccepted:
      return &result.response().accepted().revision();
    case Response::kRepeated:
      return &result.response().repeated().revision();
    case Response::kConflict:
      return &result.response().conflict().current();
    default:
      return nullptr;
  }
}

const Findings& FindingsOf(const v1::SubmitReportResult& result) {
  const Response& response = result.response();
  switch (response.outcome_case()) {
    case Response::kAccepted:
      return response.accepted().findings();
    case Response::kRepeated:
      return response.repeated().findings();
    case Response::kConflict:
      return response.conflict().findings();
    default:
      return response.refused().findings();
  }
}

std::string ConflictAdvice(const v1::SubmitReportResult& result,
                           Language language) {
  if (OutcomeOf(result) != Outcome::kConflict) return "";
  const v1::Revision& current = result.response().conflict().current();
  if (current.revision() == 0) {
    return std::string(
        Text{"  没有存储：还没有这份报告，首次报送不要带 --amends\n",
             "  Nothing was stored: there is no such report yet; send it "
             "without --amends\n"}
            .In(language));
  }
  const std::string get = GetCommand(current.identity());
  return language == Language::kChinese
             ? absl::StrCat("  没有存储：当前是第 ", current.revision(),
                            " 版。对照：", get,
                            "\n  如系更正，替换它：disclosurectl submit ... "
                            "--amends=",
                            current.revision(), "\n")
             : absl::StrCat("  Nothing was stored: revision ",
                            current.revision(), " is current. Compare: ", get,
                            "\n  To replace it: disclosurectl submit ... "
                            "--amends=",
                            current.revision(), "\n");
}

std::vector<Column> OutcomeColumns(Language language) {
  const auto title = [&](const Text& text) {
    return std::string(text.In(language));
  };
  return {{"origin", title({"来源", "origin"}), Align::kLeft},
          {"division_code", title({"代码", "code"}), Align::kLeft},
          {"report_year", title({"年度", "year"}), Align::kRight},
          {"organ", title({"机关", "organ"}), Align::kLeft},
          {"outcome", title({"结果", "outcome"}), Align::kLeft},
          {"revision", title({"版次", "revision"}), Align::kRight},
          {"sequence", title({"序号", "sequence"}), Align::kRight},
          {"findings", title({"问题", "findings"}), Align::kRight},
          {"why", title({"原因", "why"}), Align::kLeft}};
}

std::vector<std::string> OutcomeRow(const std::string& origin,
                                    const v1::AnnualReport& report,
                                    const v1::SubmitReportResult& result,
                                    Language language) {
  const v1::Revision* const revision = RevisionOf(result);
  return {origin,
          report.division_code(),
          absl::StrCat(report.report_year()),
          report.organ().name(),
          std::string(WordFor(OutcomeOf(result)).In(language)),
          revision == nullptr ? "" : absl::StrCat(revision->revision()),
          revision == nullptr ? "" : absl::StrCat(revision->sequence()),
          absl::StrCat(FindingsOf(result).size() + result.omitted_findings()),
          WhyNotTaken(result, language)};
}

}  // namespace disclosure::ctl

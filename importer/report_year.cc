#include "importer/report_year.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "importer/doubts.h"

namespace disclosure::importer {
namespace {

// The report years that the parts of a document stand for.
struct YearsRead {
  explicit YearsRead(const PublicationFacts& facts) : title(facts.title_year) {
    if (facts.period) period = facts.period->last_day.year();
    if (facts.signed_on) signature = facts.signed_on->year() - 1;
  }
  std::optional<int> best() const {
    if (title) return title;
    return period ? period : signature;
  }

  std::optional<int> title;
  std::optional<int> period;
  std::optional<int> signature;
};

void TakeNamedYear(int named, const YearsRead& years, v1::AnnualReport& report,
                   Protocol& protocol) {
  report.set_report_year(named);
  const std::optional<int> read = years.best();
  if (!read || *read == named) return;
  AddDoubt(
      0, absl::StrCat("文中年度为 ", *read, "，按指定的 ", named, "。"),
      absl::StrCat("The document says ", *read, ", the caller ", named, "."),
      protocol);
}

// Where the parts of a document do not speak of the year that was read.
void AddYearDoubts(const PublicationFacts& facts, const YearsRead& years,
                   int read, Protocol& protocol) {
  if (!years.title) {
    AddDoubt(0, "标题没有年度，取自统计期限或落款。",
             "The title has no year; it was taken from period or signature.",
             protocol);
  }
  if (years.period && *years.period != read) {
    AddDoubt(0,
             absl::StrCat("统计期限的年度（", *years.period, "）与标题（", read,
                          "）不一致。"),
             absl::StrCat("The period is of ", *years.period, ", the title of ",
                          read, "."),
             protocol);
  }
  // Signed on 31 December of its own year at the earliest.
  if (years.signature && *years.signature != read &&
      *years.signature + 1 != read) {
    AddDoubt(0,
             absl::StrCat("落款日期（", facts.signed_on->ToString(),
                          "）与年度 ", read, " 不相称。"),
             absl::StrCat("Signed on ", facts.signed_on->ToString(),
                          ", which does not suit the year ", read, "."),
             protocol);
  }
}

}  // namespace

void SetYear(const PublicationFacts& facts, const Hints& hints,
             v1::AnnualReport& report, Protocol& protocol) {
  const YearsRead years(facts);
  if (hints.year) {
    TakeNamedYear(*hints.year, years, report, protocol);
    return;
  }
  const std::optional<int> read = years.best();
  if (!read) {
    AddDoubt(0, "未找到报告年度。", "No report year was found.", protocol);
    return;
  }
  report.set_report_year(*read);
  AddYearDoubts(facts, years, *read, protocol);
}

}  // namespace disclosure::importer

#include "disclosurectl/commands/distribution_output.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "disclosurectl/commands/question_options.h"
#include "disclosurectl/output/number_text.h"
#include "disclosurectl/output/row_writer.h"
#include "disclosurectl/output/words.h"

namespace disclosure::ctl {
namespace {

std::string BinText(const v1::HistogramBin& bin) {
  return bin.first() == bin.last()
             ? ShortNumber(bin.first())
             : absl::StrCat(ShortNumber(bin.first()), " … ",
                            ShortNumber(bin.last()));
}

// What stands above the tables.
void WriteTitle(const v1::GetDistributionResponse& response, Language language,
                std::ostream& out) {
  out << AreaText(response.area()) << "  "
      << LabelOf(response.indicator(), language) << "  "
      << response.indicator().name() << "  " << response.year() << "  "
      << WordFor(response.level()).In(language) << "  "
      << WordFor(response.basis()).In(language)
      << (response.boundaries() == v1::BOUNDARIES_TODAY
              ? Text{"，今日区划", ", on today's areas"}.In(language)
              : "")
      << '\n';
}

void WriteSummary(const v1::GetDistributionResponse& response,
                  Language language, std::ostream& out) {
  const auto title = [&](const Text& text) {
    return std::string(text.In(language));
  };
  const v1::MissingFigures& missing = response.missing_by();
  RowWriter rows(
      out, OutputFormat::kTable,
      {{"", title({"有值", "with value"}), Align::kRight},
       {"", title({"无值", "missing"}), Align::kRight},
       {"", title({"空/未报/未问/其他", "blank/not reported/not asked/other"}),
        Align::kRight},
       {"", title({"最小", "min"}), Align::kRight},
       {"", title({"最大", "max"}), Align::kRight},
       {"", title({"平均", "mean"}), Align::kRight}});
  const bool any = response.count() > 0;
  rows.Row({absl::StrCat(response.count()), absl::StrCat(response.missing()),
            absl::StrCat(missing.blank(), "/", missing.not_reported(), "/",
                         missing.not_asked(), "/",
                         response.missing() - missing.blank() -
                             missing.not_reported() - missing.not_asked()),
            any ? ShortNumber(response.min()) : "-",
            any ? ShortNumber(response.max()) : "-",
            any ? ShortNumber(response.mean()) : "-"});
}

void WriteQuantiles(const v1::GetDistributionResponse& response,
                    Language language, std::ostream& out) {
  const bool nearest =
      response.quantile_method() == v1::QUANTILE_METHOD_NEAREST_RANK;
  const Text method = nearest
                          ? Text{"分位数（最近秩）", "quantile (nearest rank)"}
                          : Text{"分位数（线性内插）", "quantile (linear)"};
  RowWriter rows(
      out, OutputFormat::kTable,
      {{"", std::string(method.In(language)), Align::kRight},
       {"", std::string(Text{"值", "value"}.In(language)), Align::kRight}});
  for (const v1::Quantile& quantile : response.quantiles()) {
    rows.Row(
        {ExactNumber(quantile.probability()), ShortNumber(quantile.value())});
  }
}

void WriteHistogram(const v1::GetDistributionResponse& response,
                    Language language, std::ostream& out) {
  int64_t tallest = 1;
  for (const v1::HistogramBin& bin : response.histogram()) {
    tallest = std::max(tallest, bin.count());
  }
  RowWriter rows(
      out, OutputFormat::kTable,
      {{"", std::string(Text{"区间", "bin"}.In(language)), Align::kRight},
       {"", std::string(Text{"个数", "units"}.In(language)), Align::kRight},
       {"", "%", Align::kRight},
       {"", "", Align::kLeft}});
  for (const v1::HistogramBin& bin : response.histogram()) {
    const auto count = static_cast<double>(bin.count());
    const double share = count * 100 / static_cast<double>(response.count());
    rows.Row({BinText(bin), absl::StrCat(bin.count()),
              absl::StrFormat("%.1f", share),
              Bar(count, static_cast<double>(tallest), kBarWidth)});
  }
}

// "? 3 of 17 figures: ..."
void WriteDoubt(const v1::GetDistributionResponse& response, Language language,
                std::ostream& out) {
  if (response.in_doubt() == 0) return;
  out << "? " << response.in_doubt() << " / " << response.count()
      << Text({" 个值有归属推断或去向不明的地方\n",
               " figures with places that are only thought to "
               "belong there, or perhaps do\n"})
             .In(language);
}

}  // namespace

void WriteDistributionTables(std::ostream& out,
                             const v1::GetDistributionResponse& response,
                             Language language) {
  WriteTitle(response, language, out);
  WriteSummary(response, language, out);
  WriteDoubt(response, language, out);
  if (response.count() == 0) return;
  out << '\n';
  WriteQuantiles(response, language, out);
  out << '\n';
  WriteHistogram(response, language, out);
}

void WriteDistributionCsv(std::ostream& out,
                          const v1::GetDistributionResponse& response) {
  std::vector<Column> columns;
  for (const char* const key : {"measure", "from", "to", "value"}) {
    columns.push_back({key, key, Align::kLeft});
  }
  RowWriter rows(out, OutputFormat::kCsv, std::move(columns));
  const v1::MissingFigures& missing = response.missing_by();
  const std::pair<const char*, int64_t> counts[] = {
      {"count", response.count()},
      {"missing", response.missing()},
      {"blank", missing.blank()},
      {"not_reported", missing.not_reported()},
      {"not_asked", missing.not_asked()},
      {"unit_unknown", missing.unit_unknown()},
      {"overflow", missing.overflow()},
      {"denominator_zero", missing.denominator_zero()},
      {"input_missing", missing.input_missing()},
      {"small_sample", missing.small_sample()},
      {"boundary_split", missing.boundary_split()},
      {"not_comparable", missing.not_comparable()},
      {"in_doubt", response.in_doubt()}};
  for (const auto& [measure, count] : counts) {
    rows.Row({measure, "", "", absl::StrCat(count)});
  }
  if (response.count() == 0) return;
  rows.Row({"min", "", "", ExactNumber(response.min())});
  rows.Row({"max", "", "", ExactNumber(response.max())});
  rows.Row({"mean", "", "", ExactNumber(response.mean())});
  for (const v1::Quantile& quantile : response.quantiles()) {
    const std::string probability = ExactNumber(quantile.probability());
    rows.Row(
        {"quantile", probability, probability, ExactNumber(quantile.value())});
  }
  for (const v1::HistogramBin& bin : response.histogram()) {
    rows.Row({"bin", ExactNumber(bin.first()), ExactNumber(bin.last()),
              absl::StrCat(bin.count())});
  }
}

}  // namespace disclosure::ctl

#include "disclosurectl/commands/outliers_output.h"

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "disclosurectl/output/number_text.h"
#include "disclosurectl/output/value_text.h"
#include "disclosurectl/output/words.h"

namespace disclosure::ctl {
namespace {

std::string MethodText(v1::OutlierMethod method, OutputFormat format,
                       Language language) {
  return std::string(WordFor(method).In(
      format == OutputFormat::kTable ? language : Language::kEnglish));
}

// Infinite where all others are the same.
std::string ScoreText(double score) {
  if (std::isfinite(score)) return ShortNumber(score);
  return score > 0 ? "∞" : "-∞";
}

std::vector<Column> OutlierColumns(OutputFormat format, Language language) {
  const auto column = [&](const char* key, const Text& title, Align align) {
    return Column{key, std::string(title.In(language)), align};
  };
  std::vector<Column> columns = {
      column("method", {"比较对象", "against"}, Align::kLeft),
      column("division_code", {"代码", "code"}, Align::kLeft),
      column("full_name", {"名称", "name"}, Align::kLeft),
      column("organ_credit_code", {"部门", "organ"}, Align::kLeft),
      column("value", {"值", "value"}, Align::kRight),
      column("reference", {"参照", "reference"}, Align::kRight),
      column("score", {"偏离", "score"}, Align::kRight),
      column("group_size", {"参照数", "of"}, Align::kRight)};
  if (format == OutputFormat::kCsv) {
    for (Column& added : DoubtColumns()) columns.push_back(std::move(added));
  }
  return columns;
}

}  // namespace

OutlierRows::OutlierRows(std::ostream& out, OutputFormat format,
                         Language language)
    : format_(format),
      language_(language),
      rows_(out, format, OutlierColumns(format, language)) {}

void OutlierRows::Write(const v1::Outlier& outlier) {
  const bool is_csv = format_ == OutputFormat::kCsv;
  const char* const mark = outlier.has_doubt() && !is_csv ? "?" : "";
  std::vector<std::string> row = {
      MethodText(outlier.method(), format_, language_),
      outlier.area().division_code(),
      outlier.area().full_name(),
      outlier.organ_credit_code(),
      ShortNumber(outlier.value()),
      ShortNumber(outlier.reference()),
      ScoreText(outlier.score()) + mark,
      absl::StrCat(outlier.group_size())};
  if (is_csv) {
    for (std::string& field : DoubtFields(outlier.doubt())) {
      row.push_back(std::move(field));
    }
  }
  rows_.Row(std::move(row));
}

void WriteSmallGroups(std::ostream& out,
                      const v1::ListOutliersResponse& response,
                      OutputFormat format, Language language) {
  const auto column = [&](const char* key, const Text& title, Align align) {
    return Column{key, std::string(title.In(language)), align};
  };
  RowWriter rows(
      out, format,
      {column("method", {"比较对象", "against"}, Align::kLeft),
       column("division_code", {"代码", "code"}, Align::kLeft),
       column("full_name", {"名称", "name"}, Align::kLeft),
       column("of_departments", {"部门", "departments"}, Align::kLeft),
       column("size", {"个数", "figures"}, Align::kRight)});
  for (const v1::SmallGroup& group : response.small_groups()) {
    rows.Row({MethodText(group.method(), format, language),
              group.area().division_code(), group.area().full_name(),
              group.of_departments() ? "true" : "false",
              absl::StrCat(group.size())});
  }
}

}  // namespace disclosure::ctl

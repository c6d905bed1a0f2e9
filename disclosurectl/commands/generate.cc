#include <array>
#include <chrono>
#include <fstream>
#include <string>

#include "absl/strings/str_cat.h"
#include "disclosurectl/commands/command.h"
#include "disclosurectl/generate/country.h"
#include "disclosurectl/input/report_stream.h"
#include "disclosurectl/output/json.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

constexpr size_t kReportsPerLook = 4'096;
constexpr int64_t kMaxNarrativeBytes = 200'000;

constexpr auto kGenerateOptions = std::to_array<OptionSpec>({
    {"years",
     OptionKind::kYears,
     "YEARS",
     "2019-2023",
     {"报告年度", "report years"}},
    {"areas",
     OptionKind::kText,
     "CODE",
     "00",
     {"只生成该区划内的乡镇街道", "only townships inside this area"}},
    {"seed",
     OptionKind::kInteger,
     "N",
     "1",
     {"随机种子；相同种子得到相同的报告",
      "the same seed gives the same reports"}},
    {"broken",
     OptionKind::kShare,
     "SHARE",
     "0%",
     {"违反规则的报告所占比例", "share of reports that break a rule"}},
    {"narrative-bytes",
     OptionKind::kInteger,
     "N",
     "0",
     {"每份报告正文的字节数（常见 3000-15000）",
      "bytes of text in each report (3000-15000 is typical)"}},
    {"to",
     OptionKind::kText,
     "FILE",
     "",
     {"写到文件；默认标准输出", "write to a file; else to standard output"}},
    {"output",
     OptionKind::kChoice,
     "stream|json",
     "stream",
     {"报告流（带长度的 protobuf）或每行一份 JSON",
      "a stream of length-delimited protobuf, or a line of JSON each"}},
});

absl::StatusOr<CountrySpec> SpecOf(const Options& options) {
  CountrySpec spec;
  ASSIGN_OR_RETURN(spec.area,
                   divisions::DivisionCode::Parse(options.Get("areas")));
  spec.first_year = options.Years("years").first;
  spec.last_year = options.Years("years").last;
  spec.seed = static_cast<uint64_t>(options.Integer("seed"));
  spec.broken_share = options.Share("broken");
  const int64_t bytes = options.Integer("narrative-bytes");
  if (bytes > kMaxNarrativeBytes) {
    return absl::InvalidArgumentError(
        absl::StrCat("--narrative-bytes is at most ", kMaxNarrativeBytes));
  }
  spec.narrative_bytes = static_cast<size_t>(bytes);
  return spec;
}

void WriteCountry(const Country& country, bool as_json,
                  const Invocation& invocation, std::ostream& out) {
  v1::AnnualReport report;
  std::string buffer;
  const auto start = std::chrono::steady_clock::now();
  for (size_t n = 0; n < country.size(); ++n) {
    country.Fill(n, report);
    if (as_json) {
      out << ToJson(report, JsonLayout::kOneLine) << '\n';
    } else {
      WriteDelimited(report, buffer, out);
    }
    const bool is_time_to_look = (n + 1) % kReportsPerLook == 0;
    if (is_time_to_look && !out) return;
    if (is_time_to_look && invocation.io.err_is_terminal) {
      invocation.io.err << "\r" << n + 1 << " / " << country.size();
    }
  }
  const std::chrono::duration<double> seconds =
      std::chrono::steady_clock::now() - start;
  invocation.io.err << (invocation.io.err_is_terminal ? "\r" : "")
                    << country.size()
                    << invocation.Say({" 份报告，", " reports in "})
                    << absl::StrCat(seconds.count())
                    << invocation.Say({" 秒\n", " s\n"});
}

absl::StatusOr<ExitStatus> Generate(const Invocation& invocation) {
  const Options& options = invocation.options;
  const bool as_json = options.Get("output") == "json";
  if (!as_json && !options.Given("to") && invocation.io.out_is_terminal) {
    return absl::InvalidArgumentError(invocation.language == Language::kChinese
                                          ? "不向终端写二进制：请用 --to=FILE"
                                          : "a stream is no text for a "
                                            "terminal: give --to=FILE");
  }
  ASSIGN_OR_RETURN(const CountrySpec spec, SpecOf(options));
  ASSIGN_OR_RETURN(const divisions::DivisionTree tree,
                   divisions::LoadEmbeddedDivisions());
  ASSIGN_OR_RETURN(const Country country, Country::Create(spec, tree));
  if (!options.Given("to")) {
    WriteCountry(country, as_json, invocation, invocation.io.out);
    return ExitStatus::kDone;
  }
  const std::string path(options.Get("to"));
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  WriteCountry(country, as_json, invocation, file);
  file.close();
  if (!file) {
    return absl::UnavailableError(absl::StrCat(path, ": cannot be written"));
  }
  return ExitStatus::kDone;
}

}  // namespace

const Command kGenerate = {
    .name = "generate",
    .arguments = "",
    .least_arguments = 0,
    .most_arguments = 0,
    .summary = {"生成一个仿真国家的报告，用于压力测试",
                "Generates the reports of a synthetic country, for load"},
    .description =
        {"每个年度当时有效的全部乡镇街道各一份：用当年的表式，零值写明，合计正"
         "确，\n"
         "上年结转与上一年度的结转下年度相等。约七成没有申请，少数很多。\n",
         "One report of every township of the edition valid in each year, on "
         "the "
         "form of that\nyear: explicit zeros, sums that hold, carried in what "
         "the year before carried out.\nSome 70 of 100 have no applications, a "
         "few have many.\n"},
    .examples =
        "disclosurectl generate --years=2019-2023 --to=country.binpb.stream\n"
        "disclosurectl generate --areas=43 --broken=1% | disclosurectl submit "
        "-\n"
        "disclosurectl generate --areas=430321 --years=2022 --output=json\n",
    .options = kGenerateOptions,
    .run = Generate,
};

}  // namespace disclosure::ctl

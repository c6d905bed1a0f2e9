#include "tests/benchmark/query_questions.h"

#include <type_traits>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "grpcpp/client_context.h"
#include "status/check.h"
#include "tests/benchmark/sql_peers.h"

namespace disclosure::benchmarks {
namespace {

constexpr char kTownship[] = "430321111";
constexpr char kProvince[] = "43";
constexpr char kCell[] = "applications.received_new.total";
constexpr int kTownshipLevel = 4;  // divisions::Level::kTownship
constexpr int kRowsPerPage = 5'000;

std::string NextPage(const google::protobuf::Message& answer) {
  const auto* aggregate = dynamic_cast<const v1::AggregateResponse*>(&answer);
  return aggregate == nullptr ? "" : aggregate->next_page_token();
}

// A call of `method`; `Request` may have pages or not.
template <typename Request, typename Response>
auto CallOf(const Request& request,
            grpc::Status (v1::StatsService::Stub::*method)(grpc::ClientContext*,
                                                           const Request&,
                                                           Response*)) {
  return [request, method](v1::StatsService::Stub& stub,
                           const std::string& page_token)
             -> std::unique_ptr<google::protobuf::Message> {
    Request asked = request;
    if constexpr (std::is_same_v<Request, v1::AggregateRequest>) {
      asked.set_page_token(page_token);
    }
    grpc::ClientContext context;
    auto response = std::make_unique<Response>();
    const grpc::Status status = (stub.*method)(&context, asked, response.get());
    CHECK(status.ok()) << status.error_message();
    return response;
  };
}

template <typename Response>
const Response& Only(const Answers& answers) {
  CHECK_EQ(answers.size(), 1U);
  return static_cast<const Response&>(*answers.front());
}

double NumberOf(const std::string& digits) {
  double number = 0;
  CHECK(absl::SimpleAtod(digits, &number)) << digits;
  return number;
}

std::string ColumnOf(const form::Catalogue& catalogue,
                     const std::string& name) {
  const auto cell = catalogue.Find(name);
  CHECK(cell.has_value()) << name;
  return ReportTable::NameOf(*cell);
}

class Maker {
 public:
  Maker(const form::Catalogue& catalogue, const NationalSpec& spec)
      : catalogue_(catalogue),
        spec_(spec),
        column_(ColumnOf(catalogue, kCell)),
        year_(spec.last_year()) {}

  // All years of 10 cells.
  Question Series() const {
    v1::GetSeriesRequest request;
    request.set_division_code(kTownship);
    request.mutable_years()->set_first_year(spec_.first_year());
    request.mutable_years()->set_last_year(spec_.last_year());
    std::vector<std::string> columns;
    for (const form::CellIndex cell : catalogue_.CellsOf(v1::FORM_2021)) {
      if (cell % 20 != 0) continue;
      request.add_cells(catalogue_.cell(cell).name);
      columns.push_back(ReportTable::NameOf(cell));
      if (columns.size() == 10) break;
    }
    return {.name = "series of a township",
            .call = CallOf(request, &v1::StatsService::Stub::GetSeries),
            .figures =
                [](const Answers& answers) {
                  std::vector<double> figures;
                  const auto& series = Only<v1::GetSeriesResponse>(answers);
                  for (int year = 0; year < series.series(0).points_size();
                       ++year) {
                    for (const v1::Series& one : series.series()) {
                      figures.push_back(static_cast<double>(
                          one.points(year).value().value()));
                    }
                  }
                  return figures;
                },
            .sql = absl::StrCat("SELECT ", absl::StrJoin(columns, ", "),
                                " FROM report WHERE code = ", kTownship,
                                " AND organ = 0 ORDER BY year"),
            .sqlite = ""};
  }

  Question Top(const std::string& name, const std::string& area, int limit,
               double times_faster, bool is_small) const {
    v1::RankAreasRequest request;
    request.set_division_code(area);
    request.set_level(v1::AREA_LEVEL_TOWNSHIP);
    request.set_year(year_);
    request.set_cell(kCell);
    request.set_limit(limit);
    const std::string within =
        area == "00" ? "" : absl::StrCat("province = ", area, " AND ");
    return {
        .name = name,
        .call = CallOf(request, &v1::StatsService::Stub::RankAreas),
        .figures =
            [](const Answers& answers) {
              std::vector<double> figures;
              for (const auto& ranked :
                   Only<v1::RankAreasResponse>(answers).ranking()) {
                figures.push_back(NumberOf(ranked.area().division_code()));
                figures.push_back(static_cast<double>(ranked.value().value()));
              }
              return figures;
            },
        .sql = absl::StrCat(
            "SELECT code, coalesce(", column_, ", 0) FROM report WHERE ",
            within, "level = ", kTownshipLevel,
            " AND organ = 0 AND year = ", year_, " ORDER BY coalesce(", column_,
            ", 0) DESC, code LIMIT ", limit),
        .sqlite = "",
        .times_faster = times_faster,
        .is_small = is_small};
  }

  // All years, 5,000 rows a page.
  Question SumsByCounty() const {
    v1::AggregateRequest request;
    request.set_division_code("00");
    request.set_group_by(v1::AREA_LEVEL_COUNTY);
    request.mutable_years()->set_first_year(spec_.first_year());
    request.mutable_years()->set_last_year(spec_.last_year());
    request.add_cells(kCell);
    request.set_page_size(kRowsPerPage);
    return {
        .name = "sums by county, all years",
        .call = CallOf(request, &v1::StatsService::Stub::Aggregate),
        .figures =
            [](const Answers& answers) {
              std::vector<double> figures;
              for (const auto& answer : answers) {
                for (const auto& row :
                     static_cast<const v1::AggregateResponse&>(*answer)
                         .rows()) {
                  const v1::Value& sum = row.values(0).sum();
                  // The peers have 0 where the form did not ask.
                  const auto& counts = sum.counts();
                  if (counts.with_value() + counts.blank() +
                          counts.not_asked() ==
                      0) {
                    continue;
                  }
                  figures.push_back(NumberOf(row.area().division_code()));
                  figures.push_back(row.year());
                  figures.push_back(static_cast<double>(sum.value()));
                }
              }
              return figures;
            },
        .sql = absl::StrCat(
            "SELECT county, year, coalesce(sum(", column_,
            "), 0) FROM report GROUP BY county, year ORDER BY county, year"),
        .sqlite = "",
        .is_small = false};
  }

  Question MedianAndNinth() const {
    v1::GetDistributionRequest request;
    request.set_division_code("00");
    request.set_level(v1::AREA_LEVEL_TOWNSHIP);
    request.set_year(year_);
    request.set_cell(kCell);
    request.add_probabilities(0.5);
    request.add_probabilities(0.9);
    const std::string where =
        absl::StrCat(" FROM report WHERE level = ", kTownshipLevel,
                     " AND organ = 0 AND year = ", year_);
    const auto cont = [&](double p) {
      return absl::StrCat("percentile_cont(", p, ") WITHIN GROUP (ORDER BY ",
                          "coalesce(", column_, ", 0))");
    };
    const auto by_rank = [](double p) {
      const std::string place = absl::StrCat("(n - 1) * ", p);
      const std::string low = absl::StrCat("cast(", place, " AS INT)");
      return absl::StrCat("sum(CASE rn WHEN ", low, " + 1 THEN v * (1 - ",
                          place, " + ", low, ") WHEN ", low, " + 2 THEN v * (",
                          place, " - ", low, ") ELSE 0 END)");
    };
    return {.name = "median and P90 of all townships",
            .call = CallOf(request, &v1::StatsService::Stub::GetDistribution),
            .figures =
                [](const Answers& answers) {
                  std::vector<double> figures;
                  for (const auto& quantile :
                       Only<v1::GetDistributionResponse>(answers).quantiles()) {
                    figures.push_back(quantile.value());
                  }
                  return figures;
                },
            .sql = absl::StrCat("SELECT ", cont(0.5), ", ", cont(0.9), where),
            .sqlite = absl::StrCat(
                "SELECT ", by_rank(0.5), ", ", by_rank(0.9), " FROM (SELECT ",
                "coalesce(", column_, ", 0) AS v, row_number() OVER (ORDER BY ",
                "coalesce(", column_, ", 0)) AS rn, count(*) OVER () AS n",
                where, ")"),
            .times_faster = 4,
            .is_small = false};
  }

  Question AllCells() const {
    v1::AggregateRequest request;
    request.set_division_code("00");
    request.mutable_years()->set_first_year(year_);
    request.mutable_years()->set_last_year(year_);
    std::vector<std::string> sums;
    for (const form::CellIndex cell : catalogue_.CellsOf(v1::FORM_2021)) {
      request.add_cells(catalogue_.cell(cell).name);
      sums.push_back(
          absl::StrCat("coalesce(sum(", ReportTable::NameOf(cell), "), 0)"));
    }
    return {.name = "all cells of the nation",
            .call = CallOf(request, &v1::StatsService::Stub::Aggregate),
            .figures =
                [](const Answers& answers) {
                  std::vector<double> figures;
                  for (const auto& value :
                       Only<v1::AggregateResponse>(answers).rows(0).values()) {
                    figures.push_back(static_cast<double>(value.sum().value()));
                  }
                  return figures;
                },
            .sql = absl::StrCat("SELECT ", absl::StrJoin(sums, ", "),
                                " FROM report WHERE year = ", year_),
            .sqlite = ""};
  }

  Question Coverage() const {
    v1::GetCoverageRequest request;
    request.set_division_code(kProvince);
    request.mutable_years()->set_first_year(year_);
    request.mutable_years()->set_last_year(year_);
    return {
        .name = "coverage of a province",
        .call = CallOf(request, &v1::StatsService::Stub::GetCoverage),
        .figures =
            [](const Answers& answers) {
              double received = 0;
              for (const auto& one :
                   Only<v1::GetCoverageResponse>(answers).rows(0).classes()) {
                const v1::UnitClass unit = one.unit_class();
                if (unit == v1::UNIT_CLASS_TOWNSHIP ||
                    unit == v1::UNIT_CLASS_QUASI_UNIT) {
                  received += static_cast<double>(one.counts().received());
                }
              }
              return std::vector<double>{received};
            },
        .sql = absl::StrCat("SELECT count(*) FROM report WHERE province = ",
                            kProvince, " AND year = ", year_,
                            " AND level = ", kTownshipLevel, " AND organ = 0"),
        .sqlite = "",
        .is_small = false};
  }

 private:
  const form::Catalogue& catalogue_;
  const NationalSpec spec_;
  const std::string column_;
  const int year_;
};

}  // namespace

Answers Ask(const Question& question, v1::StatsService::Stub& stub) {
  Answers answers;
  std::string page_token;
  do {
    answers.push_back(question.call(stub, page_token));
    page_token = NextPage(*answers.back());
  } while (!page_token.empty());
  return answers;
}

std::vector<Question> QuestionsFor(const form::Catalogue& catalogue,
                                   const NationalSpec& spec) {
  const Maker make(catalogue, spec);
  std::vector<Question> questions;
  questions.push_back(make.Series());
  questions.push_back(
      make.Top("top 20 of a province", kProvince, 20, 10, false));
  questions.push_back(
      make.Top("top 100 of all townships", "00", 100, 4, false));
  questions.push_back(make.SumsByCounty());
  questions.push_back(make.MedianAndNinth());
  questions.push_back(make.AllCells());
  questions.push_back(make.Coverage());
  return questions;
}

}  // namespace disclosure::benchmarks

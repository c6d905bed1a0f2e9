#ifndef DISCLOSURE_TESTS_BENCHMARK_QUERY_QUESTIONS_H_
#define DISCLOSURE_TESTS_BENCHMARK_QUERY_QUESTIONS_H_

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "disclosure/v1/stats.grpc.pb.h"
#include "form/catalogue.h"
#include "google/protobuf/message.h"
#include "tests/benchmark/national_data.h"

namespace disclosure::benchmarks {

using Answers = std::vector<std::unique_ptr<google::protobuf::Message>>;

// One question of an analyst: to the service, and in SQL.
struct Question {
  std::string name;
  // One call, for the page of this token; what fails ends the program.
  std::function<std::unique_ptr<google::protobuf::Message>(
      v1::StatsService::Stub& stub, const std::string& page_token)>
      call;
  // What the answers say, in the order of the SQL.
  std::function<std::vector<double>(const Answers& answers)> figures;
  std::string sql;
  // SQLite has no percentiles; empty: as `sql`.
  std::string sqlite;
  // How much faster than the fastest database it has to be at least.
  double times_faster = 10;
  // Touches fewer than 2,000 units, so that it has to be as fast as an echo.
  bool is_small = true;
};

// Asks until everything is there: usually one call, else page by page.
Answers Ask(const Question& question, v1::StatsService::Stub& stub);

// The questions that issue from scale and users: series, rankings, sums,
// percentiles, all cells, coverage.
std::vector<Question> QuestionsFor(const form::Catalogue& catalogue,
                                   const NationalSpec& spec);

}  // namespace disclosure::benchmarks

#endif  // DISCLOSURE_TESTS_BENCHMARK_QUERY_QUESTIONS_H_

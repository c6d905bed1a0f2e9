#ifndef DISCLOSURE_TESTS_BENCHMARK_SQL_PEERS_H_
#define DISCLOSURE_TESTS_BENCHMARK_SQL_PEERS_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "form/catalogue.h"
#include "form/read_report.h"
#include "tests/benchmark/national_data.h"

namespace disclosure::benchmarks {

// One table in each database: a row an organ-year, a column a cell of the forms
// of 2019 and 2021. A zero is NULL there, which is kinder to all three: it is
// smaller, and nothing that is asked here tells a zero from a blank.
class ReportTable {
 public:
  explicit ReportTable(const form::Catalogue& catalogue);

  // Keys: code, organ (0: the government), level, province, county, year.
  static constexpr int kKeys = 6;
  // Keys, then cells; nullopt for a zero.
  using Row = std::vector<std::optional<int64_t>>;

  // "code BIGINT NOT NULL, ..., c0 BIGINT, ..."
  std::string Columns() const;
  static std::string NameOf(form::CellIndex cell);
  Row RowOf(const v1::AnnualReport& report) const;

 private:
  form::ReportReader reader_;
  std::vector<form::CellIndex> cells_;
};

// Figures of an answer, row by row; text is left out of the questions.
struct SqlAnswer {
  std::vector<double> figures;
  double micros = 0;
};

// A database with the table `report`. What goes wrong ends the program.
class SqlPeer {
 public:
  virtual ~SqlPeer() = default;
  virtual SqlAnswer Ask(const std::string& sql) = 0;
  // What the data take on disk.
  virtual double Bytes() = 0;
};

// All are loaded with the same rows. `csv` is read by DuckDB alone.
std::unique_ptr<SqlPeer> LoadSqlite(const std::string& path,
                                    const ReportTable& table,
                                    const NationalData& data);
std::unique_ptr<SqlPeer> LoadPostgres(const std::string& connection,
                                      const ReportTable& table,
                                      const NationalData& data);
// `script` is run by node, where @duckdb/node-api is installed.
std::unique_ptr<SqlPeer> LoadDuckDb(const std::string& script,
                                    const std::string& folder,
                                    const ReportTable& table,
                                    const NationalData& data);

}  // namespace disclosure::benchmarks

#endif  // DISCLOSURE_TESTS_BENCHMARK_SQL_PEERS_H_

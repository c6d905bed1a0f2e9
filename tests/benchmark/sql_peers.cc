#include "tests/benchmark/sql_peers.h"

#include <libpq-fe.h>
#include <sqlite3.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "status/check.h"

namespace disclosure::benchmarks {
namespace {

constexpr char kTable[] = "report";
constexpr char kPrimaryKey[] = ", PRIMARY KEY (code, organ, year)";
constexpr char kIndex[] =
    "CREATE INDEX report_by_province ON report (province, year)";
// Rows in one COPY message.
constexpr size_t kRowsPerCopy = 1'024;

class Stopwatch {
 public:
  double Micros() const {
    return std::chrono::duration<double, std::micro>(
               std::chrono::steady_clock::now() - start_)
        .count();
  }

 private:
  const std::chrono::steady_clock::time_point start_ =
      std::chrono::steady_clock::now();
};

class SqlitePeer final : public SqlPeer {
 public:
  explicit SqlitePeer(const std::string& path) : path_(path) {
    CHECK_EQ(sqlite3_open(path.c_str(), &database_), SQLITE_OK);
  }
  ~SqlitePeer() override { sqlite3_close(database_); }

  void Load(const ReportTable& table, const NationalData& data) {
    Execute("PRAGMA journal_mode = OFF");
    Execute("PRAGMA synchronous = OFF");  // Loading is not measured.
    Execute("PRAGMA cache_size = -262144");
    Execute(absl::StrCat("CREATE TABLE ", kTable, " (", table.Columns(),
                         kPrimaryKey, ") WITHOUT ROWID"));
    Execute("BEGIN");
    sqlite3_stmt* insert = nullptr;
    data.ForEach([&](const v1::AnnualReport& report) {
      const ReportTable::Row row = table.RowOf(report);
      if (insert == nullptr) insert = Prepare(InsertSql(row.size()));
      for (size_t i = 0; i < row.size(); ++i) {
        const int parameter = static_cast<int>(i) + 1;
        if (row[i]) {
          sqlite3_bind_int64(insert, parameter, *row[i]);
        } else {
          sqlite3_bind_null(insert, parameter);
        }
      }
      CHECK_EQ(sqlite3_step(insert), SQLITE_DONE) << sqlite3_errmsg(database_);
      sqlite3_reset(insert);
    });
    sqlite3_finalize(insert);
    Execute("COMMIT");
    Execute(kIndex);
    Execute("ANALYZE");
  }

  SqlAnswer Ask(const std::string& sql) override {
    const Stopwatch watch;
    SqlAnswer answer;
    sqlite3_stmt* statement = Prepare(sql);
    while (sqlite3_step(statement) == SQLITE_ROW) {
      for (int i = 0; i < sqlite3_column_count(statement); ++i) {
        answer.figures.push_back(sqlite3_column_double(statement, i));
      }
    }
    CHECK_EQ(sqlite3_finalize(statement), SQLITE_OK);
    answer.micros = watch.Micros();
    return answer;
  }

  double Bytes() override {
    return static_cast<double>(std::filesystem::file_size(path_));
  }

 private:
  static std::string InsertSql(size_t columns) {
    std::string sql = absl::StrCat("INSERT INTO ", kTable, " VALUES (?");
    for (size_t i = 1; i < columns; ++i) sql += ",?";
    return sql + ")";
  }

  sqlite3_stmt* Prepare(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    CHECK_EQ(
        sqlite3_prepare_v2(database_, sql.c_str(), -1, &statement, nullptr),
        SQLITE_OK)
        << sqlite3_errmsg(database_) << ": " << sql;
    return statement;
  }
  void Execute(const std::string& sql) {
    CHECK_EQ(sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr),
             SQLITE_OK)
        << sqlite3_errmsg(database_) << ": " << sql;
  }

  const std::string path_;
  sqlite3* database_ = nullptr;
};

class PostgresPeer final : public SqlPeer {
 public:
  explicit PostgresPeer(const std::string& connection)
      : connection_(PQconnectdb(connection.c_str())) {
    CHECK_EQ(PQstatus(connection_), CONNECTION_OK)
        << PQerrorMessage(connection_);
  }
  ~PostgresPeer() override { PQfinish(connection_); }

  void Load(const ReportTable& table, const NationalData& data) {
    Execute("SET client_min_messages = warning");
    Execute(absl::StrCat("DROP TABLE IF EXISTS ", kTable));
    Execute(absl::StrCat("CREATE TABLE ", kTable, " (", table.Columns(),
                         kPrimaryKey, ")"));
    Execute(absl::StrCat("COPY ", kTable, " FROM STDIN WITH (NULL '')"),
            PGRES_COPY_IN);
    std::string text;
    size_t rows = 0;
    data.ForEach([&](const v1::AnnualReport& report) {
      AppendRow(table.RowOf(report), text);
      if (++rows % kRowsPerCopy == 0) Put(text);
    });
    Put(text);
    CHECK_EQ(PQputCopyEnd(connection_, nullptr), 1);
    while (PGresult* result = PQgetResult(connection_)) {
      CHECK_EQ(PQresultStatus(result), PGRES_COMMAND_OK)
          << PQerrorMessage(connection_);
      PQclear(result);
    }
    Execute(kIndex);
    Execute(absl::StrCat("VACUUM (ANALYZE, FREEZE) ", kTable));
  }

  SqlAnswer Ask(const std::string& sql) override {
    const Stopwatch watch;
    SqlAnswer answer;
    PGresult* result = PQexec(connection_, sql.c_str());
    CHECK_EQ(PQresultStatus(result), PGRES_TUPLES_OK)
        << PQerrorMessage(connection_) << sql;
    for (int row = 0; row < PQntuples(result); ++row) {
      for (int i = 0; i < PQnfields(result); ++i) {
        double figure = 0;
        const char* text = PQgetvalue(result, row, i);
        CHECK(*text == '\0' || absl::SimpleAtod(text, &figure)) << text;
        answer.figures.push_back(figure);
      }
    }
    PQclear(result);
    answer.micros = watch.Micros();
    return answer;
  }

  double Bytes() override {
    return Ask(absl::StrCat("SELECT pg_total_relation_size('", kTable, "')"))
        .figures.at(0);
  }

 private:
  static void AppendRow(const ReportTable::Row& row, std::string& text) {
    for (size_t i = 0; i < row.size(); ++i) {
      if (i > 0) text += '\t';
      if (row[i]) absl::StrAppend(&text, *row[i]);
    }
    text += '\n';
  }

  void Put(std::string& text) {
    CHECK_EQ(
        PQputCopyData(connection_, text.data(), static_cast<int>(text.size())),
        1)
        << PQerrorMessage(connection_);
    text.clear();
  }

  void Execute(const std::string& sql,
               ExecStatusType wanted = PGRES_COMMAND_OK) {
    PGresult* result = PQexec(connection_, sql.c_str());
    CHECK_EQ(PQresultStatus(result), wanted)
        << PQerrorMessage(connection_) << sql;
    PQclear(result);
  }

  PGconn* const connection_;
};

}  // namespace

ReportTable::ReportTable(const form::Catalogue& catalogue)
    : reader_(catalogue) {
  for (const form::Cell& cell : catalogue.cells()) {
    const bool asked = !cell.IsNarrative() && (cell.BelongsTo(v1::FORM_2019) ||
                                               cell.BelongsTo(v1::FORM_2021));
    if (asked) cells_.push_back(cell.index);
  }
}

std::string ReportTable::Columns() const {
  std::string columns =
      "code BIGINT NOT NULL, organ INT NOT NULL, level INT NOT NULL, "
      "province INT NOT NULL, county INT NOT NULL, year INT NOT NULL";
  for (const form::CellIndex cell : cells_) {
    absl::StrAppend(&columns, ", ", NameOf(cell), " BIGINT");
  }
  return columns;
}

std::string ReportTable::NameOf(form::CellIndex cell) {
  return absl::StrCat("c", cell);
}

ReportTable::Row ReportTable::RowOf(const v1::AnnualReport& message) const {
  const form::Report report = reader_.Read(message);
  CHECK(report.division.has_value());
  const divisions::DivisionCode& division = *report.division;
  const auto number = [&division](divisions::Level level) {
    int64_t value = 0;
    CHECK(absl::SimpleAtoi(division.AncestorAt(level).ToString(), &value));
    return value;
  };
  // Departments of one government are told apart by a hash of their codes.
  const int64_t organ =
      !report.credit_code.empty()
          ? static_cast<int64_t>(std::hash<std::string>()(report.credit_code) &
                                 0x7fffffff)
          : 0;
  Row row = {number(divisions::Level::kTownship),
             organ,
             static_cast<int64_t>(division.level()),
             number(divisions::Level::kProvince),
             number(divisions::Level::kCounty),
             report.year};
  row.reserve(row.size() + cells_.size());
  for (const form::CellIndex cell : cells_) {
    const int64_t value = report.cells.ValueOrZero(cell);
    row.push_back(value == 0 ? std::nullopt : std::optional(value));
  }
  return row;
}

std::unique_ptr<SqlPeer> LoadSqlite(const std::string& path,
                                    const ReportTable& table,
                                    const NationalData& data) {
  auto peer = std::make_unique<SqlitePeer>(path);
  peer->Load(table, data);
  return peer;
}

std::unique_ptr<SqlPeer> LoadPostgres(const std::string& connection,
                                      const ReportTable& table,
                                      const NationalData& data) {
  auto peer = std::make_unique<PostgresPeer>(connection);
  peer->Load(table, data);
  return peer;
}

}  // namespace disclosure::benchmarks

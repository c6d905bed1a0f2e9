#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "absl/strings/str_cat.h"
#include "google/protobuf/struct.pb.h"
#include "google/protobuf/util/json_util.h"
#include "status/check.h"
#include "tests/benchmark/sql_peers.h"

namespace disclosure::benchmarks {
namespace {

// Lines go to and from a process of node.
class DuckDbPeer final : public SqlPeer {
 public:
  DuckDbPeer(const std::string& script, const std::string& folder)
      : file_(folder + "/duckdb.db") {
    std::array<int, 2> to_child;
    std::array<int, 2> from_child;
    CHECK(pipe(to_child.data()) == 0 && pipe(from_child.data()) == 0);
    pid_ = fork();
    CHECK(pid_ >= 0) << "fork";
    if (pid_ == 0) {
      dup2(to_child[0], STDIN_FILENO);
      dup2(from_child[1], STDOUT_FILENO);
      close(to_child[1]);
      close(from_child[0]);
      execlp("node", "node", script.c_str(), file_.c_str(),
             NodeModules().c_str(), nullptr);
      _exit(127);
    }
    close(to_child[0]);
    close(from_child[1]);
    to_ = fdopen(to_child[1], "w");
    from_ = fdopen(from_child[0], "r");
  }
  ~DuckDbPeer() override {
    fclose(to_);
    fclose(from_);
    int status = 0;
    waitpid(pid_, &status, 0);
  }

  void Load(const std::string& folder, const ReportTable& table,
            const NationalData& data) {
    const std::string csv = folder + "/report.csv";
    std::ofstream out(csv);
    data.ForEach([&](const v1::AnnualReport& report) {
      std::string line;
      for (const std::optional<int64_t>& figure : table.RowOf(report)) {
        if (figure) absl::StrAppend(&line, *figure);
        line += ',';
      }
      line.back() = '\n';
      out << line;
    });
    out.close();
    CHECK(out.good()) << "cannot write " << csv;
    Ask(absl::StrCat("CREATE TABLE report (", table.Columns(), ")"));
    Ask(absl::StrCat("COPY report FROM '", csv, "' (HEADER false)"));
    Ask("CHECKPOINT");
    std::filesystem::remove(csv);
  }

  SqlAnswer Ask(const std::string& sql) override {
    google::protobuf::Struct question;
    (*question.mutable_fields())["sql"].set_string_value(sql);
    std::string line;
    CHECK(google::protobuf::util::MessageToJsonString(question, &line).ok());
    CHECK(fprintf(to_, "%s\n", line.c_str()) > 0) << "DuckDB has ended";
    fflush(to_);
    google::protobuf::Struct reply;
    CHECK(google::protobuf::util::JsonStringToMessage(ReadLine(), &reply).ok());
    CHECK(reply.fields().count("error") == 0)
        << reply.fields().at("error").string_value() << ": " << sql;
    SqlAnswer answer;
    answer.micros = reply.fields().at("micros").number_value();
    for (const auto& figure :
         reply.fields().at("figures").list_value().values()) {
      answer.figures.push_back(figure.number_value());
    }
    return answer;
  }

  double Bytes() override {
    return static_cast<double>(std::filesystem::file_size(file_));
  }

 private:
  // Where run.sh has installed @duckdb/node-api.
  static std::string NodeModules() {
    const char* folder = std::getenv("DISCLOSURE_NODE_MODULES");
    CHECK(folder != nullptr) << "DISCLOSURE_NODE_MODULES is not set";
    return folder;
  }

  std::string ReadLine() {
    char* line = nullptr;
    size_t capacity = 0;
    const ssize_t size = getline(&line, &capacity, from_);
    CHECK(size > 0) << "DuckDB has ended";
    std::string text(line, static_cast<size_t>(size));
    free(line);
    return text;
  }

  const std::string file_;
  pid_t pid_ = 0;
  FILE* to_ = nullptr;
  FILE* from_ = nullptr;
};

}  // namespace

std::unique_ptr<SqlPeer> LoadDuckDb(const std::string& script,
                                    const std::string& folder,
                                    const ReportTable& table,
                                    const NationalData& data) {
  auto peer = std::make_unique<DuckDbPeer>(script, folder);
  peer->Load(folder, table, data);
  return peer;
}

}  // namespace disclosure::benchmarks

#include "ingest-service/store/sqlite/sqlite_report_store.h"

#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "ingest-service/store/sqlite/typical_change.h"
#include "tests/contract/report_store_contract.h"
#include "tests/ingest-service/support/temporary_directory.h"
#include "tests/support/status_matchers.h"

namespace disclosure::ingest {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using enum absl::StatusCode;

class SqlitePlace final : public StorePlace {
 public:
  std::unique_ptr<ReportStore> Open() override {
    auto store = OpenSqliteReportStore(directory_.File("reports.db"));
    EXPECT_THAT(store, IsOk());
    return *std::move(store);
  }

 private:
  const TemporaryDirectory directory_;
};

std::unique_ptr<StorePlace> NewSqlitePlace() {
  return std::make_unique<SqlitePlace>();
}

INSTANTIATE_TEST_SUITE_P(Sqlite, ReportStoreContract,
                         testing::Values(&NewSqlitePlace));

// A connection as any other program would open it.
class ForeignConnection {
 public:
  explicit ForeignConnection(const std::string& path) {
    EXPECT_EQ(sqlite3_open(path.c_str(), &database_), SQLITE_OK);
  }
  ~ForeignConnection() { sqlite3_close(database_); }
  ForeignConnection(const ForeignConnection&) = delete;
  ForeignConnection& operator=(const ForeignConnection&) = delete;

  void Execute(const char* sql) {
    ASSERT_EQ(sqlite3_exec(database_, sql, nullptr, nullptr, nullptr),
              SQLITE_OK)
        << sql << ": " << sqlite3_errmsg(database_);
  }

 private:
  sqlite3* database_ = nullptr;
};

// No file of this process grows beyond the bound while this exists: as good as
// a full disk, and no privilege is needed.
class FileSizeBound {
 public:
  explicit FileSizeBound(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    EXPECT_EQ(getrlimit(RLIMIT_FSIZE, &before_), 0);
    const rlimit bound = {bytes, before_.rlim_max};
    EXPECT_EQ(setrlimit(RLIMIT_FSIZE, &bound), 0);
  }
  ~FileSizeBound() { setrlimit(RLIMIT_FSIZE, &before_); }
  FileSizeBound(const FileSizeBound&) = delete;
  FileSizeBound& operator=(const FileSizeBound&) = delete;

 private:
  rlimit before_{};
};

// Bytes that nothing makes shorter.
std::string Noise(Sequence seed, size_t bytes) {
  std::mt19937_64 random(seed);
  std::string noise(bytes, '\0');
  std::ranges::generate(noise, [&] { return static_cast<char>(random()); });
  return noise;
}

std::vector<StoredChange> Rows(Sequence first, int count, size_t bytes) {
  std::vector<StoredChange> rows;
  for (int i = 0; i < count; ++i) {
    StoredChange& row = rows.emplace_back();
    row.sequence = first + static_cast<Sequence>(i);
    row.change = Noise(row.sequence, bytes);
    row.text = "text";
    row.division_code = "430321111";
  }
  return rows;
}

std::vector<StoredChange> TypicalRows(Sequence first, size_t count) {
  std::vector<StoredChange> rows(count);
  for (StoredChange& row : rows) {
    row.sequence = first++;
    row.change = TypicalChange();
  }
  return rows;
}

class SqliteReportStoreTest : public testing::Test {
 protected:
  void Open(const SqliteOptions& options = {}) {
    auto store = OpenSqliteReportStore(path_, options);
    ASSERT_THAT(store, IsOk());
    store_ = *std::move(store);
  }
  absl::Status OpeningFails() const {
    return OpenSqliteReportStore(path_).status();
  }
  int CountRows() const {
    int rows = 0;
    EXPECT_THAT(store_->Scan([&rows](const StoredChange&) {
      ++rows;
      return absl::OkStatus();
    }),
                IsOk());
    return rows;
  }

  const TemporaryDirectory directory_;
  const std::string path_ = directory_.File("deep/er/reports.db");
  std::unique_ptr<ReportStore> store_;
};

TEST_F(SqliteReportStoreTest, MakesItsDirectoryAndLetsNoStrangerRead) {
  Open();
  struct stat file;
  ASSERT_EQ(stat(path_.c_str(), &file), 0);
  EXPECT_EQ(file.st_mode & 0007, 0u);
  ASSERT_EQ(stat(directory_.File("deep").c_str(), &file), 0);
  EXPECT_EQ(file.st_mode & 0007, 0u);
}

TEST_F(SqliteReportStoreTest, ASecondWriterIsRefusedByName) {
  Open();
  EXPECT_THAT(OpeningFails(),
              StatusIs(kFailedPrecondition,
                       AllOf(HasSubstr("in use"),
                             HasSubstr(std::to_string(getpid())))));
  store_.reset();
  Open();
}

TEST_F(SqliteReportStoreTest, AnotherNameOfTheSameFileIsTheSameStore) {
  Open();
  const std::string link = directory_.File("link");
  std::filesystem::create_directory_symlink(directory_.File("deep"), link);
  EXPECT_THAT(OpenSqliteReportStore(link + "/er/reports.db"),
              StatusIs(kFailedPrecondition, HasSubstr("in use")));
}

TEST_F(SqliteReportStoreTest, ADatabaseOfAnotherApplicationIsLeftAlone) {
  std::filesystem::create_directories(directory_.File("deep/er"));
  ForeignConnection(path_).Execute("CREATE TABLE bookmark (url TEXT)");
  const auto before = std::filesystem::last_write_time(path_);
  EXPECT_THAT(OpeningFails(),
              StatusIs(kFailedPrecondition, HasSubstr("another application")));
  EXPECT_EQ(std::filesystem::last_write_time(path_), before);
}

TEST_F(SqliteReportStoreTest, ANewFeedIdIsGivenOnceAndStays) {
  const std::string first = (*OpenSqliteReportStore(path_))->feed_id();
  const std::string second =
      (*OpenSqliteReportStore(path_, {.new_feed_id = true}))->feed_id();
  EXPECT_NE(first, second);
  EXPECT_EQ(second.size(), first.size());
  EXPECT_EQ((*OpenSqliteReportStore(path_))->feed_id(), second);
}

TEST_F(SqliteReportStoreTest, AnotherSchemaVersionIsRefused) {
  Open();
  store_.reset();
  ForeignConnection(path_).Execute("PRAGMA user_version = 3");
  EXPECT_THAT(OpeningFails(),
              StatusIs(kFailedPrecondition, HasSubstr("version 3")));
}

// Version 1 kept changes as they are, and knew of no compression.
TEST_F(SqliteReportStoreTest, AFileOfTheVersionBeforeGoesOn) {
  Open();
  store_.reset();
  ForeignConnection(path_).Execute(
      "DROP TABLE compression; PRAGMA user_version = 1;"
      "INSERT INTO change VALUES (1, '430321111', 0, x'0801')");
  for (const Sequence next : {2, 3}) {
    Open();
    EXPECT_EQ(store_->Read(1)->change, "\x08\x01");
    ASSERT_THAT(store_->Append(Rows(next, 1, 1000)), IsOk());
    for (Sequence row = 2; row <= next; ++row) {
      EXPECT_EQ(store_->Read(row)->change, Noise(row, 1000));
    }
    store_.reset();
  }
}

// As a later program, which knows of other cells, finds the file.
TEST_F(SqliteReportStoreTest, AnotherDictionaryBeginsAnEraOfItsOwn) {
  Open();
  store_.reset();
  ForeignConnection(path_).Execute("UPDATE compression SET dictionary = x'00'");
  Open();
  ASSERT_THAT(store_->Append(TypicalRows(1, 1)), IsOk());
  store_.reset();
  ForeignConnection(path_).Execute(
      "INSERT INTO compression VALUES (2, x'0011223344')");
  Open();
  ASSERT_THAT(store_->Append(TypicalRows(2, 1)), IsOk());
  for (const Sequence row : {1, 2}) {
    EXPECT_EQ(store_->Read(row)->change, TypicalChange());
  }
}

TEST_F(SqliteReportStoreTest, AReportTakesAFractionOfItsBytes) {
  Open();
  const std::vector<StoredChange> rows = TypicalRows(1, 1000);
  ASSERT_THAT(store_->Append(rows), IsOk());
  store_.reset();
  EXPECT_LT(std::filesystem::file_size(path_),
            rows.size() * rows.front().change.size() / 5);
}

TEST_F(SqliteReportStoreTest, AChangeThatIsDamagedIsADataLossThatNamesIt) {
  Open();
  ASSERT_THAT(store_->Append(Rows(1, 3, 100)), IsOk());
  ForeignConnection(path_).Execute(
      "UPDATE change SET change = x'0801' WHERE sequence = 2");
  EXPECT_THAT(store_->Read(2), StatusIs(kDataLoss, HasSubstr("row 2")));
  EXPECT_THAT(store_->ChangesAfter(0, 10, 1000),
              StatusIs(kDataLoss, HasSubstr("row 2")));
  EXPECT_THAT(store_->Read(3), IsOk());
}

TEST_F(SqliteReportStoreTest, AFileThatIsNoDatabaseIsRefused) {
  std::filesystem::create_directories(directory_.File("deep/er"));
  std::ofstream(path_) << std::string(10'000, 'x');
  EXPECT_THAT(OpeningFails(), StatusIs(kDataLoss, HasSubstr("not a database")));
}

TEST_F(SqliteReportStoreTest, APathWithoutAFileIsRefused) {
  EXPECT_THAT(OpenSqliteReportStore(directory_.path() + "/"),
              StatusIs(kFailedPrecondition));
  EXPECT_THAT(OpenSqliteReportStore("/proc/none/reports.db"),
              StatusIs(kFailedPrecondition, HasSubstr("/proc/none")));
}

TEST_F(SqliteReportStoreTest, CommitsAreSyncedAppendsToALog) {
  Open();
  ASSERT_THAT(store_->Append(Rows(1, 1, 100)), IsOk());
  EXPECT_TRUE(std::filesystem::exists(path_ + "-wal"));
}

TEST_F(SqliteReportStoreTest, TheLogIsEmptiedWhenItIsLong) {
  SqliteOptions options;
  options.checkpoint_bytes = 100'000;
  Open(options);
  for (Sequence i = 0; i < 100; ++i) {
    ASSERT_THAT(store_->Append(Rows(i * 10 + 1, 10, 1000)), IsOk());
  }
  EXPECT_LT(std::filesystem::file_size(path_ + "-wal"), 300'000u);
  EXPECT_GT(std::filesystem::file_size(path_), 800'000u);
  EXPECT_EQ(CountRows(), 1000);
}

TEST_F(SqliteReportStoreTest, AppendsAreUnavailableWhileAnotherProcessWrites) {
  SqliteOptions options;
  options.busy_timeout = absl::Milliseconds(1);
  Open(options);
  {
    ForeignConnection foreign(path_);
    foreign.Execute("BEGIN IMMEDIATE");
    EXPECT_THAT(store_->Append(Rows(1, 2, 10)), StatusIs(kUnavailable));
    EXPECT_EQ(store_->latest(), 0u);
  }
  EXPECT_THAT(store_->Append(Rows(1, 2, 10)), IsOk());
}

TEST_F(SqliteReportStoreTest, AFullDiskTakesNothingOfACommit) {
  Open();
  ASSERT_THAT(store_->Append(Rows(1, 10, 1000)), IsOk());
  {
    const FileSizeBound bound(std::filesystem::file_size(path_ + "-wal") +
                              100'000);
    EXPECT_THAT(store_->Append(Rows(11, 1000, 1000)),
                StatusIs(kResourceExhausted));
  }
  EXPECT_EQ(store_->latest(), 10u);
  EXPECT_EQ(CountRows(), 10);
  ASSERT_THAT(store_->Append(Rows(11, 1000, 1000)), IsOk());
  store_.reset();
  Open();
  EXPECT_EQ(CountRows(), 1010);
}

TEST_F(SqliteReportStoreTest, ARowThatIsRefusedTakesItsCommitWithIt) {
  Open();
  ForeignConnection foreign(path_);
  foreign.Execute("INSERT INTO change VALUES (3, '430321111', 0, x'')");
  EXPECT_THAT(store_->Append(Rows(1, 5, 10)), StatusIs(kInternal));
  EXPECT_EQ(store_->latest(), 0u);
  foreign.Execute("DELETE FROM change");
  EXPECT_THAT(store_->Append(Rows(1, 5, 10)), IsOk());
  EXPECT_EQ(CountRows(), 5);
}

TEST_F(SqliteReportStoreTest, ADamagedFileIsADataLoss) {
  Open();
  ASSERT_THAT(store_->Append(Rows(1, 1000, 1000)), IsOk());
  store_.reset();
  std::fstream file(path_, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(100'000);
  file << std::string(800'000, '\xa5');
  file.close();
  Open();
  EXPECT_THAT(
      store_->Scan([](const StoredChange&) { return absl::OkStatus(); }),
      StatusIs(kDataLoss));
  EXPECT_THAT(store_->Read(500), StatusIs(kDataLoss));
}

TEST_F(SqliteReportStoreTest, AMissingRowIsADataLossThatNamesIt) {
  Open();
  ASSERT_THAT(store_->Append(Rows(1, 10, 10)), IsOk());
  ForeignConnection(path_).Execute("DELETE FROM change WHERE sequence = 7");
  EXPECT_THAT(store_->ChangesAfter(0, 10, 1000),
              StatusIs(kDataLoss, HasSubstr("row 7")));
  EXPECT_THAT(store_->Read(7), StatusIs(kDataLoss, HasSubstr("row 7")));
  EXPECT_THAT(store_->ChangesAfter(0, 6, 1000), IsOk());
}

}  // namespace
}  // namespace disclosure::ingest

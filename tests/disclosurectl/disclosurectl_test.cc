// Runs the program itself: what the shell sees of it.

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "disclosurectl/input/file_bytes.h"
#include "disclosurectl/input/parse_report.h"

extern char** environ;

namespace disclosure::ctl {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

constexpr char kProgram[] =
    DISCLOSURE_BINARY_DIR "/disclosurectl/disclosurectl";
constexpr char kSeed[] =
    DISCLOSURE_SOURCE_DIR "/tests/data/yunhuqiao-2020.textproto";
// Port 1 of loopback: nobody listens there, and nobody can be made to by us.
constexpr char kNobody[] = "127.0.0.1:1";

struct Ended {
  int status = -1;
  std::string out;
  std::string err;
};

class DisclosurectlTest : public testing::Test {
 protected:
  void SetUp() override {
    directory_ = fs::path(testing::TempDir()) /
                 ("disclosurectl_" + std::to_string(getpid()));
    fs::create_directories(directory_);
  }
  void TearDown() override { fs::remove_all(directory_); }

  Ended Disclosurectl(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), kProgram);
    arguments.push_back("--lang=en");
    const std::string out = Path("out");
    const std::string err = Path("err");
    Ended run;
    run.status = Spawn(arguments, out, err);
    run.out = *ReadFileBytes(out);
    run.err = *ReadFileBytes(err);
    return run;
  }

  std::string Path(const std::string& name) const {
    return (directory_ / name).native();
  }

 private:
  static int Spawn(std::vector<std::string>& arguments, const std::string& out,
                   const std::string& err) {
    std::vector<char*> argv;
    for (std::string& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    constexpr int kFlags = O_WRONLY | O_CREAT | O_TRUNC;
    posix_spawn_file_actions_addopen(&files, 1, out.c_str(), kFlags, 0600);
    posix_spawn_file_actions_addopen(&files, 2, err.c_str(), kFlags, 0600);
    pid_t pid = 0;
    const int error =
        posix_spawn(&pid, kProgram, &files, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    EXPECT_EQ(error, 0);
    int status = 0;
    EXPECT_EQ(waitpid(pid, &status, 0), pid);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  fs::path directory_;
};

TEST_F(DisclosurectlTest, AcceptableReportIsStatusZero) {
  const Ended run = Disclosurectl({"validate", kSeed});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("云湖桥镇"));
}

TEST_F(DisclosurectlTest, BrokenTotalIsStatusOne) {
  v1::AnnualReport report =
      *ParseReport(*ReadFileBytes(kSeed), ReportFormat::kTextproto);
  report.mutable_applications()->mutable_received_new()->set_total(2);
  ASSERT_TRUE(
      WriteFileBytes(Path("broken.binpb"), report.SerializeAsString()).ok());
  const Ended run = Disclosurectl({"validate", Path("broken.binpb")});
  EXPECT_EQ(run.status, 1);
  EXPECT_THAT(run.out, HasSubstr("F-APP-01"));
}

TEST_F(DisclosurectlTest, WrongUsageIsStatusTwo) {
  const Ended run = Disclosurectl({"validate", "--moed=archive", kSeed});
  EXPECT_EQ(run.status, 2);
  EXPECT_THAT(run.err, HasSubstr("did you mean --mode?"));
  EXPECT_EQ(run.out, "");
}

TEST_F(DisclosurectlTest, UnreachableServiceIsStatusThreeAndNamesTheAddress) {
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{
           {"get", "430321111", "2020", "--ingest", kNobody},
           {"revisions", "430321111", "2020", "--ingest", kNobody},
           {"list", "--ingest", kNobody},
           {"refusals", "--ingest", kNobody},
           {"withdraw", "430321111", "2020", "--amends=1", "--reason=x",
            "--ingest", kNobody},
           {"submit", kSeed, "--ingest", kNobody},
           {"series", "430321", "proactive.norm_docs_made", "--stats", kNobody},
           {"aggregate", "43", "proactive.norm_docs_made", "--stats", kNobody},
           {"rank", "43", "proactive.norm_docs_made", "--stats", kNobody},
           {"distribution", "43", "proactive.norm_docs_made",
            "--boundaries=today", "--stats", kNobody},
           {"outliers", "43", "proactive.norm_docs_made", "--boundaries=today",
            "--stats", kNobody},
           {"indicators", "--stats", kNobody},
           {"areas", "湘潭县", "--stats", kNobody}}) {
    const Ended run = Disclosurectl(arguments);
    EXPECT_EQ(run.status, 3) << arguments.front() << run.err;
    EXPECT_THAT(run.err, HasSubstr("127.0.0.1:1"));
    EXPECT_THAT(run.err, HasSubstr("Start it"));
    // Nothing of what the transport says of itself.
    EXPECT_THAT(run.err, Not(HasSubstr("grpc")));
    EXPECT_THAT(run.err, Not(HasSubstr(".cc")));
    EXPECT_EQ(run.out, "");
  }
}

TEST_F(DisclosurectlTest, UnreadableFileIsStatusFour) {
  ASSERT_TRUE(WriteFileBytes(Path("bad.json"), "{").ok());
  const Ended run = Disclosurectl({"validate", Path("bad.json")});
  EXPECT_EQ(run.status, 4);
  EXPECT_THAT(run.err, HasSubstr("bad.json"));
}

TEST_F(DisclosurectlTest, GeneratedStreamsAreEqualAndValid) {
  for (const std::string name : {"a.binpb.stream", "b.binpb.stream"}) {
    const Ended run = Disclosurectl(
        {"generate", "--areas=4303", "--years=2020", "--to=" + Path(name)});
    ASSERT_EQ(run.status, 0) << run.err;
  }
  EXPECT_EQ(*ReadFileBytes(Path("a.binpb.stream")),
            *ReadFileBytes(Path("b.binpb.stream")));
  EXPECT_EQ(Disclosurectl({"validate", Path("a.binpb.stream")}).status, 0);
}

TEST_F(DisclosurectlTest, FullDiskIsToldInsteadOfLosingData) {
  const Ended run = Disclosurectl(
      {"generate", "--areas=4303", "--years=2020", "--to=/dev/full"});
  EXPECT_EQ(run.status, 4);
  EXPECT_THAT(run.err, HasSubstr("/dev/full"));
}

}  // namespace
}  // namespace disclosure::ctl

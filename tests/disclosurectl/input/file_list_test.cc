#include "disclosurectl/input/file_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace disclosure::ctl {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

class FileListTest : public testing::Test {
 protected:
  void SetUp() override {
    root_ = fs::path(testing::TempDir()) /
            ("file_list_" + std::to_string(getpid()));
    fs::create_directories(root_ / "county" / ".hidden");
    Touch("county/b.txt");
    Touch("county/a.json");
    Touch("county/notes.md");
    Touch("county/.hidden/c.txt");
    Touch("z.odd");
  }
  void TearDown() override { fs::remove_all(root_); }

  void Touch(const std::string& name) { std::ofstream(root_ / name) << "x"; }
  std::string Path(const std::string& name) { return (root_ / name).native(); }

  fs::path root_;
};

TEST_F(FileListTest, DirectoryGivesItsReportsInOrder) {
  const std::vector<std::string> paths = {Path("county")};
  const auto files = ListFiles(paths);
  ASSERT_TRUE(files.ok()) << files.status();
  EXPECT_THAT(*files, ElementsAre(Path("county/a.json"), Path("county/b.txt")));
}

TEST_F(FileListTest, NamedFileIsTakenWhateverItsName) {
  const std::vector<std::string> paths = {"-", Path("z.odd")};
  const auto files = ListFiles(paths);
  ASSERT_TRUE(files.ok()) << files.status();
  EXPECT_THAT(*files, ElementsAre("-", Path("z.odd")));
}

TEST_F(FileListTest, MissingPathIsNamed) {
  const std::vector<std::string> paths = {Path("none")};
  const auto files = ListFiles(paths);
  EXPECT_TRUE(absl::IsNotFound(files.status()));
  EXPECT_THAT(std::string(files.status().message()),
              testing::HasSubstr("none"));
}

TEST_F(FileListTest, DirectoryWithoutReportsIsNoSilentSuccess) {
  const std::vector<std::string> paths = {Path("county/.hidden")};
  fs::remove(Path("county/.hidden/c.txt"));
  EXPECT_TRUE(absl::IsInvalidArgument(ListFiles(paths).status()));
  EXPECT_TRUE(absl::IsInvalidArgument(ListFiles({}).status()));
}

}  // namespace
}  // namespace disclosure::ctl

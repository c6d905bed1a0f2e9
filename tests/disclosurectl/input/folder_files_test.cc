#include "disclosurectl/input/folder_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace disclosure::ctl {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::SizeIs;

constexpr uid_t kNobody = 65534;

class FolderFilesTest : public testing::Test {
 protected:
  void SetUp() override {
    root_ = fs::path(testing::TempDir()) /
            ("folder_files_" + std::to_string(getpid()));
    fs::create_directories(root_ / "b" / "c");
    fs::create_directories(root_ / "passed");
    for (const char* name : {"a.x", "a.y", "b/c/d.x", "e.x", "passed/f.x"}) {
      std::ofstream(root_ / name) << "x";
    }
  }
  void TearDown() override {
    fs::permissions(root_ / "b" / "c", fs::perms::owner_all);
    fs::remove_all(root_);
  }

  // Relative to the folder.
  std::vector<std::string> Find(size_t most = 100) {
    std::vector<std::string> files = FilesBelow(
        root_.native(),
        {[](const fs::path& path) { return path.filename() == "passed"; },
         [](const fs::path& path) { return path.extension() == ".x"; }},
        most);
    for (std::string& file : files) {
      file = fs::path(file).lexically_relative(root_).native();
    }
    return files;
  }

  fs::path root_;
};

TEST_F(FolderFilesTest, WantedFilesInTheOrderOfTheirPaths) {
  EXPECT_THAT(Find(), ElementsAre("a.x", "b/c/d.x", "e.x"));
}

TEST_F(FolderFilesTest, SymlinkThatLeadsNowhereIsFoundWithTheOthers) {
  fs::create_symlink("nothing", root_ / "b" / "dangling.x");
  fs::create_symlink("loop.x", root_ / "loop.x");
  fs::create_symlink("nothing", root_ / "unwanted");
  EXPECT_THAT(Find(),
              ElementsAre("a.x", "b/c/d.x", "b/dangling.x", "e.x", "loop.x"));
}

TEST_F(FolderFilesTest, SymlinkToAFileIsFollowedAndThatToAFolderIsNot) {
  fs::create_symlink("a.y", root_ / "link.x");
  fs::create_symlink("b", root_ / "folder.x");
  EXPECT_THAT(Find(), ElementsAre("a.x", "b/c/d.x", "e.x", "link.x"));
}

TEST_F(FolderFilesTest, FolderThatMayNotBeReadIsFoundInPlaceOfItsFiles) {
  fs::permissions(root_ / "b" / "c", fs::perms::none);
  // Root may read every folder, so it looks as somebody else.
  const bool is_root = geteuid() == 0;
  if (is_root) {
    ASSERT_EQ(seteuid(kNobody), 0);
  }
  const std::vector<std::string> found = Find();
  if (is_root) {
    ASSERT_EQ(seteuid(0), 0);
  }
  EXPECT_THAT(found, ElementsAre("a.x", "b/c", "e.x"));
}

TEST_F(FolderFilesTest, StopsBeyondTheMost) {
  EXPECT_THAT(Find(1), SizeIs(2));
}

}  // namespace
}  // namespace disclosure::ctl

#include "disclosurectl/input/file_bytes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <future>

namespace disclosure::ctl {
namespace {

namespace fs = std::filesystem;

class FileBytesTest : public testing::Test {
 protected:
  void SetUp() override {
    root_ = fs::path(testing::TempDir()) /
            ("file_bytes_" + std::to_string(getpid()));
    fs::create_directories(root_);
  }
  void TearDown() override { fs::remove_all(root_); }

  std::string Path(const std::string& name) { return (root_ / name).native(); }
  std::string Read(const std::string& name) {
    return ReadFileBytes(Path(name)).value_or("(none)");
  }
  // No unfinished file is left beside them.
  size_t CountFiles() {
    return static_cast<size_t>(
        std::distance(fs::directory_iterator(root_), fs::directory_iterator()));
  }

  fs::path root_;
};

TEST_F(FileBytesTest, FileIsReplaced) {
  ASSERT_TRUE(WriteFileBytes(Path("a"), "longer").ok());
  ASSERT_TRUE(WriteFileBytes(Path("a"), "new").ok());
  EXPECT_EQ(Read("a"), "new");
  EXPECT_EQ(CountFiles(), 1u);
}

TEST_F(FileBytesTest, SymlinkStaysAndItsFileIsReplaced) {
  fs::create_directory(root_ / "kept");
  ASSERT_TRUE(WriteFileBytes(Path("kept/a"), "old").ok());
  fs::create_symlink("kept/a", root_ / "link");
  ASSERT_TRUE(WriteFileBytes(Path("link"), "new").ok());
  EXPECT_TRUE(fs::is_symlink(root_ / "link"));
  EXPECT_EQ(Read("kept/a"), "new");
  EXPECT_EQ(CountFiles(), 2u);
}

TEST_F(FileBytesTest, SymlinkToNothingMakesTheFileThatItNames) {
  fs::create_symlink("a", root_ / "link");
  ASSERT_TRUE(WriteFileBytes(Path("link"), "new").ok());
  EXPECT_TRUE(fs::is_symlink(root_ / "link"));
  EXPECT_EQ(Read("a"), "new");
  EXPECT_EQ(CountFiles(), 2u);
}

TEST_F(FileBytesTest, PipeIsWrittenToAndStays) {
  ASSERT_EQ(mkfifo(Path("pipe").c_str(), 0600), 0);
  fs::create_symlink("pipe", root_ / "link");
  for (const std::string name : {"pipe", "link"}) {
    auto read = std::async(std::launch::async, [&] { return Read("pipe"); });
    EXPECT_TRUE(WriteFileBytes(Path(name), name).ok());
    EXPECT_EQ(read.get(), name);
    EXPECT_TRUE(fs::is_fifo(root_ / "pipe"));
  }
  EXPECT_EQ(CountFiles(), 2u);
}

TEST_F(FileBytesTest, FolderIsNoFile) {
  EXPECT_TRUE(absl::IsUnavailable(WriteFileBytes(root_.native(), "new")));
  EXPECT_TRUE(fs::is_directory(root_));
}

}  // namespace
}  // namespace disclosure::ctl

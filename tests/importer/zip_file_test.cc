#include "importer/zip_file.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "importer/limits.h"
#include "tests/support/zip_bytes.h"

namespace disclosure::importer {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr uint64_t kEnough = 1'000'000'000;

TEST(ZipFileTest, GivesNamesAndContents) {
  const std::string bytes = ZipBytes({{"甲.txt", "一"}, {"b/c.txt", "二"}});
  auto file = ZipFile::Open(bytes, kEnough);
  ASSERT_TRUE(file.ok()) << file.status();
  EXPECT_THAT(file->names(), ElementsAre("甲.txt", "b/c.txt"));
  EXPECT_EQ(*file->Read(1), "二");
  EXPECT_EQ(*file->Read(0), "一");
}

TEST(ZipFileTest, ReadsNamesOfGbk) {
  const std::string bytes = ZipBytes({{"\xD5\xF2.txt", "一"}});
  auto file = ZipFile::Open(bytes, kEnough);
  ASSERT_TRUE(file.ok()) << file.status();
  EXPECT_THAT(file->names(), ElementsAre("镇.txt"));
}

TEST(ZipFileTest, RefusesWhatIsDamaged) {
  const std::string bytes = ZipBytes({{"a.txt", std::string(5'000, 'x')}});
  EXPECT_EQ(ZipFile::Open(bytes.substr(0, 40), kEnough).status().code(),
            absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ZipFile::Open("", kEnough).status().code(),
            absl::StatusCode::kInvalidArgument);
  std::string changed = bytes;
  changed[45] = static_cast<char>(changed[45] ^ 0x55);
  auto file = ZipFile::Open(changed, kEnough);
  ASSERT_TRUE(file.ok()) << file.status();
  EXPECT_EQ(file->Read(0).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(ZipFileTest, RefusesABombByItsRatio) {
  const std::string bytes = ZipBytes({{"a.txt", std::string(8 << 20, '0')}});
  auto file = ZipFile::Open(bytes, kEnough);
  ASSERT_TRUE(file.ok()) << file.status();
  const auto content = file->Read(0);
  EXPECT_EQ(content.status().code(), absl::StatusCode::kResourceExhausted);
  EXPECT_THAT(std::string(content.status().message()),
              HasSubstr("kMaxUnpackRatio"));
}

TEST(ZipFileTest, RefusesABombByItsSizeInAll) {
  const std::string bytes = ZipBytes({{"a.txt", std::string(600'000, '0')},
                                      {"b.txt", std::string(600'000, '0')}});
  auto file = ZipFile::Open(bytes, 1'000'000);
  ASSERT_TRUE(file.ok()) << file.status();
  EXPECT_TRUE(file->Read(0).ok());
  EXPECT_THAT(std::string(file->Read(1).status().message()),
              HasSubstr("kMaxUnpackedBytes"));
}

TEST(ZipFileTest, RefusesTooManyFiles) {
  std::vector<std::pair<std::string, std::string>> files;
  for (size_t i = 0; i <= kMaxZipEntries; ++i) {
    files.emplace_back(std::to_string(i), "");
  }
  EXPECT_THAT(
      std::string(ZipFile::Open(ZipBytes(files), kEnough).status().message()),
      HasSubstr("kMaxZipEntries"));
}

}  // namespace
}  // namespace disclosure::importer

#include "disclosurectl/documents/document_source.h"

#include <unistd.h>

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "disclosurectl/input/file_bytes.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/disclosurectl/documents/tar_bytes.h"
#include "tests/support/zip_bytes.h"

namespace disclosure::ctl {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

class DocumentSourceTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              ("document_source_" + std::to_string(getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string Put(const std::string& name, const std::string& bytes) {
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    EXPECT_TRUE(WriteFileBytes(path.native(), bytes).ok());
    return path.native();
  }

  absl::StatusOr<DocumentSource> Open(const std::vector<std::string>& paths) {
    return DocumentSource::Open(paths, standard_input_);
  }

  // "relative=content" of each.
  std::vector<std::string> All(const std::vector<std::string>& paths) {
    auto source = Open(paths);
    EXPECT_TRUE(source.ok()) << source.status();
    std::vector<std::string> all;
    for (const DocumentName& document : source->documents()) {
      const auto bytes = source->Read(document);
      all.push_back(document.relative + "=" +
                    (bytes.ok() ? *bytes : bytes.status().ToString()));
    }
    return all;
  }

  fs::path folder_;
  std::istringstream standard_input_{"from outside"};
};

TEST_F(DocumentSourceTest, FoldersAreGoneThroughInOrder) {
  Put("2020/b.txt", "1");
  Put("2020/a.html", "2");
  Put("2019/c", "3");
  EXPECT_THAT(All({folder_.native()}),
              ElementsAre("2019/c=3", "2020/a.html=2", "2020/b.txt=1"));
}

TEST_F(DocumentSourceTest, WhatIsNoDocumentIsPassedOver) {
  Put("a.txt", "1");
  for (const char* name :
       {".hidden", "~$a.docx", "Thumbs.db", "desktop.ini", "a_files/b.png",
        "a.textproto", "b.json", ".git/c.txt"}) {
    Put(name, "x");
  }
  EXPECT_THAT(All({folder_.native()}), ElementsAre("a.txt=1"));
}

TEST_F(DocumentSourceTest, ArchivesHoldDocuments) {
  const std::string zip = Put("十年.zip", ZipBytes({{"2020/\xD5\xF2.txt", "1"},
                                                    {"a/", ""},
                                                    {"__MACOSX/._a", "x"},
                                                    {"../../b.txt", "2"}}));
  const std::string long_name = absl::StrCat(std::string(150, 'n'), ".txt");
  const std::string tar =
      Put("c.tar.gz", TarGzBytes({{"甲.txt", "3"}, {long_name, "4"}}));
  EXPECT_THAT(All({zip, tar}),
              ElementsAre("2020/镇.txt=1", "b.txt=2", "甲.txt=3",
                          absl::StrCat(long_name, "=4")));
}

TEST_F(DocumentSourceTest, ADamagedArchiveIsOneDocumentThatFails) {
  Put("a.zip", "PK\x03\x04");
  Put("b.tgz", "\x1F\x8B\x08 no gzip");
  Put("c.tar.gz", GzipBytes(std::string(600, 'x')));
  Put("d.txt", "1");
  const auto all = All({folder_.native()});
  ASSERT_EQ(all.size(), 4u);
  EXPECT_THAT(all[0], HasSubstr("zip file cannot be read"));
  EXPECT_THAT(all[1], HasSubstr("gzip file is damaged"));
  EXPECT_THAT(all[2], HasSubstr("no tar file"));
  EXPECT_EQ(all[3], "d.txt=1");
}

TEST_F(DocumentSourceTest, ASymlinkThatLeadsNowhereIsOneDocumentThatFails) {
  Put("a.txt", "1");
  Put("c.txt", "2");
  fs::create_symlink("nothing", folder_ / "b.txt");
  fs::create_symlink("nothing", folder_ / "d.zip");
  const auto all = All({folder_.native()});
  ASSERT_EQ(all.size(), 4u);
  EXPECT_EQ(all[0], "a.txt=1");
  EXPECT_THAT(all[1], StartsWith("b.txt=NOT_FOUND: No such file"));
  EXPECT_EQ(all[2], "c.txt=2");
  EXPECT_THAT(all[3], StartsWith("d.zip=NOT_FOUND: No such file"));
}

TEST_F(DocumentSourceTest, GzipBombsAreRefusedByTheLimitsName) {
  const std::string bomb =
      Put("a.tar.gz", TarGzBytes({{"a.txt", std::string(8 << 20, '0')}}));
  EXPECT_THAT(All({bomb}), ElementsAre(HasSubstr("kMaxUnpackRatio")));
}

TEST_F(DocumentSourceTest, StandardInputIsADocument) {
  EXPECT_THAT(All({"-"}), ElementsAre("-=from outside"));
}

TEST_F(DocumentSourceTest, WhatIsNotThereIsNamed) {
  EXPECT_EQ(Open({folder_ / "none"}).status().code(),
            absl::StatusCode::kNotFound);
  EXPECT_EQ(Open({folder_.native()}).status().code(),
            absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace disclosure::ctl

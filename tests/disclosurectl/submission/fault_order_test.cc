#include "disclosurectl/submission/fault_order.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace disclosure::ctl {
namespace {

using testing::HasSubstr;

constexpr char kFaultHeading[] = "\xEF\xBB\xBF地区,机关,年度,规则,说明\r\n";

class FaultOrderTest : public testing::Test {
 protected:
  FaultOrderTest() { std::filesystem::create_directory(directory_); }
  ~FaultOrderTest() override { std::filesystem::remove_all(directory_); }

  void Write(const std::vector<std::string>& lines) const {
    std::ofstream(path_, std::ios::binary)
        << kFaultHeading << absl::StrJoin(lines, "");
  }
  std::string Text() const {
    std::ifstream in(path_, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
  }
  // Nothing lies beside the file.
  void ExpectAlone() const {
    const auto files = std::filesystem::directory_iterator(directory_);
    EXPECT_EQ(std::distance(begin(files), end(files)), 1);
  }

  const std::string directory_ =
      absl::StrCat(testing::TempDir(), "fault_order.", getpid());
  const std::string path_ = directory_ + "/faults.csv";
};

TEST_F(FaultOrderTest, IsByAreaThenOrganYearAndRule) {
  const std::vector<std::string> sorted = {
      "中国（00）,部,2020,F-APP-01,x\r\n",
      "湖南省（43）,省政府,2020,F-APP-01,x\r\n",
      "湖南省湘潭市（4303）,市政府,2020,F-APP-01,x\r\n",
      "湖南省湘潭市湘潭县（430321）,乙局,2019,F-TIM-01,x\r\n",
      "湖南省湘潭市湘潭县（430321）,乙局,2020,F-APP-01,x\r\n",
      "湖南省湘潭市湘潭县（430321）,乙局,2020,F-APP-02,x\r\n",
      "湖南省湘潭市湘潭县（430321）,甲局,2018,F-APP-01,x\r\n",
      "湖南省湘潭市湘潭县云湖桥镇（430321111）,镇,2020,F-APP-01,x\r\n",
      "湖南省湘潭市湘潭县云湖桥镇（430321111000）,镇,2021,F-APP-01,x\r\n",
      "广东省（44）,省政府,2020,F-APP-01,x\r\n",
      // Codes that are none.
      "430,某局,2020,F-STR-01,x\r\n",
      "43x,某局,2020,F-STR-01,x\r\n",
      // Not readable, and hence of no area.
      ",,,UNREADABLE,x\r\n",
  };
  std::vector<std::string> lines = sorted;
  std::mt19937 random(1);
  for (int i = 0; i < 10; ++i) {
    std::shuffle(lines.begin(), lines.end(), random);
    Write(lines);
    ASSERT_THAT(PutFaultsInOrder(path_), IsOk());
    EXPECT_EQ(Text(), kFaultHeading + absl::StrJoin(sorted, ""));
  }
  ExpectAlone();
}

TEST_F(FaultOrderTest, LinesThatAgreeStayAsTheyWere) {
  Write({"43,a,2020,F-1,3\r\n", "11,a,2020,F-1,x\r\n", "43,a,2020,F-1,1\r\n",
         "43,a,2020,F-1,2\r\n"});
  const std::string expected =
      absl::StrCat(kFaultHeading,
                   "11,a,2020,F-1,x\r\n43,a,2020,F-1,3\r\n43,a,2020,F-1,1\r\n"
                   "43,a,2020,F-1,2\r\n");
  for (const size_t bytes_in_memory : {size_t{1}, size_t{1} << 20}) {
    ASSERT_THAT(PutFaultsInOrder(path_, {.max_bytes_in_memory = bytes_in_memory,
                                         .max_parts = 2}),
                IsOk());
    EXPECT_EQ(Text(), expected);
  }
}

TEST_F(FaultOrderTest, AnOrganMayHaveQuotesAndLineEndsInItsName) {
  Write(
      {"43,\"乙\r\n\"\"局\"\",\",2020,F-1,x\r\n", "43,\"=甲\",2020,F-1,x\r\n"});
  ASSERT_THAT(PutFaultsInOrder(path_), IsOk());
  EXPECT_EQ(Text(), absl::StrCat(kFaultHeading, "43,\"=甲\",2020,F-1,x\r\n",
                                 "43,\"乙\r\n\"\"局\"\",\",2020,F-1,x\r\n"));
}

// A part a line, and parts merged again and again, come to the same.
TEST_F(FaultOrderTest, WhatDoesNotFitIntoMemoryIsSortedInParts) {
  std::mt19937 random(2);
  std::vector<std::string> lines(500);
  for (size_t i = 0; i < lines.size(); ++i) {
    lines[i] = absl::StrCat(10 + random() % 50, ",organ ", random() % 5, ",",
                            2008 + random() % 15, ",F-APP-0", random() % 9, ",",
                            i, "\r\n");
  }
  Write(lines);
  ASSERT_THAT(PutFaultsInOrder(path_), IsOk());
  const std::string at_once = Text();
  EXPECT_EQ(at_once.size(), (kFaultHeading + absl::StrJoin(lines, "")).size());
  for (const size_t bytes_in_memory : {size_t{1}, size_t{5'000}}) {
    Write(lines);
    ASSERT_THAT(PutFaultsInOrder(path_, {.max_bytes_in_memory = bytes_in_memory,
                                         .max_parts = 3}),
                IsOk());
    EXPECT_EQ(Text(), at_once);
  }
  ExpectAlone();
}

TEST_F(FaultOrderTest, AReportWithoutFaultsIsItsHeading) {
  Write({});
  ASSERT_THAT(PutFaultsInOrder(path_), IsOk());
  EXPECT_EQ(Text(), kFaultHeading);
}

TEST_F(FaultOrderTest, TheFileStaysWhereALinkNamesIt) {
  Write({"43,a,2020,F-1,x\r\n", "11,a,2020,F-1,x\r\n"});
  const std::string link = directory_ + "/link.csv";
  std::filesystem::create_symlink(path_, link);
  ASSERT_THAT(PutFaultsInOrder(link), IsOk());
  EXPECT_TRUE(std::filesystem::is_symlink(link));
  EXPECT_THAT(Text(), HasSubstr("x\r\n43,"));
}

TEST_F(FaultOrderTest, WhatIsNoFileIsLeftAlone) {
  EXPECT_THAT(PutFaultsInOrder("/dev/null"), IsOk());
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
}

TEST_F(FaultOrderTest, WithoutRoomForPartsTheFileIsAsItWas) {
  Write({"43,a,2020,F-1,x\r\n", "11,a,2020,F-1,x\r\n"});
  const std::string before = Text();
  // Where a part should be there is something else.
  std::filesystem::create_directories(path_ + ".part1/kept");
  EXPECT_THAT(PutFaultsInOrder(path_, {.max_bytes_in_memory = 1}),
              StatusIs(absl::StatusCode::kUnavailable, HasSubstr(path_)));
  EXPECT_EQ(Text(), before);
}

}  // namespace
}  // namespace disclosure::ctl

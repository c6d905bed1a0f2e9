#include "disclosurectl/documents/outside_reader.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace disclosure::ctl {
namespace {

using testing::HasSubstr;

OutsideReader Shell(const std::string& script) {
  return {"/bin/sh", "dash", {"-c", script}};
}

std::string MessageOf(const absl::StatusOr<std::string>& text) {
  return std::string(text.status().message());
}

TEST(OutsideReaderTest, GivesWhatTheProgramMakesOfTheDocument) {
  const auto text = RunReader(Shell("cat /dev/stdin; echo 2"), "1 ");
  ASSERT_TRUE(text.ok()) << text.status();
  EXPECT_EQ(*text, "1 2\n");
}

TEST(OutsideReaderTest, TakesMoreThanAPipeHolds) {
  const std::string document(3'000'000, 'x');
  const auto text = RunReader(Shell("cat /dev/stdin"), document);
  ASSERT_TRUE(text.ok()) << text.status();
  EXPECT_EQ(*text, document);
}

TEST(OutsideReaderTest, NamesThePackageOfAMissingProgram) {
  const auto text = RunReader({"no-such-reader", "some-package", {}}, "");
  EXPECT_EQ(text.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(MessageOf(text), HasSubstr("apt-get install some-package"));
}

TEST(OutsideReaderTest, HandsOnWhyTheProgramFailed) {
  const auto text = RunReader(Shell("echo broken >&2; exit 3"), "");
  EXPECT_EQ(text.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(MessageOf(text), HasSubstr("broken"));
}

TEST(OutsideReaderTest, EndsAProgramThatNeverDoes) {
  const auto text = RunReader(Shell("exec tail -f /dev/null"), "",
                              {.time = std::chrono::seconds(0)});
  EXPECT_EQ(text.status().code(), absl::StatusCode::kResourceExhausted);
  EXPECT_THAT(MessageOf(text), HasSubstr("(time)"));
}

TEST(OutsideReaderTest, EndsAProgramThatGoesOnWithoutOutput) {
  const auto text = RunReader(Shell("exec sleep 1000 >&- 2>&-"), "",
                              {.time = std::chrono::seconds(1)});
  EXPECT_EQ(text.status().code(), absl::StatusCode::kResourceExhausted);
}

TEST(OutsideReaderTest, EndsAProgramThatWritesWithoutEnd) {
  const auto text = RunReader(Shell("exec yes"), "", {.output_bytes = 100'000});
  EXPECT_EQ(text.status().code(), absl::StatusCode::kResourceExhausted);
  EXPECT_THAT(MessageOf(text), HasSubstr("output_bytes"));
}

TEST(OutsideReaderTest, BoundsMemory) {
  const auto text =
      RunReader(Shell("exec dd if=/dev/zero of=/dev/null bs=200M count=1"), "",
                {.memory_bytes = 100'000'000});
  EXPECT_FALSE(text.ok());
}

TEST(OutsideReaderTest, LetsTheProgramWriteNoFile) {
  const std::string file = testing::TempDir() + "/outside_reader_test_file";
  const auto text =
      RunReader(Shell("echo 1 > " + file + "; test -s " + file), "");
  EXPECT_FALSE(text.ok());
}

}  // namespace
}  // namespace disclosure::ctl

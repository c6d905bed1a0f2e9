#include "disclosurectl/submission/progress_file.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace disclosure::ctl {
namespace {

class ProgressFileTest : public testing::Test {
 protected:
  ProgressFileTest() { file_.Remove(); }
  ~ProgressFileTest() override { file_.Remove(); }

  const std::string input_ =
      absl::StrCat(testing::TempDir(), "reports.", getpid(), ".binpb.stream");
  const ProgressFile file_{input_};
};

TEST_F(ProgressFileTest, LiesBesideItsInput) {
  EXPECT_EQ(file_.path(), input_ + ".submit-progress");
  EXPECT_EQ(ProgressFile("reports/").path(), "reports.submit-progress");
}

TEST_F(ProgressFileTest, GivesBackWhatWasSavedLast) {
  EXPECT_FALSE(file_.Load().has_value());
  progress::SubmitProgress progress;
  progress.set_input("湖南");
  progress.set_answered_in_order(7);
  ASSERT_THAT(file_.Save(progress), IsOk());
  progress.set_answered_in_order(8);
  progress.mutable_tally()->set_refused(2);
  ASSERT_THAT(file_.Save(progress), IsOk());
  const auto loaded = file_.Load();
  ASSERT_TRUE(loaded.has_value());
  EXPECT_EQ(loaded->SerializeAsString(), progress.SerializeAsString());
  file_.Remove();
  EXPECT_FALSE(file_.Load().has_value());
}

// The program may end while it writes.
TEST_F(ProgressFileTest, IsWholeWhateverLiesBesideIt) {
  progress::SubmitProgress progress;
  progress.set_input("x");
  ASSERT_THAT(file_.Save(progress), IsOk());
  std::ofstream(file_.path() + ".new") << "input: \"half";
  ASSERT_TRUE(file_.Load().has_value());
  EXPECT_EQ(file_.Load()->input(), "x");
  ASSERT_THAT(file_.Save(progress), IsOk());
}

TEST_F(ProgressFileTest, IsNothingIfItIsAnothers) {
  std::ofstream(file_.path()) << "my notes";
  EXPECT_FALSE(file_.Load().has_value());
}

TEST_F(ProgressFileTest, SaysWhereItCannotBeWritten) {
  EXPECT_THAT(ProgressFile("/nowhere/reports").Save({}),
              StatusIs(absl::StatusCode::kUnavailable,
                       testing::HasSubstr(
                           "cannot write /nowhere/reports.submit-progress")));
}

}  // namespace
}  // namespace disclosure::ctl

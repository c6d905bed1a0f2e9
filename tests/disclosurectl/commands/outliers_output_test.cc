#include "disclosurectl/commands/outliers_output.h"

#include <limits>
#include <sstream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace disclosure::ctl {
namespace {

using testing::HasSubstr;
using testing::Not;

v1::Outlier InDoubt() {
  v1::Outlier outlier;
  outlier.set_method(v1::OUTLIER_METHOD_OWN_PAST);
  outlier.mutable_area()->set_division_code("430321111");
  outlier.set_value(80);
  outlier.set_reference(1);
  outlier.set_score(79);
  outlier.set_group_size(3);
  outlier.mutable_doubt()->set_inferred(2);
  outlier.mutable_doubt()->set_unknown(1);
  return outlier;
}

std::string Written(const v1::Outlier& outlier, OutputFormat format) {
  std::ostringstream out;
  {
    OutlierRows rows(out, format, Language::kEnglish);
    rows.Write(outlier);
  }
  return out.str();
}

TEST(OutliersOutputTest, ATableMarksTheScoreThatIsInDoubt) {
  EXPECT_THAT(Written(InDoubt(), OutputFormat::kTable), HasSubstr("79?"));
  v1::Outlier outlier = InDoubt();
  outlier.clear_doubt();
  EXPECT_THAT(Written(outlier, OutputFormat::kTable), Not(HasSubstr("?")));
}

TEST(OutliersOutputTest, CsvHasTheDoubtInColumnsOfItsOwn) {
  EXPECT_EQ(Written(InDoubt(), OutputFormat::kCsv),
            "method,division_code,full_name,organ_credit_code,value,reference,"
            "score,group_size,places_inferred,places_unknown\n"
            "past,430321111,,,80,1,79,3,2,1\n");
}

TEST(OutliersOutputTest, AScoreMayBeInfinite) {
  v1::Outlier outlier = InDoubt();
  outlier.set_score(-std::numeric_limits<double>::infinity());
  EXPECT_THAT(Written(outlier, OutputFormat::kTable), HasSubstr("-∞?"));
}

TEST(OutliersOutputTest, SmallGroupsAreNamed) {
  v1::ListOutliersResponse response;
  v1::SmallGroup& group = *response.add_small_groups();
  group.set_method(v1::OUTLIER_METHOD_SIBLINGS);
  group.mutable_area()->set_division_code("430321");
  group.set_size(4);
  std::ostringstream out;
  WriteSmallGroups(out, response, OutputFormat::kCsv, Language::kChinese);
  EXPECT_THAT(out.str(), HasSubstr("430321,,false,4\n"));
}

}  // namespace
}  // namespace disclosure::ctl

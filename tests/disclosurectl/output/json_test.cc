#include "disclosurectl/output/json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "disclosure/v1/finding.pb.h"

namespace disclosure::ctl {
namespace {

TEST(JsonTest, KeepsNamesZerosAndAbsence) {
  v1::Finding finding;
  finding.set_rule_id("F-APP-01");
  finding.add_cells()->set_value(0);
  finding.add_cells()->set_cell("applications.granted.total");
  EXPECT_EQ(ToJson(finding, JsonLayout::kOneLine),
            "{\"rule_id\":\"F-APP-01\",\"cells\":[{\"value\":\"0\"},"
            "{\"cell\":\"applications.granted.total\"}]}");
}

TEST(JsonTest, LargeFiguresAreNotRounded) {
  v1::FindingCell cell;
  cell.set_value(9'007'199'254'740'993);
  EXPECT_THAT(ToJson(cell, JsonLayout::kOneLine),
              testing::HasSubstr("\"9007199254740993\""));
}

TEST(JsonTest, StringsAreEscaped) {
  EXPECT_EQ(JsonString("a\"b\\c\nd"), R"("a\"b\\c\u000ad")");
  EXPECT_EQ(JsonString("云湖桥镇"), "\"云湖桥镇\"");
}

TEST(JsonTest, ObjectsAreOneLine) {
  EXPECT_EQ(JsonObject().AddText("a", "x").Add("b", "[1]").Done(),
            R"({"a":"x","b":[1]})");
}

}  // namespace
}  // namespace disclosure::ctl

#include "form/identity.h"

#include <string>
#include <string_view>
#include <vector>

#include "absl/hash/hash.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace disclosure::form {
namespace {

using testing::HasSubstr;
using enum absl::StatusCode;

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

// As computed by hand from the table of weights that GB 32100 prints.
constexpr int kWeights[] = {1,  3,  9,  27, 19, 26, 16, 17, 20,
                            29, 25, 13, 8,  24, 10, 30, 28};

std::string WithCheckCharacter(std::string code) {
  size_t sum = 0;
  for (size_t i = 0; i < code.size(); ++i) {
    sum += kAlphabet.find(code[i]) * kWeights[i];
  }
  code += kAlphabet[(31 - sum % 31) % 31];
  return code;
}

TEST(CreditCodeTest, EmptyMeansTheGovernment) {
  const auto code = CreditCode::Parse("");
  ASSERT_THAT(code, IsOk());
  EXPECT_TRUE(code->IsGovernment());
  EXPECT_EQ(code->text(), "");
  EXPECT_EQ(*code, CreditCode());
}

TEST(CreditCodeTest, RealCodesAreValid) {
  // Tencent's and Huawei's, as printed on their licences.
  for (const char* text : {"9144030071526726XG", "914403001922038216"}) {
    const auto code = CreditCode::Parse(text);
    ASSERT_THAT(code, IsOk()) << text;
    EXPECT_EQ(code->text(), text);
    EXPECT_FALSE(code->IsGovernment());
  }
}

TEST(CreditCodeTest, AnyBodyIsValidWithItsCheckCharacterAndNoOther) {
  for (const char* body : {"11430300MB0123456", "11430321006387563",
                           "00000000000000000", "YYYYYYYYYYYYYYYYY"}) {
    const std::string valid = WithCheckCharacter(body);
    EXPECT_THAT(CreditCode::Parse(valid), IsOk()) << valid;
    for (const char c : kAlphabet) {
      if (c == valid.back()) continue;
      EXPECT_THAT(CreditCode::Parse(body + std::string(1, c)),
                  StatusIs(kInvalidArgument, HasSubstr("check character")));
    }
  }
}

TEST(CreditCodeTest, OneWrongCharacterIsFoundWhereverItStands) {
  const std::string valid = WithCheckCharacter("11430300MB0123456");
  for (size_t i = 0; i < valid.size(); ++i) {
    std::string broken = valid;
    broken[i] = broken[i] == '7' ? '8' : '7';
    EXPECT_THAT(CreditCode::Parse(broken), StatusIs(kInvalidArgument)) << i;
  }
}

TEST(CreditCodeTest, LowerCaseIsTakenAsUpperCase) {
  const auto code = CreditCode::Parse("9144030071526726xg");
  ASSERT_THAT(code, IsOk());
  EXPECT_EQ(code->text(), "9144030071526726XG");
}

TEST(CreditCodeTest, OtherTextIsNoCode) {
  for (const std::string& text :
       {std::string("9144030071526726X"), std::string("9144030071526726XG0"),
        std::string("914403007152672IXG"), std::string("914403007152672 XG"),
        std::string(18, '\0'),
        std::string("\0"
                    "144030071526726XG",
                    18),
        std::string("云湖桥云湖桥")}) {
    EXPECT_THAT(CreditCode::Parse(text), StatusIs(kInvalidArgument));
  }
}

TEST(CreditCodeTest, TheGovernmentComesBeforeItsDepartments) {
  const CreditCode department = *CreditCode::Parse("9144030071526726XG");
  EXPECT_LT(CreditCode(), department);
  EXPECT_NE(absl::HashOf(CreditCode()), absl::HashOf(department));
}

v1::ReportIdentity Proto(std::string_view division, std::string_view organ,
                         v1::Scope scope, int year) {
  v1::ReportIdentity proto;
  proto.set_division_code(std::string(division));
  proto.set_organ_credit_code(std::string(organ));
  proto.set_scope(scope);
  proto.set_report_year(year);
  return proto;
}

TEST(IdentityTest, ReadsAloudInMessages) {
  EXPECT_EQ(IdentityFromProto(Proto("430321111", "", v1::SCOPE_OWN_ORGAN, 2020))
                ->ToString(),
            "430321111/2020");
  EXPECT_EQ(IdentityFromProto(Proto("43", "", v1::SCOPE_AREA_SUMMARY, 2020))
                ->ToString(),
            "43/summary/2020");
  EXPECT_EQ(IdentityFromProto(
                Proto("4403", "9144030071526726XG", v1::SCOPE_OWN_ORGAN, 2021))
                ->ToString(),
            "4403/9144030071526726XG/2021");
}

TEST(IdentityTest, AnUnspecifiedScopeMeansOwnOrgan) {
  const auto identity =
      IdentityFromProto(Proto("430321111", "", v1::SCOPE_UNSPECIFIED, 2020));
  ASSERT_THAT(identity, IsOk());
  EXPECT_EQ(identity->scope, v1::SCOPE_OWN_ORGAN);
}

TEST(IdentityTest, TwelveDigitsAreNormalised) {
  const auto identity =
      IdentityFromProto(Proto("430321111000", "", v1::SCOPE_OWN_ORGAN, 2020));
  ASSERT_THAT(identity, IsOk());
  EXPECT_EQ(ToProto(*identity).division_code(), "430321111");
}

TEST(IdentityTest, GoesThroughTheMessageUnchanged) {
  const auto identity = IdentityFromProto(
      Proto("4403", "9144030071526726XG", v1::SCOPE_AREA_SUMMARY, 2021));
  ASSERT_THAT(identity, IsOk());
  EXPECT_THAT(IdentityFromProto(ToProto(*identity)), IsOkAndHolds(*identity));
}

struct BrokenCase {
  std::string name;
  v1::ReportIdentity proto;
  std::string field;
};

class BrokenIdentityTest : public testing::TestWithParam<BrokenCase> {};

TEST_P(BrokenIdentityTest, NamesTheFieldAtFault) {
  const auto identity = IdentityFromProto(GetParam().proto);
  EXPECT_THAT(identity,
              StatusIs(kInvalidArgument, HasSubstr(GetParam().field)));
  EXPECT_THAT(identity, HasField(GetParam().field));
}

INSTANTIATE_TEST_SUITE_P(
    Identities, BrokenIdentityTest,
    testing::ValuesIn(std::vector<BrokenCase>{
        {"NoDivision", Proto("", "", v1::SCOPE_OWN_ORGAN, 2020),
         "division_code"},
        {"AVillage", Proto("430321111201", "", v1::SCOPE_OWN_ORGAN, 2020),
         "division_code"},
        {"ABrokenOrgan",
         Proto("4403", "9144030071526726XX", v1::SCOPE_OWN_ORGAN, 2020),
         "organ_credit_code"},
        {"AnUnknownScope", Proto("43", "", static_cast<v1::Scope>(9), 2020),
         "scope"},
        {"NoYear", Proto("43", "", v1::SCOPE_OWN_ORGAN, 0), "report_year"},
        {"AYearBeyondDates", Proto("43", "", v1::SCOPE_OWN_ORGAN, 10'000),
         "report_year"},
    }),
    [](const auto& row) { return row.param.name; });

TEST(IdentityTest, IsOrderedByDivisionThenOrganThenScopeThenYear) {
  const auto of = [](std::string_view division, std::string_view organ,
                     v1::Scope scope, int year) {
    return *IdentityFromProto(Proto(division, organ, scope, year));
  };
  const std::vector<Identity> ordered = {
      of("00", "", v1::SCOPE_OWN_ORGAN, 2020),
      of("43", "", v1::SCOPE_OWN_ORGAN, 2020),
      of("43", "", v1::SCOPE_OWN_ORGAN, 2021),
      of("43", "", v1::SCOPE_AREA_SUMMARY, 2019),
      of("43", "9144030071526726XG", v1::SCOPE_OWN_ORGAN, 2018),
      of("4303", "", v1::SCOPE_OWN_ORGAN, 2020),
      of("44", "", v1::SCOPE_OWN_ORGAN, 2020),
  };
  for (size_t i = 1; i < ordered.size(); ++i) {
    EXPECT_LT(ordered[i - 1], ordered[i]) << ordered[i].ToString();
  }
}

}  // namespace
}  // namespace disclosure::form

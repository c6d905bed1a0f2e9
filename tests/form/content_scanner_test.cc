#include "form/content_scanner.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "form/read_report.h"
#include "tests/support/catalogue.h"
#include "tests/support/long_tests.h"
#include "tests/support/random_reports.h"
#include "tests/support/report_builder.h"

namespace disclosure::form {
namespace {

class ContentScannerTest : public testing::Test {
 protected:
  // Whether the scanner takes the bytes for canonical. If so, checks that they
  // are, and that it has read what protobuf reads.
  bool IsTaken(const std::string& bytes) {
    if (!scanner_.Read(bytes, scan_)) return false;
    v1::AnnualReport beside;
    if (!beside.ParseFromString(scan_.beside_tables)) return false;
    v1::AnnualReport message;
    EXPECT_TRUE(message.ParseFromString(bytes));
    EXPECT_EQ(SerializeContent(message), bytes) << message.DebugString();
    const Report report = TestReader().Read(message);
    EXPECT_EQ(scan_.cells, report.cells);
    EXPECT_EQ(scan_.procurement_unit, report.procurement_unit);
    for (auto* field :
         {"proactive", "applications", "disputes", "annex_2014"}) {
      message.GetReflection()->ClearField(
          &message, message.GetDescriptor()->FindFieldByName(field));
    }
    EXPECT_EQ(beside.SerializeAsString(), message.SerializeAsString());
    return true;
  }

  const ContentScanner scanner_{TestCatalogue()};
  ContentScanner::Scan scan_;
};

std::string Content(const v1::AnnualReport& report) {
  return SerializeContent(report);
}

TEST_F(ContentScannerTest, TakesWhatSerializeContentMakes) {
  EXPECT_TRUE(IsTaken(Content(AReport().Message())));
  EXPECT_TRUE(IsTaken(
      Content(AReport().With("proactive.norm_docs_made", -5).Message())));
  EXPECT_TRUE(IsTaken(""));
}

TEST_F(ContentScannerTest, ReadsLargeAndNegativeFigures) {
  v1::AnnualReport report;
  report.mutable_proactive()->set_licence_items_change(-3);
  report.mutable_proactive()->set_procurement_amount_yuan(INT64_MAX);
  report.mutable_proactive()->set_procurement_unit(v1::MONEY_UNIT_YUAN);
  report.mutable_applications()->mutable_received_new()->set_total(300);
  ASSERT_TRUE(IsTaken(Content(report)));
  EXPECT_EQ(scan_.procurement_unit, v1::MONEY_UNIT_YUAN);
}

struct NotCanonical {
  std::string name;
  std::string bytes;
};

class NotCanonicalTest : public ContentScannerTest,
                         public testing::WithParamInterface<NotCanonical> {};

TEST_P(NotCanonicalTest, IsLeftToProtobuf) {
  EXPECT_FALSE(IsTaken(GetParam().bytes));
}

using namespace std::string_literals;

INSTANTIATE_TEST_SUITE_P(
    Bytes, NotCanonicalTest,
    testing::ValuesIn(std::vector<NotCanonical>{
        {"FieldsOutOfOrder", "\x20\xe4\x0f\x18\x01"s},
        {"FieldTwice", "\x18\x01\x18\x02"s},
        {"TableTwice", "\x52\x02\x30\x01\x52\x02\x38\x01"s},
        {"EnumSentAsZero", "\x18\x00"s},
        {"YearSentAsZero", "\x20\x00"s},
        {"CodeSentEmpty", "\x0a\x00"s},
        {"LongTag", "\x98\x00\x01"s},
        {"LongVarint", "\x20\x81\x00"s},
        {"VarintOfMoreThan64Bits",
         "\x20\xff\xff\xff\xff\xff\xff\xff\xff\xff\x7f"s},
        {"NegativeYearIn5Bytes", "\x20\xff\xff\xff\xff\x0f"s},
        {"YearOfMoreThan32Bits", "\x20\xff\xff\xff\xff\xff\x01"s},
        {"LongLength", "\x0a\x82\x00\x30\x30"s},
        {"CutOffInTag", "\x98"s},
        {"CutOffInLength", "\x0a\x82"s},
        {"CutOffInText", "\x0a\x05\x30"s},
        {"TextWhereAFigureBelongs", "\x22\x01\x30"s},
        {"FigureWhereTextBelongs", "\x08\x01"s},
        {"UnknownField", "\xf8\x3f\x01"s},
        {"FieldZero", "\x00\x01"s},
        {"Group", "\x0b\x0c"s},
        {"NotUtf8", "\x0a\x02\xd6\xd0"s},
    }),
    [](const auto& row) { return row.param.name; });

TEST_F(ContentScannerTest, AgreesWithProtobufOnRandomReports) {
  const int reports = AreTestsLong() ? 100'000 : 2'000;
  RandomReports random(20'260'101);
  int taken = 0;
  for (int i = 0; i < reports; ++i) {
    const v1::AnnualReport report = random.Next();
    taken += IsTaken(Content(report));
  }
  // The rest has fields that the contract does not know.
  EXPECT_GT(taken, reports / 3);
}

// What it takes after damage still has to be canonical; IsTaken() checks that.
TEST_F(ContentScannerTest, AgreesWithProtobufOnDamagedReports) {
  const int reports = AreTestsLong() ? 200'000 : 5'000;
  RandomReports random(7);
  int taken = 0;
  for (int i = 0; i < reports; ++i) {
    std::string bytes = Content(random.Next());
    if (bytes.empty()) continue;
    for (uint64_t n = random.Below(3) + 1; n > 0; --n) {
      char& byte = bytes[random.Below(bytes.size())];
      byte = random.OneIn(2) ? static_cast<char>(random.Below(256))
                             : static_cast<char>(byte ^ 1 << random.Below(8));
    }
    if (random.OneIn(4)) bytes.resize(random.Below(bytes.size()));
    taken += IsTaken(bytes);
  }
  EXPECT_GT(taken, 0);
}

}  // namespace
}  // namespace disclosure::form

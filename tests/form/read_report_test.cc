#include "form/read_report.h"

#include <string>

#include "gmock/gmock.h"
#include "google/protobuf/stubs/logging.h"
#include "gtest/gtest.h"
#include "tests/support/catalogue.h"
#include "tests/support/random_reports.h"
#include "tests/support/report_builder.h"
#include "tests/support/seed_report.h"

namespace disclosure::form {
namespace {

using testing::ElementsAre;
using testing::Optional;
using namespace std::string_literals;

constexpr int kRandomReports = 3'000;

// What protobuf makes of `bytes`, cells taken by reflection.
CellValues CellsOfParsed(const std::string& bytes) {
  v1::AnnualReport parsed;
  EXPECT_TRUE(parsed.ParseFromString(bytes));
  return CellsByReflection(parsed);
}

CellValues CellsRead(const std::string& bytes) {
  CellValues cells;
  EXPECT_TRUE(TestReader().ReadCells(bytes, cells));
  return cells;
}

TEST(ReadCellsTest, ABlankIsNotAZero) {
  const CellValues cells =
      CellsRead(AReport().With("proactive.rules_made", 0).Bytes());
  EXPECT_THAT(cells.Get(CellNamed("proactive.rules_made")), Optional(0));
  EXPECT_EQ(cells.Get(CellNamed("proactive.rules_repealed")), std::nullopt);
}

TEST(ReadCellsTest, ForgetsTheReportReadBefore) {
  CellValues cells = CellsRead(AReport().AllZero(v1::FORM_2019).Bytes());
  ASSERT_TRUE(TestReader().ReadCells(AReport().Bytes(), cells));
  EXPECT_EQ(cells, CellValues(TestCatalogue().size()));
}

TEST(ReadCellsTest, AgreesWithReflectionOnAnyReport) {
  RandomReports reports(1);
  for (int i = 0; i < kRandomReports; ++i) {
    const v1::AnnualReport report = reports.Next();
    ASSERT_EQ(CellsRead(SerializeContent(report)), CellsByReflection(report))
        << "report " << i << ": " << report.ShortDebugString();
  }
}

TEST(ReadCellsTest, AgreesWithProtobufOnReportsSentInParts) {
  RandomReports reports(2);
  for (int i = 0; i < kRandomReports; ++i) {
    std::string bytes;
    for (uint64_t parts = 1 + reports.Below(3); parts > 0; --parts) {
      bytes += SerializeContent(reports.Next());
    }
    ASSERT_EQ(CellsRead(bytes), CellsOfParsed(bytes)) << "report " << i;
  }
}

// Figures in fields 1 to 9, small enough to take one byte each.
std::string RandomFigures(RandomReports& random) {
  std::string bytes;
  for (uint64_t left = random.Below(5); left > 0; --left) {
    bytes += static_cast<char>((random.Below(9) + 1) << 3);
    bytes += static_cast<char>(random.Below(128));
  }
  return bytes;
}

// `inner` as field `number`, which must be below 16, as its size below 128.
std::string Wrapped(uint64_t number, const std::string& inner) {
  return static_cast<char>(number << 3 | 2) +
         (static_cast<char>(inner.size()) + inner);
}

// Rows in fields 1 to 15, repeated and in any order, with figures between.
std::string RandomTable(RandomReports& random) {
  std::string bytes;
  for (uint64_t left = random.Below(6); left > 0; --left) {
    bytes += random.OneIn(3)
                 ? RandomFigures(random)
                 : Wrapped(random.Below(15) + 1, RandomFigures(random));
  }
  return bytes;
}

// Each table gets rows where its cells belong and figures where its rows do:
// fields of the wrong type, which protobuf takes as unknown.
TEST(ReadCellsTest, AgreesWithProtobufOnFieldsOfTheWrongType) {
  RandomReports random(3);
  for (int i = 0; i < kRandomReports; ++i) {
    std::string bytes;
    for (const uint64_t table : {10, 11, 12, 13, 14}) {
      bytes += Wrapped(table, RandomTable(random));
    }
    ASSERT_EQ(CellsRead(bytes), CellsOfParsed(bytes)) << i;
  }
}

// Whatever protobuf takes, we take, and see the same figures in it.
TEST(ReadCellsTest, AgreesWithProtobufOnDamagedBytes) {
  const google::protobuf::LogSilencer complaints_about_text;
  RandomReports random(4);
  int parsed_all_the_same = 0;
  for (int i = 0; i < kRandomReports; ++i) {
    std::string bytes = SerializeContent(random.Next());
    for (uint64_t damages = 1 + random.Below(3); damages > 0; --damages) {
      if (random.OneIn(3)) bytes.resize(random.Below(bytes.size() + 1));
      if (bytes.empty()) break;
      bytes[random.Below(bytes.size())] = static_cast<char>(random.Below(256));
    }
    CellValues cells;
    const bool read = TestReader().ReadCells(bytes, cells);
    v1::AnnualReport parsed;
    if (!parsed.ParseFromString(bytes)) continue;
    ++parsed_all_the_same;
    ASSERT_TRUE(read) << i;
    ASSERT_EQ(cells, CellsByReflection(parsed)) << i;
  }
  EXPECT_GT(parsed_all_the_same, kRandomReports / 10);
}

TEST(ReadCellsTest, RefusesAReportThatIsCutOffInsideACell) {
  const std::string bytes =
      AReport().With("applications.granted.total", 300).Bytes();
  CellValues cells;
  EXPECT_FALSE(TestReader().ReadCells(
      std::string_view(bytes).substr(0, bytes.size() - 1), cells));
}

TEST(ReadCellsTest, RefusesARowThatIsLongerThanItsTable) {
  // 11: { 1: { cut off } }
  CellValues cells;
  EXPECT_FALSE(TestReader().ReadCells("\x5a\x03\x0a\x05\x08"s, cells));
}

TEST(ReadReportTest, UnderstandsTheSeed) {
  const Report report = TestReader().Read(SeedReport());
  EXPECT_EQ(report.identity()->ToString(), "430321111/2020");
  EXPECT_EQ(report.organ_name, "湘潭县云湖桥镇人民政府");
  EXPECT_EQ(report.organ_kind, v1::ORGAN_KIND_GOVERNMENT);
  EXPECT_EQ(report.form, v1::FORM_2019);
  ASSERT_TRUE(report.period.has_value());
  EXPECT_EQ(report.period->first_day->ToString(), "2020-01-01");
  EXPECT_EQ(report.period->last_day->ToString(), "2020-12-31");
  EXPECT_EQ(report.published_on->ToString(), "2021-01-26");
  EXPECT_EQ(report.signed_on, std::nullopt);
  EXPECT_EQ(report.procurement_unit, v1::MONEY_UNIT_UNSPECIFIED);
  EXPECT_EQ(report.approximate_cells.size(), 5u);
}

TEST(ReadReportTest, FindsAllCellsOfTheSeed) {
  const Report report = TestReader().Read(SeedReport());
  for (const CellIndex cell : TestCatalogue().CellsOf(v1::FORM_2019)) {
    EXPECT_TRUE(report.cells.Has(cell)) << TestCatalogue().cell(cell).name;
  }
  const auto figure = [&](std::string_view name) {
    return report.cells.Get(CellNamed(name));
  };
  EXPECT_THAT(figure("applications.received_new.total"), Optional(1));
  EXPECT_THAT(figure("applications.granted.natural_person"), Optional(1));
  EXPECT_THAT(figure("applications.outcome_total.total"), Optional(1));
  EXPECT_THAT(figure("applications.carried_out.total"), Optional(0));
  EXPECT_THAT(figure("proactive.norm_docs_made"), Optional(99));
  EXPECT_THAT(figure("proactive.procurement_amount_yuan"), Optional(20'000));
  EXPECT_THAT(figure("narrative_figures.released_total"), Optional(221));
  EXPECT_EQ(figure("proactive.rules_repealed"), std::nullopt);
}

TEST(ReadReportTest, FindsElevenFiguresAboveZeroInTheTablesOfTheSeed) {
  const Report report = TestReader().Read(SeedReport());
  int64_t above_zero = 0;
  int64_t sum = 0;
  for (const CellIndex cell : TestCatalogue().CellsOf(v1::FORM_2019)) {
    above_zero += report.cells.ValueOrZero(cell) > 0 ? 1 : 0;
    sum += report.cells.ValueOrZero(cell);
  }
  EXPECT_EQ(above_zero, 11);
  // Three times 99 documents, six times one application, one procurement.
  EXPECT_EQ(sum, 3 * 99 + 6 * 1 + 1 + 20'000);
}

TEST(ReadReportTest, KeepsAnIdentityThatItCannotUnderstand) {
  const Report report = AReport().For("4303211").Organ("局", "123", {});
  EXPECT_EQ(report.division_code, "4303211");
  EXPECT_EQ(report.credit_code, "123");
  EXPECT_EQ(report.division, std::nullopt);
  EXPECT_EQ(report.organ, std::nullopt);
  EXPECT_EQ(report.identity(), std::nullopt);
}

TEST(ReadReportTest, TakesAnUnspecifiedScopeAsOwnOrgan) {
  const Report report = AReport().Scope(v1::SCOPE_UNSPECIFIED);
  EXPECT_EQ(report.scope, v1::SCOPE_UNSPECIFIED);
  EXPECT_EQ(report.identity()->scope, v1::SCOPE_OWN_ORGAN);
}

TEST(ReadReportTest, ADayThatDoesNotExistIsAbsent) {
  ReportBuilder builder = AReport().Period("2020-01-01", "2020-12-31");
  v1::StatisticalPeriod& period =
      *builder.Mutable().mutable_statistical_period();
  period.mutable_last_day()->set_day(32);
  const Report report = builder;
  EXPECT_TRUE(report.period->first_day.has_value());
  EXPECT_EQ(report.period->last_day, std::nullopt);
  EXPECT_EQ(AReport().Value().period, std::nullopt);
}

TEST(ReadReportTest, DropsApproximateCellsThatAreNone) {
  const Report report = AReport()
                            .Approximate("narrative_figures.visits_received")
                            .Approximate("narrative_figures.no_such_figure");
  EXPECT_THAT(report.approximate_cells,
              ElementsAre(CellNamed("narrative_figures.visits_received")));
}

// F-NAR-15 speaks of the text; else a sum of a table could be declared away.
TEST(ReadReportTest, TakesNoFigureOfATableForApproximate) {
  const Report report = AReport()
                            .Approximate("applications.granted.total")
                            .Approximate("annex_2014.staff");
  EXPECT_THAT(report.approximate_cells, testing::IsEmpty());
}

TEST(ReadReportTest, CarriesUnitAndImportNotes) {
  ReportBuilder builder =
      AReport().ProcurementUnit(v1::MONEY_UNIT_TEN_THOUSAND_YUAN);
  builder.Mutable().add_import_notes()->set_rule_id("F-FMT-05");
  const Report report = builder;
  EXPECT_EQ(report.procurement_unit, v1::MONEY_UNIT_TEN_THOUSAND_YUAN);
  ASSERT_EQ(report.import_notes.size(), 1u);
  EXPECT_EQ(report.import_notes[0].rule_id(), "F-FMT-05");
}

TEST(SerializeContentTest, EqualContentHasEqualBytes) {
  RandomReports reports(5);
  for (int i = 0; i < kRandomReports; ++i) {
    const v1::AnnualReport report = reports.Next();
    const std::string bytes = SerializeContent(report);
    v1::AnnualReport parsed;
    ASSERT_TRUE(parsed.ParseFromString(bytes));
    ASSERT_EQ(SerializeContent(parsed), bytes);
    ASSERT_EQ(report.SerializeAsString(), bytes);
  }
}

}  // namespace
}  // namespace disclosure::form

// Which slips are named for broken sums (F-APP-10): some by hand; and over
// random reports that hold, damaged by one slip, against a naive search that
// tries everything.

#include "rules/repair_search.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "status/check.h"
#include "tests/rules/rule_cases.h"
#include "tests/rules/rules_fixture.h"
#include "tests/support/random_reports.h"
#include "tests/support/report_builder.h"

namespace disclosure::rules {
namespace {

using disclosure::v1::Form;
using disclosure::v1::FORM_2014;
using disclosure::v1::FORM_2019;
using disclosure::v1::FORM_2021;
using disclosure::v1::RepairHint;
using disclosure::v1::RepairKind;
using form::Cell;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr RepairKind kOneCell = disclosure::v1::REPAIR_KIND_ONE_CELL;
constexpr RepairKind kShifted = disclosure::v1::REPAIR_KIND_SHIFTED_VALUE;
constexpr RepairKind kExchanged = disclosure::v1::REPAIR_KIND_EXCHANGED_VALUES;
constexpr RepairKind kSplit = disclosure::v1::REPAIR_KIND_SPLIT_DIGITS;
constexpr RepairKind kMissing = disclosure::v1::REPAIR_KIND_MISSING_TOTAL;

// A hint in one line: "ONE_CELL applications.granted.total=3".
std::string InShort(const RepairHint& hint) {
  std::string text = disclosure::v1::RepairKind_Name(hint.kind()).substr(12);
  for (const auto& cell : hint.cells()) {
    absl::StrAppend(&text, " ", cell.cell(), "=", cell.after());
  }
  return text;
}

std::vector<RepairHint> HintsOf(const ReportBuilder& report) {
  std::vector<RepairHint> hints;
  for (const auto& finding : FindingsOf(report)) {
    hints.insert(hints.end(), finding.repair_hints().begin(),
                 finding.repair_hints().end());
  }
  return hints;
}

std::vector<std::string> ShortHintsOf(const ReportBuilder& report) {
  std::vector<std::string> texts;
  for (const RepairHint& hint : HintsOf(report)) texts.push_back(InShort(hint));
  return texts;
}

// 12 applications of enterprises and 5 of natural persons, all granted.
ReportBuilder Consistent() {
  ReportBuilder report = Sound();
  for (const std::string row :
       {"applications.received_new", "applications.granted",
        "applications.outcome_total"}) {
    report.With(row + ".natural_person", 5)
        .With(row + ".commercial_enterprise", 12)
        .With(row + ".total", 17);
  }
  return report;
}

TEST(RepairHintTest, NoneWhereAllSumsHold) {
  EXPECT_THAT(ShortHintsOf(Consistent()), IsEmpty());
}

TEST(RepairHintTest, OneWrongFigureIsTheOneThatItsRowAndColumnShare) {
  EXPECT_THAT(
      ShortHintsOf(
          Consistent().With("applications.granted.commercial_enterprise", 21)),
      ElementsAre("ONE_CELL applications.granted.commercial_enterprise=12"));
}

TEST(RepairHintTest, ATotalLeftAtZeroIsMissing) {
  EXPECT_THAT(
      ShortHintsOf(Consistent().With("applications.outcome_total.total", 0)),
      ElementsAre("MISSING_TOTAL applications.outcome_total.total=17"));
}

TEST(RepairHintTest, AFigureInTheNextColumnIsShifted) {
  EXPECT_THAT(
      ShortHintsOf(Consistent()
                       .With("applications.granted.commercial_enterprise", 0)
                       .With("applications.granted.research_institution", 12)),
      ElementsAre("SHIFTED_VALUE applications.granted.research_institution=0 "
                  "applications.granted.commercial_enterprise=12"));
}

TEST(RepairHintTest, AFigureInTheNextRowIsShifted) {
  EXPECT_THAT(
      ShortHintsOf(Consistent()
                       .With("applications.granted.natural_person", 0)
                       .With("applications.granted_in_part.natural_person", 5)),
      ElementsAre("SHIFTED_VALUE applications.granted_in_part.natural_person=0 "
                  "applications.granted.natural_person=5"));
}

// What a blank is missing from is not broken.
TEST(RepairHintTest, ABlankNeedsNoFigure) {
  EXPECT_THAT(
      ShortHintsOf(Consistent()
                       .Without("applications.granted.natural_person")
                       .With("applications.granted_in_part.natural_person", 5)),
      ElementsAre("ONE_CELL applications.granted_in_part.natural_person=0"));
}

TEST(RepairHintTest, TwoFiguresOfARowAreExchanged) {
  EXPECT_THAT(
      ShortHintsOf(Consistent()
                       .With("applications.granted.natural_person", 12)
                       .With("applications.granted.commercial_enterprise", 5)),
      ElementsAre("EXCHANGED_VALUES applications.granted.natural_person=5 "
                  "applications.granted.commercial_enterprise=12"));
}

TEST(RepairHintTest, OneNumberInTwoCellsIsSplit) {
  EXPECT_THAT(
      ShortHintsOf(Consistent()
                       .With("applications.granted.commercial_enterprise", 1)
                       .With("applications.granted.research_institution", 2)),
      ElementsAre("SPLIT_DIGITS applications.granted.commercial_enterprise=12 "
                  "applications.granted.research_institution=0"));
}

TEST(RepairHintTest, AFigureShiftedIntoTheNextGroupOfTable4IsFollowed) {
  EXPECT_THAT(ShortHintsOf(Sound()
                               .With("disputes.litigation_direct.upheld", 2)
                               .With("disputes.reconsideration.other", 2)),
              ElementsAre("SHIFTED_VALUE disputes.litigation_direct.upheld=0 "
                          "disputes.reconsideration.total=2",
                          "EXCHANGED_VALUES disputes.reconsideration.other=0 "
                          "disputes.litigation_direct.total=2"));
}

TEST(RepairHintTest, AllCandidatesAreNamedIfTheyAreFew) {
  EXPECT_THAT(ShortHintsOf(Annex()
                               .With("annex_2014.staff", 3)
                               .With("annex_2014.staff_full_time", 2)),
              ElementsAre("ONE_CELL annex_2014.staff=2",
                          "ONE_CELL annex_2014.staff_full_time=3",
                          "ONE_CELL annex_2014.staff_part_time=1"));
}

// Any of the eight kinds of answers may be wrong.
TEST(RepairHintTest, NoneIsNamedIfTheyAreMany) {
  const ReportBuilder report = Annex().With("annex_2014.answers", 3);
  EXPECT_THAT(IdsOf(FindingsOf(report)), ElementsAre("F-APP-12"));
  EXPECT_THAT(ShortHintsOf(report), IsEmpty());
}

TEST(RepairHintTest, NoneForTwoSlipsInOneTable) {
  EXPECT_THAT(
      ShortHintsOf(Consistent()
                       .With("applications.granted.commercial_enterprise", 21)
                       .With("applications.received_new.other_org", 3)),
      IsEmpty());
}

TEST(RepairHintTest, EachTableIsExplainedByItself) {
  const auto findings =
      FindingsOf(Consistent()
                     .With("applications.granted.commercial_enterprise", 21)
                     .With("disputes.reconsideration.upheld", 3));
  std::map<std::string, int> hints;
  for (const auto& finding : findings) {
    if (finding.repair_hints_size() > 0) {
      hints[finding.rule_id()] += finding.repair_hints_size();
    }
  }
  // Upheld, or the total.
  const std::map<std::string, int> expected = {{"F-APP-02", 1},
                                               {"F-REV-01", 2}};
  EXPECT_EQ(hints, expected);
}

TEST(RepairHintTest, StandsWithTheFirstFindingOnly) {
  const auto findings = FindingsOf(
      Consistent().With("applications.received_new.natural_person", 6));
  ASSERT_THAT(IdsOf(findings), ElementsAre("F-APP-01", "F-APP-03"));
  EXPECT_THAT(findings[0].repair_hints(), SizeIs(1));
  EXPECT_THAT(findings[1].repair_hints(), IsEmpty());
}

TEST(RepairHintTest, FollowsATotalThatIsDerived) {
  EXPECT_THAT(ShortHintsOf(Consistent()
                               .Without("applications.granted.total")
                               .With("applications.granted.natural_person", 6)),
              ElementsAre("ONE_CELL applications.granted.natural_person=5"));
}

TEST(RepairHintTest, NeverProposesANegativeCount) {
  EXPECT_THAT(ShortHintsOf(Sound().With("disputes.reconsideration.total", 2)),
              ElementsAre("ONE_CELL disputes.reconsideration.upheld=2",
                          "ONE_CELL disputes.reconsideration.corrected=2",
                          "ONE_CELL disputes.reconsideration.other=2",
                          "ONE_CELL disputes.reconsideration.pending=2",
                          "ONE_CELL disputes.reconsideration.total=0"));
}

TEST(RepairHintTest, SaysInBothLanguagesWhatWouldMend) {
  const std::vector<RepairHint> hints = HintsOf(
      Consistent().With("applications.granted.commercial_enterprise", 21));
  ASSERT_THAT(hints, SizeIs(1));
  EXPECT_THAT(hints[0].message_en(), HasSubstr("were 12 instead of 21"));
  EXPECT_THAT(hints[0].message_zh(), HasSubstr("应为12（现为21）"));
  ASSERT_THAT(hints[0].cells(), SizeIs(1));
  EXPECT_EQ(hints[0].cells(0).before(), 21);
  EXPECT_THAT(hints[0].cells(0).label(), HasSubstr("商业企业"));
}

// The figures of one form, and its sums, written out anew from the form.
class Values {
 public:
  Values() : values_(TestCatalogue().size()) {}
  int64_t& operator[](const Cell* cell) { return values_[cell->index]; }
  int64_t at(const Cell* cell) const { return values_[cell->index]; }

 private:
  std::vector<int64_t> values_;
};
struct NaiveSum {
  std::vector<const Cell*> left;
  std::vector<const Cell*> right;
};

class Paper {
 public:
  explicit Paper(Form form) : form_(form) {
    if (form == FORM_2014) {
      AddAnnexSums();
    } else {
      AddApplicationSums();
      for (const int row : {301, 311, 321}) AddDisputeSum(row);
    }
    for (const NaiveSum& sum : sums_) {
      for (const auto* side : {&sum.left, &sum.right}) {
        for (const Cell* cell : *side) summed_.insert(cell);
      }
    }
  }

  Form form() const { return form_; }
  std::vector<const Cell*> Cells() const {
    std::vector<const Cell*> cells;
    for (const form::CellIndex index : TestCatalogue().CellsOf(form_)) {
      cells.push_back(&TestCatalogue().cell(index));
    }
    return cells;
  }
  const std::vector<NaiveSum>& sums() const { return sums_; }
  // In the order of the form.
  std::vector<const Cell*> SummedCells() const {
    std::vector<const Cell*> cells(summed_.begin(), summed_.end());
    std::ranges::sort(cells, {}, &Cell::index);
    return cells;
  }

  static bool Holds(const NaiveSum& sum, const Values& values) {
    int64_t off = 0;
    for (const Cell* cell : sum.left) off += values.at(cell);
    for (const Cell* cell : sum.right) off -= values.at(cell);
    return off == 0;
  }
  bool AllHold(const Values& values) const {
    return std::ranges::all_of(
        sums_, [&](const NaiveSum& sum) { return Holds(sum, values); });
  }

  // The cell of a row and column; null if the form has none.
  const Cell* At(int row, int column) const {
    for (const Cell& cell : TestCatalogue().cells()) {
      if (cell.row == row && cell.column == column && cell.BelongsTo(form_)) {
        return &cell;
      }
    }
    return nullptr;
  }

  // Side by side, or one above the other.
  static bool Above(const Cell& a, const Cell& b, Form form) {
    if (a.row >= b.row || a.column != b.column || IsOfTable4(a)) return false;
    if (a.row / 100 != b.row / 100) return false;
    return std::ranges::none_of(
        TestCatalogue().cells(), [&](const Cell& between) {
          return between.column == a.column && between.BelongsTo(form) &&
                 between.row > a.row && between.row < b.row;
        });
  }
  static bool LeftOf(const Cell& a, const Cell& b) {
    if (IsOfTable4(a) && IsOfTable4(b)) return b.index == a.index + 1;
    return a.row == b.row && b.column == a.column + 1;
  }
  bool Neighbours(const Cell& a, const Cell& b) const {
    return LeftOf(a, b) || LeftOf(b, a) || Above(a, b, form_) ||
           Above(b, a, form_);
  }
  static bool InOneLine(const Cell& a, const Cell& b) {
    if (a.row / 100 != b.row / 100) return false;
    return IsOfTable4(a) || a.row == b.row || a.column == b.column;
  }

 private:
  static bool IsOfTable4(const Cell& cell) { return cell.row / 100 == 3; }

  std::vector<const Cell*> RowsOf(int first, int last, int column) const {
    std::vector<const Cell*> cells;
    for (int row = first; row <= last; ++row) {
      if (const Cell* cell = At(row, column)) cells.push_back(cell);
    }
    return cells;
  }
  std::vector<const Cell*> ColumnsOf(int row, int first, int last) const {
    std::vector<const Cell*> cells;
    for (int column = first; column <= last; ++column) {
      cells.push_back(At(row, column));
    }
    return cells;
  }
  void AddApplicationSums() {
    for (int column = 1; column <= 7; ++column) {
      sums_.push_back({RowsOf(201, 202, column), RowsOf(225, 226, column)});
      sums_.push_back({{At(225, column)}, RowsOf(203, 224, column)});
    }
    for (int row = 201; row <= 226; ++row) {
      if (At(row, 7) == nullptr) continue;
      sums_.push_back({{At(row, 7)}, ColumnsOf(row, 1, 6)});
    }
  }
  void AddDisputeSum(int row) {
    const Cell* first = nullptr;
    for (const Cell& cell : TestCatalogue().cells()) {
      if (cell.row == row && cell.BelongsTo(form_) &&
          (first == nullptr || cell.column < first->column)) {
        first = &cell;
      }
    }
    CHECK(first != nullptr);
    const int column = first->column;
    sums_.push_back(
        {{At(row, column + 4)}, ColumnsOf(row, column, column + 3)});
  }
  void AddAnnexSums() {
    const auto one = [&](int row) { return At(row, 0); };
    sums_.push_back({{one(417)}, RowsOf(418, 421, 0)});
    sums_.push_back({{one(422)}, RowsOf(423, 424, 0)});
    std::vector<const Cell*> answers = RowsOf(426, 429, 0);
    for (const Cell* cell : RowsOf(436, 439, 0)) answers.push_back(cell);
    sums_.push_back({{one(425)}, answers});
    sums_.push_back({{one(429)}, RowsOf(430, 435, 0)});
    sums_.push_back({{one(440)}, RowsOf(441, 443, 0)});
    sums_.push_back({{one(444)}, RowsOf(445, 447, 0)});
    sums_.push_back({{one(452)}, RowsOf(453, 454, 0)});
  }

  const Form form_;
  std::vector<NaiveSum> sums_;
  std::set<const Cell*> summed_;
};

// The figures that a slip changes.
struct Slip {
  RepairKind kind = disclosure::v1::REPAIR_KIND_UNSPECIFIED;
  std::map<const Cell*, int64_t> after;
};

Values With(Values values, const std::map<const Cell*, int64_t>& changed) {
  for (const auto& [cell, value] : changed) values[cell] = value;
  return values;
}

std::string InShort(const Slip& slip) {
  std::string text = disclosure::v1::RepairKind_Name(slip.kind).substr(12);
  std::vector<std::string> cells;
  for (const auto& [cell, value] : slip.after) {
    cells.push_back(absl::StrCat(" ", cell->name, "=", value));
  }
  std::ranges::sort(cells);
  for (const std::string& cell : cells) text += cell;
  return text;
}

// With the cells of each in the order of names, as InShort(Slip) has them.
std::set<std::string> Sorted(const std::vector<RepairHint>& hints) {
  std::set<std::string> sorted;
  for (const RepairHint& hint : hints) {
    Slip slip{hint.kind(), {}};
    for (const auto& cell : hint.cells()) {
      const auto index = TestCatalogue().Find(cell.cell());
      slip.after[&TestCatalogue().cell(*index)] = cell.after();
    }
    sorted.insert(InShort(slip));
  }
  return sorted;
}

// All slips of the five kinds that explain a report, by trying each.
class NaiveSearch {
 public:
  NaiveSearch(const Paper& paper, const Values& values)
      : paper_(paper), values_(values) {}

  std::set<std::string> Run() {
    const std::vector<const Cell*> cells = paper_.SummedCells();
    for (const Cell* cell : cells) TryOneCell(cell);
    const std::vector<const Cell*> all = paper_.Cells();
    for (size_t i = 0; i < all.size(); ++i) {
      for (size_t j = i + 1; j < all.size(); ++j) {
        if (Paper::InOneLine(*all[i], *all[j])) TryPair(all[i], all[j]);
      }
    }
    return std::move(found_);
  }

 private:
  void Try(Slip slip) {
    if (std::ranges::any_of(slip.after,
                            [](const auto& one) { return one.second < 0; })) {
      return;
    }
    if (!paper_.AllHold(With(values_, slip.after))) return;
    if (slip.after.size() > 1) {
      for (const auto& one : slip.after) {
        if (paper_.AllHold(With(values_, {one}))) return;
      }
    }
    found_.insert(InShort(slip));
  }

  // What a broken sum lacks.
  void TryOneCell(const Cell* cell) {
    for (const NaiveSum& sum : paper_.sums()) {
      if (Paper::Holds(sum, values_)) continue;
      int64_t off = 0;
      for (const Cell* left : sum.left) off += values_.at(left);
      for (const Cell* right : sum.right) off -= values_.at(right);
      for (const int64_t by : {off, -off}) {
        const int64_t after = values_.at(cell) + by;
        const bool missing =
            values_.at(cell) == 0 && after > 0 && IsTotalOfBroken(cell);
        Try({missing ? kMissing : kOneCell, {{cell, after}}});
      }
    }
  }

  bool IsTotalOfBroken(const Cell* cell) const {
    return std::ranges::any_of(paper_.sums(), [&](const NaiveSum& sum) {
      return !Paper::Holds(sum, values_) && sum.left.size() == 1 &&
             sum.left[0] == cell;
    });
  }

  void TryPair(const Cell* a, const Cell* b) {
    const int64_t first = values_.at(a);
    const int64_t second = values_.at(b);
    if (first != second) {
      const bool shifted =
          paper_.Neighbours(*a, *b) && (first == 0 || second == 0);
      Try({shifted ? kShifted : kExchanged, {{a, second}, {b, first}}});
    }
    if (Paper::LeftOf(*a, *b) && first >= 1 && first <= 9 && second >= 0 &&
        second <= 9) {
      Try({kSplit, {{a, 10 * first + second}, {b, 0}}});
      Try({kSplit, {{b, 10 * first + second}, {a, 0}}});
    }
  }

  const Paper& paper_;
  const Values& values_;
  std::set<std::string> found_;
};

// Makes reports that hold, and damages them by one slip.
class RandomPaper {
 public:
  explicit RandomPaper(uint64_t seed) : random_(seed) {}

  // All sums hold. Totals come after their parts, from the inside out.
  Values Consistent(const Paper& paper) {
    Values values;
    for (const Cell* cell : paper.Cells()) values[cell] = Figure();
    if (paper.form() == FORM_2014) {
      Add(paper, {429, 417, 422, 425, 440, 444, 452}, values);
    } else {
      FillApplications(paper, values);
    }
    CHECK(paper.AllHold(values));
    return values;
  }

  // What mends the damage that it did to `values`; nothing if none was possible
  // at the place it chose.
  std::optional<Slip> Damage(const Paper& paper, Values& values) {
    const auto cells = paper.SummedCells();
    const Cell* a = cells[random_.Below(cells.size())];
    switch (random_.Below(5)) {
      case 0:
        return Misread(a, values);
      case 1:
        return DropTotal(paper, values);
      case 2:
        return Move(paper, a, true, values);
      case 3:
        return Move(paper, a, false, values);
      default:
        return Split(paper, a, values);
    }
  }

 private:
  int64_t Figure() {
    if (!random_.OneIn(3)) return 0;
    return static_cast<int64_t>(random_.Below(random_.OneIn(2) ? 100 : 10));
  }

  static void Total(const NaiveSum& sum, Values& values) {
    int64_t total = 0;
    for (const Cell* part : sum.right) total += values.at(part);
    values[sum.left[0]] = total;
  }

  // The sums whose totals stand in these rows, in this order.
  static void Add(const Paper& paper, const std::vector<int>& rows,
                  Values& values) {
    for (const int row : rows) {
      for (const NaiveSum& sum : paper.sums()) {
        if (sum.left.size() == 1 && sum.left[0]->row == row) {
          Total(sum, values);
        }
      }
    }
  }

  void FillApplications(const Paper& paper, Values& values) {
    for (int column = 1; column <= 6; ++column) {
      for (const NaiveSum& sum : paper.sums()) {
        if (sum.left.size() == 1 && sum.left[0] == paper.At(225, column)) {
          Total(sum, values);
        }
      }
      const int64_t handled =
          values[paper.At(225, column)] + values[paper.At(226, column)];
      int64_t& carried_in = values[paper.At(202, column)];
      carried_in = std::min(carried_in, handled);
      values[paper.At(201, column)] = handled - carried_in;
    }
    for (const NaiveSum& sum : paper.sums()) {
      const bool of_a_row =
          sum.left.size() == 1 && sum.right[0]->row == sum.left[0]->row;
      if (of_a_row) Total(sum, values);
    }
  }

  std::optional<Slip> Misread(const Cell* cell, Values& values) {
    const int64_t wrong = static_cast<int64_t>(random_.Below(120));
    const int64_t right = std::exchange(values[cell], wrong);
    if (wrong == 0) return std::nullopt;
    return Slip{kOneCell, {{cell, right}}};
  }

  std::optional<Slip> DropTotal(const Paper& paper, Values& values) {
    const NaiveSum& sum = paper.sums()[random_.Below(paper.sums().size())];
    if (sum.left.size() != 1) return std::nullopt;
    const int64_t right = std::exchange(values[sum.left[0]], 0);
    return Slip{kMissing, {{sum.left[0], right}}};
  }

  // To a neighbour that is 0, or in exchange with a cell that is not.
  std::optional<Slip> Move(const Paper& paper, const Cell* a, bool shift,
                           Values& values) {
    std::vector<const Cell*> others;
    for (const Cell* b : paper.Cells()) {
      const int64_t value = values[b];
      if (value == values[a] || !Paper::InOneLine(*a, *b)) continue;
      const bool is_shift =
          paper.Neighbours(*a, *b) && (value == 0 || values[a] == 0);
      if (is_shift == shift) others.push_back(b);
    }
    if (others.empty()) return std::nullopt;
    const Cell* b = others[random_.Below(others.size())];
    const Slip slip{shift ? kShifted : kExchanged,
                    {{a, values[a]}, {b, values[b]}}};
    std::swap(values[a], values[b]);
    return slip;
  }

  std::optional<Slip> Split(const Paper& paper, const Cell* a, Values& values) {
    const int64_t whole = values[a];
    if (whole < 10 || whole > 99) return std::nullopt;
    for (const Cell* b : paper.SummedCells()) {
      const bool left = Paper::LeftOf(*a, *b);
      if ((!left && !Paper::LeftOf(*b, *a)) || values[b] != 0) continue;
      values[left ? a : b] = whole / 10;
      values[left ? b : a] = whole % 10;
      return Slip{kSplit, {{a, whole}, {b, 0}}};
    }
    return std::nullopt;
  }

  RandomReports random_;
};

ReportBuilder ReportOf(const Paper& paper, const Values& values) {
  const Form form = paper.form();
  ReportBuilder report = Sound(form, form == FORM_2014   ? 2016
                                     : form == FORM_2019 ? 2020
                                                         : 2023);
  for (const Cell* cell : paper.Cells()) {
    report.With(cell->name, values.at(cell));
  }
  return report;
}

constexpr int kReports = 150;
constexpr int kReportsInLongTests = 20'000;

bool IsMoreThanNeeded(const Paper& paper, const Values& values,
                      const Slip& slip) {
  return slip.after.size() > 1 &&
         std::ranges::any_of(slip.after, [&](const auto& change) {
           return paper.AllHold(With(values, {change}));
         });
}

class DamagedReportTest : public testing::TestWithParam<Form> {};

// The naive search is over the report as a whole; what explains single tables
// only is for the tests above.
TEST_P(DamagedReportTest, ItsSlipIsAmongTheHintsAndEachHintMendsAll) {
  const int reports = std::getenv("DISCLOSURE_LONG_TESTS") == nullptr
                          ? kReports
                          : kReportsInLongTests;
  const Paper paper(GetParam());
  RandomPaper random(20'260'125 + static_cast<uint64_t>(GetParam()));
  std::map<RepairKind, int> named;
  for (int i = 0; i < reports; ++i) {
    Values values = random.Consistent(paper);
    const std::optional<Slip> slip = random.Damage(paper, values);
    if (!slip || paper.AllHold(values)) continue;
    // Half of it would do where the other half is in no sum.
    if (IsMoreThanNeeded(paper, values, *slip)) continue;
    std::set<std::string> expected = NaiveSearch(paper, values).Run();
    ASSERT_TRUE(expected.contains(InShort(*slip))) << InShort(*slip);
    if (expected.size() > kMaxRepairHints) expected.clear();
    const std::vector<RepairHint> hints = HintsOf(ReportOf(paper, values));
    ASSERT_EQ(Sorted(hints), expected) << i << ": " << InShort(*slip);
    if (!hints.empty()) ++named[slip->kind];
  }
  // Each kind was tried, and found.
  for (const RepairKind kind : {kOneCell, kMissing, kShifted, kExchanged}) {
    EXPECT_GT(named[kind], 0) << disclosure::v1::RepairKind_Name(kind);
  }
  // In the annex no two cells stand side by side.
  EXPECT_EQ(named[kSplit] > 0, GetParam() != FORM_2014);
}

INSTANTIATE_TEST_SUITE_P(Forms, DamagedReportTest,
                         testing::Values(FORM_2014, FORM_2019, FORM_2021),
                         [](const auto& row) {
                           return disclosure::v1::Form_Name(row.param);
                         });

}  // namespace
}  // namespace disclosure::rules

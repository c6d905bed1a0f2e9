// Random reports in random layouts with random defects: what comes back is the
// same, or marked.
#include <algorithm>
#include <string>

#include "gtest/gtest.h"
#include "importer/form_layout.h"
#include "importer/importer.h"
#include "importer/protocol_text.h"
#include "tests/importer/random_document.h"
#include "tests/importer/rendered_document.h"
#include "tests/importer/test_importer.h"
#include "tests/support/catalogue.h"
#include "tests/support/long_tests.h"

namespace disclosure::importer {
namespace {

// Of undamaged figures at most one in so many may be doubted.
constexpr int64_t kOneDoubtIn = 100;

// Some seconds, or, with DISCLOSURE_LONG_TESTS, some minutes.
int Documents() {
  constexpr int kShort = 600;
  constexpr int kLong = 20'000;
  return AreTestsLong() ? kLong : kShort;
}

std::string Described(const RandomDocument& document, const Draft& draft) {
  return document.setting + ": " + document.defects + "\n" +
         ProtocolText(draft, TestCatalogue(), Language::kEnglish)
             .substr(0, 2000) +
         document.bytes.substr(0, 6000);
}

// The label of the row that a cell stands in.
const std::string& RowLabel(form::CellIndex cell, v1::Form form) {
  static const auto* layouts =
      new std::vector<FormLayout>{FormLayout(v1::FORM_2014, TestCatalogue()),
                                  FormLayout(v1::FORM_2019, TestCatalogue()),
                                  FormLayout(v1::FORM_2021, TestCatalogue())};
  for (const FormLayout& layout : *layouts) {
    if (layout.form != form) continue;
    for (const LayoutRow& row : layout.rows) {
      if (std::ranges::find(row.cells, cell) != row.cells.end()) {
        return row.label;
      }
    }
  }
  static const auto* none = new std::string();
  return *none;
}

// What a person is told of one cell.
class Told {
 public:
  Told(const Draft& draft, form::CellIndex cell)
      : draft_(draft),
        name_(TestCatalogue().cell(cell).name),
        label_(RowLabel(cell, draft.report.form())) {
    for (const CellOrigin& origin : draft.protocol.cells) {
      if (origin.cell == cell) origin_ = &origin;
    }
  }

  // By name, by row or by table.
  bool IsDoubted() const {
    const std::string table = name_.substr(0, name_.find('.'));
    for (const Doubt& doubt : draft_.protocol.doubts) {
      for (const std::string& about :
           {name_, "\"" + label_ + "\"", "The table " + table}) {
        if (doubt.en.find(about) != std::string::npos) return true;
      }
    }
    return origin_ != nullptr && origin_->certainty == Certainty::kPositionOnly;
  }

  // That it was not simply read.
  bool IsMarked() const {
    if (IsDoubted()) return true;
    if (origin_ != nullptr && !origin_->value) return true;
    return std::ranges::any_of(
        draft_.protocol.repaired_labels,
        [&](const RepairedLabel& label) { return label.official == label_; });
  }

 private:
  const Draft& draft_;
  const std::string& name_;
  const std::string& label_;
  const CellOrigin* origin_ = nullptr;
};

TEST(RoundTripTest, GivesBackSoundDocumentsWithoutADoubt) {
  RandomDocuments documents(/*seed=*/20210126);
  for (int i = 0; i < Documents(); ++i) {
    const RandomDocument document = documents.Sound();
    const Draft draft = Import(document.bytes);
    ASSERT_EQ(CellsByReflection(draft.report), document.shown)
        << Described(document, draft);
    ASSERT_TRUE(draft.protocol.doubts.empty()) << Described(document, draft);
  }
}

TEST(RoundTripTest, GivesBackDamagedDocumentsOrMarksWhatIsWrong) {
  RandomDocuments documents(/*seed=*/430321111);
  int64_t sound = 0;
  int64_t doubted = 0;
  int64_t shown = 0;
  int64_t lost = 0;
  for (int i = 0; i < Documents(); ++i) {
    const RandomDocument document = documents.Damaged();
    const Draft draft = Import(document.bytes);
    ASSERT_EQ(draft.report.form(), document.report.form())
        << Described(document, draft);
    const form::CellValues got = CellsByReflection(draft.report);
    for (const form::CellIndex cell :
         TestCatalogue().CellsOf(document.report.form())) {
      const bool right = got.Get(cell) == document.shown.Get(cell);
      const Told told(draft, cell);
      ASSERT_TRUE(right || told.IsMarked())
          << TestCatalogue().cell(cell).name << " is "
          << got.Get(cell).value_or(-1) << " instead of "
          << document.shown.Get(cell).value_or(-1) << "; "
          << Described(document, draft);
      if (document.shown.Has(cell)) {
        ++shown;
        lost += right ? 0 : 1;
      }
      if (document.damaged.contains(cell)) continue;
      ++sound;
      doubted += told.IsDoubted() ? 1 : 0;
    }
  }
  RecordProperty("figures", std::to_string(shown));
  RecordProperty("lost", std::to_string(lost));
  RecordProperty("sound", std::to_string(sound));
  RecordProperty("doubted", std::to_string(doubted));
  EXPECT_LE(doubted * kOneDoubtIn, sound);
  // Most defects are made good.
  EXPECT_LE(lost * kOneDoubtIn, shown);
}

}  // namespace
}  // namespace disclosure::importer

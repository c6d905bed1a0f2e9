// Would the tests notice a slip of the hand in the rules file? Each rule is
// damaged in every way of rule_mutants.h, one at a time, and judged by the
// cases of all rules; a damage that no case notices means that nothing holds
// that part of the rule in place. Damage that no report can show is named here,
// with the reason.

#include <algorithm>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "status/abseil_view.h"
#include "status/check.h"
#include "tests/rules/rule_cases.h"
#include "tests/rules/rule_mutants.h"
#include "tests/rules/rules_fixture.h"

namespace disclosure::rules {
namespace {

using disclosure::rules::v1::Rule;
using Messages = std::vector<disclosure::v1::Finding>;

// Why a damage can be seen in no report.
constexpr char kHint[] =
    "a hint has no severity; the rule only lends its words";
constexpr char kFirstRow[] = "the form begins with row 101";
constexpr char kMoreThanOne[] =
    "decisions that are items + change, both above 0, are above 1 themselves";
constexpr char kNoFormHasBoth[] =
    "no form has both cells, and without the formula the amount is shown, too";
constexpr char kNotJudged[] =
    "a formula on a cell that the form lacks is not judged anyway";
constexpr char kBothOrNone[] = "a form has both cells or none";

// Damage of which this is so.
struct Unnoticeable {
  std::string_view rule;
  std::string_view what;
  std::string_view reason;
};
constexpr Unnoticeable kUnnoticeable[] = {
    {"F-APP-10", "on_submission becomes SEVERITY_WARNING", kHint},
    {"F-APP-10", "on_submission becomes SEVERITY_ERROR", kHint},
    {"F-APP-10", "in_archive becomes SEVERITY_WARNING", kHint},
    {"F-APP-10", "in_archive becomes SEVERITY_ERROR", kHint},
    {"F-ACT-01", "only_if: drops (cell.row_number >= 101)", kFirstRow},
    {"F-ACT-01", "only_if: 101 becomes 100", kFirstRow},
    {"F-ACT-05", "only_if: drops (proactive.$_decisions > 0)", kMoreThanOne},
    {"F-ACT-05", "only_if: > becomes >= (3)", kMoreThanOne},
    {"F-ACT-05",
     "only_if: proactive.$_decisions becomes proactive.$_items_change",
     kMoreThanOne},
    {"F-ACT-05", "only_if: 0 becomes 1 (3)", kMoreThanOne},
    {"F-ACT-05", "only_if: 0 becomes (-1) (3)", kMoreThanOne},
    {"F-ACT-09",
     "found: proactive.fee_amount_yuan becomes proactive.fee_items_change",
     kNoFormHasBoth},
    {"F-ACT-09",
     "found: proactive.fee_amount_yuan becomes "
     "proactive.procurement_projects",
     kNoFormHasBoth},
    {"F-ACT-11", "only_if: drops form_has(proactive.procurement_amount_yuan)",
     kNotJudged},
    {"F-ACT-11",
     "only_if: proactive.procurement_amount_yuan becomes "
     "proactive.procurement_projects",
     kBothOrNone},
    {"F-ACT-12", "only_if: drops form_has(proactive.procurement_projects)",
     kNotJudged},
    {"F-ACT-12",
     "only_if: proactive.procurement_projects becomes "
     "proactive.procurement_amount_yuan",
     kBothOrNone},
};

std::string_view ReasonFor(const std::string& rule, const std::string& what) {
  for (const Unnoticeable& known : kUnnoticeable) {
    if (rule == known.rule && what == known.what) return known.reason;
  }
  return "no case notices";
}

// A report, or two neighbouring ones, and what one rule has to say about it.
class CaseClaim {
 public:
  // Of a case that is about `rule`.
  CaseClaim(const BrokenCase& row, std::string_view rule)
      : name_(row.name), message_(row.report.Message()) {
    report_ = row.report.Value();
    if (rule == row.rule) {
      spoken_ =
          Spoken{row.findings,   row.expected,
                 row.found,      row.on_submission,
                 row.in_archive, row.when_strict.value_or(row.on_submission),
                 row.cells};
    }
    speaks_ = spoken_ || std::ranges::find(row.also, rule) != row.also.end();
  }
  explicit CaseClaim(const SilentCase& row)
      : name_(row.name), message_(row.report.Message()) {
    report_ = row.report.Value();
  }
  CaseClaim(const BrokenYearsCase& row, std::string_view rule)
      : name_(row.name),
        across_(true),
        before_(row.before.Value()),
        sketch_(row.sketch),
        sketch_before_(row.sketch_before) {
    report_ = row.now.Value();
    if (rule == row.rule) {
      spoken_ = Spoken{row.findings,      row.expected,   row.found,
                       row.on_submission, row.in_archive, row.on_submission,
                       row.cells};
    }
    speaks_ = spoken_ || std::ranges::find(row.also, rule) != row.also.end();
  }
  explicit CaseClaim(const SilentYearsCase& row)
      : name_(row.name),
        across_(true),
        before_(row.before.Value()),
        sketch_(row.sketch),
        sketch_before_(row.sketch_before) {
    report_ = row.now.Value();
  }

  const std::string& name() const { return name_; }

  // Whether rules that have just the one say what is claimed.
  bool Holds(const RuleSet& rules) const {
    const Messages submitted = Judged(rules, OnSubmission());
    if (!speaks_) return submitted.empty();
    if (!spoken_) return !submitted.empty();
    if (submitted.size() != spoken_->findings ||
        submitted[0].expected() != spoken_->expected ||
        submitted[0].found() != spoken_->found ||
        submitted[0].severity() != spoken_->on_submission) {
      return false;
    }
    const auto cells = static_cast<size_t>(submitted[0].cells_size());
    if (cells != spoken_->cells.value_or(cells)) return false;
    const Messages archived = Judged(rules, InArchive());
    if (archived.size() != spoken_->findings ||
        archived[0].severity() != spoken_->in_archive) {
      return false;
    }
    Judgement strict = OnSubmission();
    strict.strict = true;
    const Messages strictly = Judged(rules, strict);
    return strictly.size() == spoken_->findings &&
           strictly[0].severity() == spoken_->when_strict;
  }

 private:
  struct Spoken {
    size_t findings;
    std::string expected;
    std::string found;
    disclosure::v1::Severity on_submission;
    disclosure::v1::Severity in_archive;
    disclosure::v1::Severity when_strict;
    std::optional<size_t> cells;
  };

  Messages Judged(const RuleSet& rules, const Judgement& judgement) const {
    const Findings findings =
        across_ ? Across(rules, judgement)
                : rules.CheckAlone(report_, message_, judgement);
    return rules.ToProto(findings, report_);
  }
  Findings Across(const RuleSet& rules, const Judgement& judgement) const {
    const OtherYears others{
        before_.year == report_.year - 1 ? &before_ : nullptr, before_.year,
        sketch_, sketch_before_};
    return rules.CheckAcrossYears(report_, others, judgement);
  }

  const std::string name_;
  const bool across_ = false;
  const disclosure::v1::AnnualReport message_;
  const form::Report before_;
  const std::string sketch_;
  const std::string sketch_before_;
  form::Report report_;
  bool speaks_ = false;
  std::optional<Spoken> spoken_;
};

// What the cases claim of one rule; those about it come first. A silent case
// claims nothing about other rules.
std::vector<CaseClaim> ClaimsOn(const std::string& rule) {
  std::vector<CaseClaim> claims;
  const auto add = [&](const auto& cases, bool about) {
    for (const auto& row : cases) {
      if ((row.rule == rule) == about) claims.emplace_back(row, rule);
    }
  };
  const auto add_silent = [&](const auto& cases) {
    for (const auto& row : cases) {
      if (row.rule == rule) claims.emplace_back(row);
    }
  };
  add(AllBrokenCases(), true);
  add(BrokenLocalDeadlineCases(), true);
  add(BrokenYearsCases(), true);
  add_silent(AllSilentCases());
  add_silent(SilentLocalDeadlineCases());
  add_silent(SilentYearsCases());
  for (const auto& [form, year] :
       {std::pair(disclosure::v1::FORM_PRE_2014, 2012),
        std::pair(disclosure::v1::FORM_2014, 2016),
        std::pair(disclosure::v1::FORM_2019, 2020),
        std::pair(disclosure::v1::FORM_2021, 2023)}) {
    claims.emplace_back(SilentCase{"Sound", rule, Sound(form, year)});
  }
  add(AllBrokenCases(), false);
  add(BrokenYearsCases(), false);
  return claims;
}

absl::StatusOr<RuleSet> Compiled(const Rule& rule) {
  disclosure::rules::v1::RuleFile file;
  *file.add_rules() = rule;
  std::string text;
  CHECK(google::protobuf::TextFormat::PrintToString(file, &text));
  return RuleSet::Compile(text, rule.id(), TestCatalogue(), TestDivisions(),
                          CalendarWithLocalDays());
}

struct Tally {
  int noticed = 0;
  // Rule and damage.
  std::vector<std::string> survived;
};

// Prints what became of each.
void TryMutantsOf(const Rule& rule, Tally& tally) {
  const std::vector<CaseClaim> claims = ClaimsOn(rule.id());
  const auto failing = [&](const RuleSet& rules) {
    return std::ranges::find_if_not(
        claims, [&](const CaseClaim& claim) { return claim.Holds(rules); });
  };
  const absl::StatusOr<RuleSet> sound = Compiled(rule);
  ASSERT_TRUE(sound.ok()) << sound.status();
  // What compares revisions or areas is no matter of these cases.
  const bool by_cases =
      sound->JudgesAlone(rule.id()) || sound->ReadsOtherYears(rule.id());
  if (!by_cases) return;
  ASSERT_EQ(failing(*sound), claims.end())
      << rule.id() << " as it stands fails " << failing(*sound)->name();
  for (const RuleMutant& mutant : MutantsOf(rule)) {
    const absl::StatusOr<RuleSet> rules = Compiled(mutant.rule);
    // The program would not start.
    if (!rules.ok()) continue;
    const auto by = failing(*rules);
    const bool noticed = by != claims.end();
    if (noticed) {
      ++tally.noticed;
    } else {
      tally.survived.push_back(absl::StrCat(rule.id(), " ", mutant.what));
    }
    std::printf("%s %-9s %s%s%s\n", noticed ? "noticed " : "SURVIVED",
                rule.id().c_str(), mutant.what.c_str(),
                noticed ? "  by " : "  because ",
                noticed ? by->name().c_str()
                        : ReasonFor(rule.id(), mutant.what).data());
  }
}

TEST(RuleMutationTest, EveryDamageToTheRulesFileIsNoticedIfItCanBe) {
  disclosure::rules::v1::RuleFile file;
  ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(
      std::string(RuleSet::EmbeddedText()), &file));
  Tally tally;
  for (const Rule& rule : file.rules()) {
    ASSERT_NO_FATAL_FAILURE(TryMutantsOf(rule, tally));
  }
  std::printf("%d noticed, %zu survived\n", tally.noticed,
              tally.survived.size());
  std::vector<std::string> expected;
  for (const Unnoticeable& known : kUnnoticeable) {
    expected.push_back(
        absl::StrCat(AbslView(known.rule), " ", AbslView(known.what)));
  }
  EXPECT_THAT(tally.survived, testing::UnorderedElementsAreArray(expected));
}

uint32_t FormsOf(std::string_view cell) {
  return TestCatalogue().cell(CellNamed(cell)).forms;
}

TEST(UnnoticeableTest, ReasonsHoldOfTheCatalogue) {
  for (const form::Cell& cell : TestCatalogue().cells()) {
    EXPECT_GE(cell.row, 101) << cell.name;
  }
  const uint32_t projects = FormsOf("proactive.procurement_projects");
  EXPECT_EQ(projects, FormsOf("proactive.procurement_amount_yuan"));
  const uint32_t fees = FormsOf("proactive.fee_amount_yuan");
  EXPECT_EQ(fees & projects, 0u);
  EXPECT_EQ(fees & FormsOf("proactive.fee_items_change"), 0u);
}

}  // namespace
}  // namespace disclosure::rules

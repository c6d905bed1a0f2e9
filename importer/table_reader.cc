#include "importer/table_reader.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "importer/blank_rows.h"
#include "importer/label_match.h"
#include "importer/runs.h"
#include "importer/table_repetition.h"

namespace disclosure::importer {
namespace {

// Labels compared at length in one document; what is damaged beyond that stays
// unrecognised.
constexpr size_t kMaxNearMatches = 2000;
// Words without separators that may stand where a row's first figures should.
constexpr size_t kMaxLooseWords = 1;
// A label of a row that the form does not have is no longer than a label.
constexpr size_t kMaxStrangeLabelBytes = 180;

// A run that may be a row of the form.
struct Candidate {
  size_t run = 0;
  LabelMatch match;
  int weight = 0;
};

size_t ColumnsOf(const FormLayout& layout, size_t row) {
  return layout.rows[row].cells.size();
}

// The figures fill the row exactly, counted with or without blanks.
bool Fills(const Run& run, size_t columns) {
  return run.filled == columns ||
         (run.filled < columns && run.values_end - run.values_begin == columns);
}

int WeightOf(const Run& run, const LabelMatch& match, size_t columns) {
  int weight = 1;
  if (Fills(run, columns)) weight += 8;
  if (match.certainty == Certainty::kExactLabel) weight += 4;
  if (match.length > 2) weight += 2;
  return weight;
}

// One place in the printed order, and the best way there.
struct Step {
  Candidate candidate;
  int weight = 0;
  std::optional<size_t> before;
};

// The heaviest sequence of candidates of one table in which runs and rows both
// go forward: the printed order decides between readings of the same row.
std::vector<Candidate> HeaviestChain(const std::vector<Candidate>& candidates,
                                     size_t rows) {
  std::vector<Step> steps;
  // The heaviest step that ends with each row.
  std::vector<std::optional<size_t>> best(rows);
  for (size_t i = 0; i < candidates.size();) {
    size_t end = i;
    const size_t first_step = steps.size();
    for (; end < candidates.size() && candidates[end].run == candidates[i].run;
         ++end) {
      Step step{candidates[end], candidates[end].weight, std::nullopt};
      for (size_t row = 0; row < candidates[end].match.row; ++row) {
        if (!best[row]) continue;
        const int weight = steps[*best[row]].weight + candidates[end].weight;
        if (weight <= step.weight) continue;
        step.weight = weight;
        step.before = best[row];
      }
      steps.push_back(step);
    }
    // A run is one row only, so its steps count from the next run on.
    for (size_t s = first_step; s < steps.size(); ++s) {
      auto& slot = best[steps[s].candidate.match.row];
      if (!slot || steps[*slot].weight < steps[s].weight) slot = s;
    }
    i = end;
  }
  std::optional<size_t> last;
  for (const auto& slot : best) {
    if (slot && (!last || steps[*last].weight < steps[*slot].weight)) {
      last = slot;
    }
  }
  std::vector<Candidate> chain;
  for (; last; last = steps[*last].before) {
    chain.push_back(steps[*last].candidate);
  }
  std::ranges::reverse(chain);
  return chain;
}

class Reader {
 public:
  Reader(const TokenStream& tokens, const FormLayout& layout)
      : tokens_(tokens), layout_(layout), runs_(FindRuns(tokens)) {}

  TableReading Read(bool thoroughly) {
    for (size_t run = 0; run < runs_.size(); ++run) Match(run, thoroughly);
    FindLaterTables();
    std::vector<Candidate> chosen = ChooseChains(/*later=*/false);
    if (thoroughly) AddByPlace(chosen);
    TableReading reading;
    for (const Candidate& candidate : chosen) {
      reading.score += ScoreOf(candidate);
      reading.rows.push_back(ReadingOf(candidate));
    }
    if (!thoroughly) return reading;
    for (const Candidate& candidate : ChooseChains(/*later=*/true)) {
      reading.later_rows.push_back(ReadingOf(candidate));
    }
    AddStrangeRows(chosen, reading);
    AddBlankRows(tokens_, layout_, reading);
    std::erase_if(reading.rows, [&](const RowReading& row) {
      return StandsInLaterTable(row);
    });
    return reading;
  }

 private:
  void Match(size_t index, bool thoroughly) {
    Run& run = runs_[index];
    auto matches = MatchExactly(run.label, layout_);
    if (matches.empty()) matches = MatchBrokenOff(run);
    if (matches.empty()) matches = MatchBeforeUnreadableCells(run);
    if (matches.empty() && thoroughly && near_matches_ < kMaxNearMatches) {
      ++near_matches_;
      matches = MatchNearly(run.label, layout_);
      std::erase_if(matches, [&](const LabelMatch& match) {
        return !Fills(run, ColumnsOf(layout_, match.row));
      });
    }
    // A table of 15 figures under columns whose last is 总计 is no row 总计.
    if (IsWholeDisputes(run)) {
      std::erase_if(matches, [&](const LabelMatch& match) {
        return ColumnsOf(layout_, match.row) < run.filled;
      });
    }
    if (matches.empty() && thoroughly && IsWholeDisputes(run)) {
      matches.push_back({static_cast<size_t>(layout_.disputes_row),
                         Certainty::kPositionOnly, 0});
    }
    for (const LabelMatch& match : matches) {
      candidates_.push_back(
          {index, match, WeightOf(run, match, ColumnsOf(layout_, match.row))});
    }
  }

  std::vector<LabelMatch> MatchBrokenOff(const Run& run) const {
    auto matches = MatchExactly(LabelBeforeOpenBracket(tokens_, run), layout_);
    for (LabelMatch& match : matches) {
      match.certainty = Certainty::kRepairedLabel;
    }
    return matches;
  }

  // "规范性文件 | 若干 | 4 | 27": what stands behind the label fills the row,
  // though the first of it is no figure. It becomes values of the run.
  std::vector<LabelMatch> MatchBeforeUnreadableCells(Run& run) const {
    const Token& last = tokens_[run.values_begin - 1];
    size_t cells = run.filled;
    for (size_t begin = run.values_begin - 1; begin > run.text_begin; --begin) {
      const Token& token = tokens_[begin];
      // Without separators a cell is a word, and only the first can be meant.
      const bool cell = token.is_cell ? token.line == last.line
                                      : cells < run.filled + kMaxLooseWords;
      if (!cell || token.is_cell != last.is_cell) break;
      if (token.kind() == CellKind::kBlank) continue;
      auto matches = MatchExactly(LabelBefore(tokens_, run, begin), layout_);
      ++cells;
      std::erase_if(matches, [&](const LabelMatch& match) {
        return ColumnsOf(layout_, match.row) != cells;
      });
      if (matches.empty()) continue;
      run.values_begin = begin;
      run.filled = cells;
      return matches;
    }
    return {};
  }

  bool IsWholeDisputes(const Run& run) const {
    return layout_.disputes_row >= 0 &&
           run.filled ==
               ColumnsOf(layout_, static_cast<size_t>(layout_.disputes_row));
  }

  const std::string& TableOf(const Candidate& candidate) const {
    return layout_.rows[candidate.match.row].table;
  }

  // Notes where tables of which most rows come twice begin once more, so that
  // no row of the second is taken for one of the first.
  void FindLaterTables() {
    std::map<std::string, std::vector<RowOfRun>> by_table;
    for (const Candidate& candidate : candidates_) {
      const size_t row = candidate.match.row;
      if (candidate.match.certainty == Certainty::kExactLabel &&
          Fills(runs_[candidate.run], ColumnsOf(layout_, row))) {
        by_table[TableOf(candidate)].push_back({candidate.run, row});
      }
    }
    for (const auto& [table, found] : by_table) {
      if (const auto begin = LaterTableBegin(table, found, layout_)) {
        later_begin_.emplace(table, *begin);
      }
    }
  }

  bool IsLater(const std::string& table, size_t run) const {
    const auto begin = later_begin_.find(table);
    return begin != later_begin_.end() && run >= begin->second;
  }

  bool StandsInLaterTable(const RowReading& row) const {
    const auto begin = later_begin_.find(layout_.rows[row.row].table);
    return begin != later_begin_.end() &&
           row.values_begin >= runs_[begin->second].values_begin;
  }

  // Table by table, since their order in a document is not fixed: the first of
  // each, or those that come later.
  std::vector<Candidate> ChooseChains(bool later) const {
    std::map<std::string, std::vector<Candidate>> by_table;
    for (const Candidate& candidate : candidates_) {
      const std::string& table = TableOf(candidate);
      if (IsLater(table, candidate.run) == later) {
        by_table[table].push_back(candidate);
      }
    }
    std::vector<Candidate> chosen;
    std::set<size_t> used_runs;
    for (const auto& [table, candidates] : by_table) {
      for (const Candidate& candidate :
           HeaviestChain(candidates, layout_.rows.size())) {
        if (used_runs.insert(candidate.run).second) chosen.push_back(candidate);
      }
    }
    std::ranges::sort(chosen, {}, &Candidate::run);
    return chosen;
  }

  // Between two neighbours of a table as many unknown runs as missing rows, of
  // the right number of figures: they are these rows.
  void AddByPlace(std::vector<Candidate>& chosen) const {
    std::vector<Candidate> added;
    for (size_t i = 0; i + 1 < chosen.size(); ++i) {
      const Candidate& before = chosen[i];
      const Candidate& after = chosen[i + 1];
      if (TableOf(before) != TableOf(after)) continue;
      const size_t runs = after.run - before.run - 1;
      const size_t rows = after.match.row - before.match.row - 1;
      if (runs == 0 || runs != rows) continue;
      for (size_t k = 1; k <= runs; ++k) {
        const size_t row = before.match.row + k;
        if (!MayBe(runs_[before.run + k], row)) break;
        added.push_back({before.run + k, {row, Certainty::kPositionOnly, 0}});
      }
    }
    chosen.insert(chosen.end(), added.begin(), added.end());
    std::ranges::sort(chosen, {}, &Candidate::run);
  }

  // Whether a run may be a row whose label is damaged beyond recognition: the
  // number of figures fits, and some of the label is left.
  bool MayBe(const Run& run, size_t row) const {
    if (!Fills(run, ColumnsOf(layout_, row))) return false;
    const std::u32string& core = layout_.rows[row].cores.front();
    size_t shared = 0;
    for (const char32_t code : core) {
      if (run.label.characters.find(code) != std::u32string::npos) ++shared;
    }
    return 2 * shared >= core.size();
  }

  // A label that forms share says less than figures under it that fit.
  int ScoreOf(const Candidate& candidate) const {
    const size_t columns = ColumnsOf(layout_, candidate.match.row);
    if (Fills(runs_[candidate.run], columns)) return 3;
    return candidate.match.certainty == Certainty::kExactLabel ? 1 : 0;
  }

  // Table 4 as its figures alone: what stands before them is a heading.
  bool IsWithoutLabel(const Candidate& candidate) const {
    return candidate.match.length == 0 &&
           candidate.match.row == static_cast<size_t>(layout_.disputes_row);
  }

  RowReading ReadingOf(const Candidate& candidate) const {
    const Run& run = runs_[candidate.run];
    RowReading reading{.row = candidate.match.row,
                       .certainty = candidate.match.certainty,
                       .label_begin = run.values_begin,
                       .values_begin = run.values_begin,
                       .values_end = run.values_end};
    if (!IsWithoutLabel(candidate)) {
      const size_t length = std::max<size_t>(candidate.match.length, 1);
      reading.label_begin = LabelBegin(tokens_, run, length);
    }
    TakeUnreadableCells(reading);
    TakeFiguresBehindAWord(candidate.run, reading);
    return reading;
  }

  // A row of cells goes on to the end of its line, whatever stands in a cell,
  // unless that would be too much for one row.
  void TakeUnreadableCells(RowReading& reading) const {
    const size_t columns = ColumnsOf(layout_, reading.row);
    const int line = tokens_[reading.values_begin - 1].line;
    size_t end = reading.values_begin;
    size_t filled = 0;
    for (; end < tokens_.size() && filled <= columns; ++end) {
      if (tokens_[end].line != line || !tokens_[end].is_cell) break;
      if (tokens_[end].kind() != CellKind::kBlank) ++filled;
    }
    if (filled <= columns)
      reading.values_end = std::max(end, reading.values_end);
  }

  // "15 | 0 | 若干 | 4 | …" in words or lines: a word cuts the figures of a row
  // in two runs that fill it together.
  void TakeFiguresBehindAWord(size_t index, RowReading& reading) const {
    const Run& run = runs_[index];
    const size_t columns = ColumnsOf(layout_, reading.row);
    if (index + 1 >= runs_.size() || run.filled >= columns) return;
    const bool labelled =
        std::ranges::binary_search(candidates_, index + 1, {}, &Candidate::run);
    if (labelled) return;
    const Run& next = runs_[index + 1];
    if (reading.values_end == next.text_begin &&
        next.values_begin == next.text_begin + 1 &&
        run.filled + 1 + next.filled == columns) {
      reading.values_end = next.values_end;
    }
  }

  // What else stands between the rows of a table, or right below them.
  void AddStrangeRows(const std::vector<Candidate>& chosen,
                      TableReading& reading) const {
    for (size_t i = 0; i < chosen.size(); ++i) {
      const bool last = i + 1 == chosen.size() ||
                        TableOf(chosen[i]) != TableOf(chosen[i + 1]);
      const size_t end = last ? chosen[i].run + 2 : chosen[i + 1].run;
      for (size_t run = chosen[i].run + 1; run < end && run < runs_.size();
           ++run) {
        if (i + 1 < chosen.size() && run >= chosen[i + 1].run) break;
        if (last && !StandsBelow(reading.rows[i], runs_[run])) break;
        if (IsLater(TableOf(chosen[i]), run)) break;
        AddStrangeRow(TableOf(chosen[i]), reading.rows[i], run, reading);
      }
    }
  }

  // A row of cells on the line below.
  bool StandsBelow(const RowReading& row, const Run& run) const {
    const Token& above = tokens_[row.values_end - 1];
    const Token& label = tokens_[run.values_begin - 1];
    return label.is_cell && above.is_cell && label.line > above.line &&
           tokens_[run.text_begin].line <= above.line + 1 &&
           label.line <= above.line + 1;
  }

  void AddStrangeRow(const std::string& table, const RowReading& before,
                     size_t index, TableReading& reading) const {
    const Run& run = runs_[index];
    if (run.values_begin <= before.values_end &&
        run.values_end <= before.values_end) {
      return;  // Taken as unreadable cells of the row before.
    }
    const size_t label_begin = std::max(run.text_begin, before.values_end);
    const bool known =
        std::ranges::binary_search(candidates_, index, {}, &Candidate::run);
    StrangeRow strange{.table = table,
                       .label_begin = label_begin,
                       .values_begin = run.values_begin,
                       .values_end = run.values_end,
                       .repeated = known};
    size_t bytes = 0;
    for (size_t i = label_begin; i < run.values_begin; ++i) {
      bytes += tokens_[i].raw.size();
    }
    if (bytes <= kMaxStrangeLabelBytes) reading.strange_rows.push_back(strange);
  }

  const TokenStream& tokens_;
  const FormLayout& layout_;
  std::vector<Run> runs_;
  // In the order of the runs.
  std::vector<Candidate> candidates_;
  // By table: the run at which it begins once more.
  std::map<std::string, size_t> later_begin_;
  size_t near_matches_ = 0;
};

}  // namespace

TableReading ReadTables(const TokenStream& tokens, const FormLayout& layout) {
  return Reader(tokens, layout).Read(/*thoroughly=*/true);
}

int ScoreTables(const TokenStream& tokens, const FormLayout& layout) {
  return Reader(tokens, layout).Read(/*thoroughly=*/false).score;
}

}  // namespace disclosure::importer

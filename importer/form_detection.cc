#include "importer/form_detection.h"

#include "importer/table_reader.h"

namespace disclosure::importer {

v1::Form FormOfYear(int year) {
  if (year < 2014) return v1::FORM_PRE_2014;
  if (year < 2019) return v1::FORM_2014;
  if (year < 2021) return v1::FORM_2019;
  return v1::FORM_2021;
}

namespace {

// Of tables without any figure: the layout whose labels stand there.
const FormLayout* DetectBlankForm(const TokenStream& tokens,
                                  const std::vector<FormLayout>& layouts,
                                  std::optional<int> year) {
  const FormLayout* best = nullptr;
  size_t best_rows = 0;
  for (const FormLayout& layout : layouts) {
    const size_t rows = ReadTables(tokens, layout).rows.size();
    const bool expected = year && FormOfYear(*year) == layout.form;
    if (rows == 0 || rows + (expected ? 1 : 0) <= best_rows) continue;
    best_rows = rows;
    best = &layout;
  }
  return best;
}

}  // namespace

const FormLayout* DetectForm(const TokenStream& tokens,
                             const std::vector<FormLayout>& layouts,
                             std::optional<int> year) {
  const FormLayout* best = nullptr;
  int best_score = 0;
  for (const FormLayout& layout : layouts) {
    // Half a row more where scores are equal.
    const bool expected = year && FormOfYear(*year) == layout.form;
    const int score = 2 * ScoreTables(tokens, layout);
    const int weighed = score == 0 ? 0 : score + (expected ? 1 : 0);
    if (weighed <= best_score) continue;
    best_score = weighed;
    best = &layout;
  }
  return best == nullptr ? DetectBlankForm(tokens, layouts, year) : best;
}

}  // namespace disclosure::importer

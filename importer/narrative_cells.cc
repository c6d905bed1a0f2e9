#include "importer/narrative_cells.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "importer/doubts.h"
#include "importer/report_cells.h"
#include "narrative/figures.h"
#include "narrative/parts.h"
#include "narrative/wordings.h"

namespace disclosure::importer {
namespace {

using form::CellIndex;

v1::PartKind ToProto(narrative::PartKind kind) {
  switch (kind) {
    case narrative::PartKind::kPreface:
      return v1::PART_KIND_PREFACE;
    case narrative::PartKind::kOverview:
      return v1::PART_KIND_OVERVIEW;
    case narrative::PartKind::kProactive:
      return v1::PART_KIND_PROACTIVE;
    case narrative::PartKind::kApplications:
      return v1::PART_KIND_APPLICATIONS;
    case narrative::PartKind::kDisputes:
      return v1::PART_KIND_DISPUTES;
    case narrative::PartKind::kProblems:
      return v1::PART_KIND_PROBLEMS;
    case narrative::PartKind::kOther:
      return v1::PART_KIND_OTHER;
    case narrative::PartKind::kUnknown:
      break;
  }
  return v1::PART_KIND_UNSPECIFIED;
}

// The beginning of a sentence, whole characters.
std::string Quoted(std::string_view sentence) {
  size_t size = std::min(sentence.size(), kMaxQuotedBytes);
  while (size < sentence.size() && (sentence[size] & 0xC0) == 0x80) --size;
  return std::string(sentence.substr(0, size));
}

class FigureWriter {
 public:
  FigureWriter(const form::Catalogue& catalogue, v1::AnnualReport& report,
               Protocol& protocol)
      : catalogue_(catalogue), report_(report), protocol_(protocol) {}

  void WritePart(const narrative::Part& part) {
    v1::NarrativePart& written = *report_.add_narrative();
    written.set_kind(ToProto(part.kind));
    written.set_heading(std::string(part.heading));
    written.set_text(std::string(part.text));
    const bool disputes = part.kind == narrative::PartKind::kDisputes;
    for (const narrative::Figure& figure : narrative::ReadFigures(part.text)) {
      if (!disputes && narrative::IsOtherDispute(figure, part.text)) continue;
      WriteFigure(figure, figure.sentence.In(part.text));
    }
    WriteWordings(part.text);
  }

  void WriteApproximateCells() {
    for (const auto& [cell, origin] : first_) {
      if (protocol_.narrative_figures[origin].approximate) {
        report_.add_approximate_cells(catalogue_.cell(cell).name);
      }
    }
  }

 private:
  void WriteFigure(const narrative::Figure& figure, std::string_view sentence) {
    const auto cell =
        catalogue_.Find(std::string("narrative_figures.").append(figure.what));
    if (!cell) return;
    const auto [known, is_new] =
        first_.emplace(*cell, protocol_.narrative_figures.size());
    if (is_new) {
      SetCell(catalogue_, *cell, figure.value, report_);
      protocol_.narrative_figures.push_back(
          {*cell, figure.value, figure.approximate, Quoted(sentence)});
      return;
    }
    const int64_t before = protocol_.narrative_figures[known->second].value;
    if (before != figure.value) DoubtSecond(*cell, before, figure.value);
  }

  void DoubtSecond(CellIndex index, int64_t first, int64_t second) {
    const form::Cell& cell = catalogue_.cell(index);
    AddDoubt(0,
             absl::StrCat("正文中“", cell.label_zh, "”先为 ", first, "，后为 ",
                          second, "，取前者。"),
             absl::StrCat("The text has ", first, " and later ", second,
                          " for ", cell.name, "; the first was taken."),
             protocol_);
  }

  void WriteWordings(std::string_view text) {
    v1::NarrativeFigures& figures = *report_.mutable_narrative_figures();
    if (figures.disclosure_cadence().empty()) {
      figures.set_disclosure_cadence(std::string(narrative::ReadCadence(text)));
    }
    if (figures.assessment_parts().empty()) {
      for (const auto part : narrative::ReadAssessmentParts(text)) {
        figures.add_assessment_parts(std::string(part));
      }
    }
    if (figures.accountability_measures().empty()) {
      for (const auto measure : narrative::ReadAccountabilityMeasures(text)) {
        figures.add_accountability_measures(std::string(measure));
      }
    }
    if (const auto windows = narrative::ReadNamedWindows(text)) {
      narrative::Figure figure;
      figure.what = "service_windows";
      figure.value = windows->count;
      WriteFigure(figure, windows->words);
    }
  }

  const form::Catalogue& catalogue_;
  v1::AnnualReport& report_;
  Protocol& protocol_;
  // Each cell's place among the protocol's figures, by cell.
  std::map<CellIndex, size_t> first_;
};

}  // namespace

void ImportNarrative(std::string_view prose, const form::Catalogue& catalogue,
                     v1::AnnualReport& report, Protocol& protocol) {
  FigureWriter writer(catalogue, report, protocol);
  for (const narrative::Part& part : narrative::SplitParts(prose)) {
    writer.WritePart(part);
  }
  writer.WriteApproximateCells();
}

}  // namespace disclosure::importer

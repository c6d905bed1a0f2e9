#include "rules/narrative_reading.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "narrative/text_sketch.h"
#include "status/abseil_view.h"

namespace disclosure::rules {
namespace {

using narrative::ByteRange;
using narrative::Figure;
using narrative::YearMention;

// 40 characters before a place, 15 behind it.
constexpr size_t kQuotedBefore = 120;
constexpr size_t kQuotedBehind = 45;

bool BeginsCharacter(std::string_view text, size_t at) {
  return at >= text.size() || (static_cast<uint8_t>(text[at]) & 0xC0) != 0x80;
}

// The year that was named last before a place of its sentence; 0 if none was.
int YearBefore(const narrative::Reading& reading, const Figure& figure) {
  const auto after = std::ranges::lower_bound(reading.years, figure.place.begin,
                                              {}, &YearMention::begin);
  if (after == reading.years.begin()) return 0;
  const YearMention& year = *(after - 1);
  return year.begin >= figure.sentence.begin ? year.year : 0;
}

bool IsApproximate(const form::Report& report, form::CellIndex cell) {
  return std::ranges::find(report.approximate_cells, cell) !=
         report.approximate_cells.end();
}

std::string QuoteOf(const Mention& mention) {
  return QuoteAround(mention.part->reading.text, mention.figure->sentence,
                     mention.figure->place);
}

std::optional<ToldFigure> Declared(ToldFigure told, const form::Report& report,
                                   std::span<const Mention> mentions) {
  if (IsApproximate(report, *told.cell)) return std::nullopt;
  const int64_t value = report.cells.ValueOrZero(*told.cell);
  told.declared = true;
  told.values.push_back(value);
  const auto stated = std::ranges::find_if(
      mentions, [&](const Mention& one) { return one.figure->value == value; });
  if (stated != mentions.end()) told.quote = QuoteOf(*stated);
  return told;
}

}  // namespace

std::vector<ReadPart> ReadNarrative(
    const disclosure::v1::AnnualReport& message) {
  std::vector<ReadPart> parts;
  parts.reserve(static_cast<size_t>(message.narrative_size()));
  for (const auto& part : message.narrative()) {
    parts.push_back({part.kind(), narrative::Read(part.text())});
  }
  return parts;
}

std::vector<YearMention> ReadTitleYears(
    const disclosure::v1::AnnualReport& message) {
  const std::string_view title = message.publication().title();
  return narrative::ReadYears(title.substr(0, kMaxTitleRead));
}

std::string SketchNarrative(const disclosure::v1::AnnualReport& message) {
  narrative::TextSketcher sketcher;
  for (const auto& part : message.narrative()) sketcher.Add(part.text());
  return sketcher.Finish();
}

std::vector<Mention> MentionsOf(std::span<const ReadPart> narrative,
                                std::string_view what, int32_t report_year) {
  std::vector<Mention> mentions;
  for (const ReadPart& part : narrative) {
    for (const Figure& figure : part.reading.figures) {
      if (figure.what != what) continue;
      const int year = YearBefore(part.reading, figure);
      if (year != 0 && year != report_year) continue;
      const bool in_their_part =
          part.kind == disclosure::v1::PART_KIND_DISPUTES;
      if (!in_their_part &&
          narrative::IsOtherDispute(figure, part.reading.text)) {
        continue;
      }
      mentions.push_back({&part, &figure});
    }
  }
  return mentions;
}

std::optional<ToldFigure> FindTold(std::string_view what,
                                   const form::Report& report,
                                   std::span<const ReadPart> narrative,
                                   const form::Catalogue& catalogue) {
  ToldFigure told;
  told.cell =
      catalogue.Find(absl::StrCat("narrative_figures.", AbslView(what)));
  const auto mentions = MentionsOf(narrative, what, report.year);
  if (told.cell && report.cells.Has(*told.cell)) {
    return Declared(std::move(told), report, mentions);
  }
  for (const Mention& mention : mentions) {
    if (mention.figure->approximate) return std::nullopt;
    told.values.push_back(mention.figure->value);
  }
  if (mentions.empty()) return std::nullopt;
  told.quote = QuoteOf(mentions.front());
  return told;
}

std::string QuoteAround(std::string_view text, const ByteRange& sentence,
                        const ByteRange& place) {
  size_t begin = sentence.begin;
  size_t end = sentence.end;
  if (place.begin - begin > kQuotedBefore) begin = place.begin - kQuotedBefore;
  if (end - place.end > kQuotedBehind) end = place.end + kQuotedBehind;
  while (!BeginsCharacter(text, begin)) ++begin;
  while (!BeginsCharacter(text, end)) --end;
  while (begin < end && (text[begin] == ' ' || text[begin] == '\n')) ++begin;
  while (end > begin && (text[end - 1] == ' ' || text[end - 1] == '\n')) --end;
  return absl::StrCat(begin > sentence.begin ? "…" : "",
                      AbslView(text.substr(begin, end - begin)),
                      end < sentence.end && text[end] != '\n' ? "…" : "");
}

}  // namespace disclosure::rules

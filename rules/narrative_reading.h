#ifndef DISCLOSURE_RULES_NARRATIVE_READING_H_
#define DISCLOSURE_RULES_NARRATIVE_READING_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "disclosure/v1/report.pb.h"
#include "form/catalogue.h"
#include "form/report.h"
#include "narrative/reading.h"

namespace disclosure::rules {

// One part of a narrative, read.
struct ReadPart {
  disclosure::v1::PartKind kind = disclosure::v1::PART_KIND_UNSPECIFIED;
  narrative::Reading reading;
};

// The narrative of a report, part by part, read once for all checks. Borrows
// the message.
std::vector<ReadPart> ReadNarrative(
    const disclosure::v1::AnnualReport& message);

// The years that the title names in its first kMaxTitleRead bytes.
std::vector<narrative::YearMention> ReadTitleYears(
    const disclosure::v1::AnnualReport& message);
// 500 characters; a title is no longer.
inline constexpr size_t kMaxTitleRead = 1500;

// A sketch of all parts together, by which the texts of two years are compared;
// empty if they are too short.
std::string SketchNarrative(const disclosure::v1::AnnualReport& message);

// A figure that the text states, and where.
struct Mention {
  const ReadPart* part = nullptr;
  const narrative::Figure* figure = nullptr;
};

// All mentions of one figure ("applications_received"), in order. Left out are
// those of a sentence that speaks of another year, and disputes that are not
// about disclosure.
std::vector<Mention> MentionsOf(std::span<const ReadPart> narrative,
                                std::string_view what, int32_t report_year);

// What a report says of a figure of the narrative: its declared cell, else what
// the text states.
struct ToldFigure {
  // Of narrative_figures; absent for a figure that no cell has.
  std::optional<form::CellIndex> cell;
  bool declared = false;
  // The declared value, else that of every mention in the text, in order.
  std::vector<int64_t> values;
  // The sentence that states the first value; empty if the text does not.
  std::string quote;
};

// nullopt if nothing is told, or one of its values is approximate (F-NAR-15).
std::optional<ToldFigure> FindTold(std::string_view what,
                                   const form::Report& report,
                                   std::span<const ReadPart> narrative,
                                   const form::Catalogue& catalogue);

// As much of a sentence around a place as a message can carry.
std::string QuoteAround(std::string_view text,
                        const narrative::ByteRange& sentence,
                        const narrative::ByteRange& place);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_NARRATIVE_READING_H_

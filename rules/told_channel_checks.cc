#include "rules/told_channel_checks.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "narrative/figure_rules.h"
#include "narrative/reading.h"
#include "rules/admissible_sums.h"
#include "rules/narrative_reading.h"
#include "status/abseil_view.h"

namespace disclosure::rules {
namespace {

constexpr std::array<std::string_view, 4> kChannels = {
    "applied_in_person", "applied_by_letter", "applied_online",
    "applied_by_fax"};

bool IsChannel(std::string_view what) {
  return std::ranges::find(kChannels, what) != kChannels.end();
}

// The channels of one sentence, or those declared.
struct ChannelSum {
  int64_t sum = 0;
  size_t channels = 0;
  bool approximate = false;
  std::string quote;
  std::vector<FindingCell> cells;

  void Add(int64_t value) {
    ++channels;
    if (__builtin_add_overflow(sum, value, &sum)) approximate = true;
  }
};

// True if the sentence counts cases behind its first channel that were not
// understood, or one channel twice: its channels are then not all there is.
bool HasOthers(const narrative::Reading& reading,
               std::span<const narrative::Figure> channels) {
  const narrative::ByteRange& sentence = channels.front().sentence;
  for (size_t i = 0; i < channels.size(); ++i) {
    for (size_t j = 0; j < i; ++j) {
      if (channels[i].what == channels[j].what) return true;
    }
  }
  for (const auto& quantity : narrative::QuantitiesIn(reading, sentence)) {
    if (quantity.place.begin < channels.front().place.begin) continue;
    constexpr uint32_t kCounted = narrative::kCases | narrative::kPieces;
    if ((quantity.measure & kCounted) == 0) continue;
    const bool understood = std::ranges::any_of(
        reading.figures, [&](const narrative::Figure& figure) {
          return figure.place == quantity.place &&
                 figure.what.starts_with("appli");
        });
    if (!understood) return true;
  }
  return false;
}

// The first sentence that names channels; nullopt if none does. `clear` is
// false if it cannot be judged.
struct ToldChannels {
  std::vector<narrative::Figure> figures;
  const ReadPart* part = nullptr;
  bool clear = false;
};

std::optional<ToldChannels> FindChannels(std::span<const ReadPart> narrative) {
  for (const ReadPart& part : narrative) {
    ToldChannels told{{}, &part};
    for (const narrative::Figure& figure : part.reading.figures) {
      if (!IsChannel(figure.what)) continue;
      const bool other_sentence =
          !told.figures.empty() &&
          !(told.figures.front().sentence == figure.sentence);
      if (other_sentence) break;
      told.figures.push_back(figure);
    }
    if (told.figures.empty()) continue;
    told.clear = !HasOthers(part.reading, told.figures);
    return told;
  }
  return std::nullopt;
}

ChannelSum SumOfDeclared(const CheckCase& c) {
  ChannelSum sum;
  for (const std::string_view channel : kChannels) {
    const auto cell =
        c.catalogue.Find(absl::StrCat("narrative_figures.", AbslView(channel)));
    if (!cell || !c.report.cells.Has(*cell)) continue;
    sum.cells.push_back(c.CellOf(*cell));
    sum.Add(sum.cells.back().value);
    if (std::ranges::find(c.report.approximate_cells, *cell) !=
        c.report.approximate_cells.end()) {
      sum.approximate = true;
    }
  }
  return sum;
}

ChannelSum SumOfText(const ToldChannels& told) {
  ChannelSum sum;
  for (const narrative::Figure& figure : told.figures) {
    sum.Add(figure.value);
    sum.approximate = sum.approximate || figure.approximate;
  }
  return sum;
}

// What the channels may add up to: the figure of the text itself, with what was
// carried in or without it; if it has none, that of the table.
AdmissibleSums Received(const CheckCase& c) {
  const auto told = c.Told("applications_received");
  if (!told) {
    return FindSums(c, {{"applications.received_new.total"},
                        {"applications.received_new.total",
                         "applications.carried_in.total"},
                        {"annex_2014.applications_received"}});
  }
  AdmissibleSums sums;
  if (told->cell) sums.cells.push_back(c.CellOf(*told->cell));
  for (const int64_t value : told->values) sums.Insert(value);
  const auto carried_in = c.Told("applications_carried_in");
  if (carried_in) {
    int64_t with = 0;
    if (!__builtin_add_overflow(told->values.front(),
                                carried_in->values.front(), &with)) {
      sums.Insert(with);
    }
  }
  return sums;
}

bool IsToldApproximately(const CheckCase& c, std::string_view what) {
  return std::ranges::any_of(
      MentionsOf(c.narrative, what, c.report.year),
      [](const Mention& mention) { return mention.figure->approximate; });
}

Finding FindingOf(ChannelSum sum, const AdmissibleSums& received,
                  const std::optional<ToldChannels>& told) {
  Finding finding;
  finding.cells = std::move(sum.cells);
  finding.cells.insert(finding.cells.end(), received.cells.begin(),
                       received.cells.end());
  finding.found = absl::StrCat(sum.sum);
  finding.expected = received.InWords();
  if (told) {
    finding.quote =
        QuoteAround(told->part->reading.text, told->figures.front().sentence,
                    told->figures.back().place);
  } else {
    finding.fault = "declared";
  }
  return finding;
}

}  // namespace

void CheckToldChannels(const CheckCase& c, std::vector<Finding>& findings) {
  if (!c.tells) return;
  const auto told = FindChannels(c.narrative);
  if (told && !told->clear) return;
  ChannelSum sum = SumOfDeclared(c);
  if (sum.channels == 0 && told) sum = SumOfText(*told);
  if (sum.channels < 2 || sum.approximate) return;
  if (IsToldApproximately(c, "applications_received")) return;
  const AdmissibleSums received = Received(c);
  if (!received.complete || received.values.empty()) return;
  if (received.Admit(sum.sum)) return;
  findings.push_back(FindingOf(std::move(sum), received, told));
}

}  // namespace disclosure::rules

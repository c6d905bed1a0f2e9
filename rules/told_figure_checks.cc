#include "rules/told_figure_checks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "narrative/figure_rules.h"
#include "rules/admissible_sums.h"
#include "rules/narrative_reading.h"
#include "status/abseil_view.h"

namespace disclosure::rules {
namespace {

// A figure, and the sums of cells that it may be, of whatever form has them.
struct Claim {
  std::string_view what;
  std::vector<Sum> sums;
};

std::vector<Sum> ReceivedSums() {
  return {
      {"applications.received_new.total"},
      {"applications.received_new.total", "applications.carried_in.total"},
      {"applications.outcome_total.total"},
      {"applications.outcome_total.total", "applications.carried_out.total"},
      {"annex_2014.applications_received"},
      {"annex_2014.applications_closed"},
      {"annex_2014.answers"}};
}

const std::vector<Claim>& ApplicationClaims() {
  static const auto& claims = *new std::vector<Claim>{
      {"applications_received", ReceivedSums()},
      {narrative::kApplicationsHandled, ReceivedSums()},
  };
  return claims;
}

const std::vector<Claim>& DocumentClaims() {
  static const auto& claims = *new std::vector<Claim>{
      {"norm_docs_made",
       {{"proactive.norm_docs_made"},
        {"proactive.rules_made", "proactive.norm_docs_made"},
        {"annex_2014.norm_docs_made"}}},
  };
  return claims;
}

const Claim& PolicyDocumentClaim() {
  static const auto& claim =
      *new Claim{"policy_documents_released",
                 {{"proactive.norm_docs_made"},
                  {"proactive.rules_made", "proactive.norm_docs_made"},
                  {"proactive.norm_docs_newly_disclosed"},
                  {"proactive.rules_newly_disclosed",
                   "proactive.norm_docs_newly_disclosed"}}};
  return claim;
}

const std::vector<Claim>& OutcomeClaims() {
  static const auto& claims = *new std::vector<Claim>{
      {"applications_carried_in", {{"applications.carried_in.total"}}},
      {"applications_carried_out", {{"applications.carried_out.total"}}},
      {"applications_granted", {{"applications.granted.total"}}},
      {"applications_granted_in_part",
       {{"applications.granted_in_part.total"}}},
      {"applications_refused",
       {{"applications.refused_state_secret.total",
         "applications.refused_prohibited_by_law.total",
         "applications.refused_security_stability.total",
         "applications.refused_third_party_rights.total",
         "applications.refused_internal_affairs.total",
         "applications.refused_process_information.total",
         "applications.refused_enforcement_file.total",
         "applications.refused_administrative_query.total"}}},
      {"applications_unavailable",
       {{"applications.unavailable_not_held.total",
         "applications.unavailable_needs_creation.total",
         "applications.unavailable_unclear_after_correction.total"}}},
      {"applications_not_processed",
       {{"applications.not_processed_petition_complaint.total",
         "applications.not_processed_duplicate.total",
         "applications.not_processed_publication.total",
         "applications.not_processed_excessive.total",
         "applications.not_processed_confirmation.total"}}},
      {"applications_other",
       {{"applications.other_total.total"},
        {"applications.other_correction_overdue.total",
         "applications.other_fee_overdue.total",
         "applications.other_misc.total"}}},
  };
  return claims;
}

const std::vector<Claim>& DisputeClaims() {
  static const auto& claims = *new std::vector<Claim>{
      {"reconsideration_total",
       {{"disputes.reconsideration.total"},
        {"annex_2014.reconsideration_total"}}},
      {"litigation_total",
       {{"disputes.litigation_direct.total",
         "disputes.litigation_after_reconsideration.total"},
        {"annex_2014.litigation_total"}}},
  };
  return claims;
}

const std::vector<Claim>& DecisionClaims() {
  static const auto& claims = *new std::vector<Claim>{
      {"licence_decisions", {{"proactive.licence_decisions"}}},
      {"penalty_decisions", {{"proactive.penalty_decisions"}}},
  };
  return claims;
}

std::optional<ToldFigure> FindTold(const CheckCase& c, std::string_view what) {
  return FindTold(what, c.report, c.narrative, c.catalogue);
}

std::string InstanceOf(const CheckCase& c, std::string_view what,
                       const std::optional<form::CellIndex>& cell) {
  return cell ? c.catalogue.cell(*cell).name : std::string(what);
}

Finding FindingOf(const CheckCase& c, std::string_view what,
                  const ToldFigure& told, const AdmissibleSums& sums) {
  Finding finding;
  finding.instance = InstanceOf(c, what, told.cell);
  if (told.quote.empty()) finding.fault = "declared";
  if (told.cell) finding.cells.push_back(c.CellOf(*told.cell));
  finding.cells.insert(finding.cells.end(), sums.cells.begin(),
                       sums.cells.end());
  finding.found = absl::StrCat(told.values.front());
  finding.expected = sums.InWords();
  finding.quote = told.quote;
  return finding;
}

void JudgeClaims(const CheckCase& c, const std::vector<Claim>& claims,
                 std::vector<Finding>& findings) {
  if (!c.tells) return;
  for (const Claim& claim : claims) {
    const auto told = FindTold(c, claim.what);
    if (!told) continue;
    const AdmissibleSums sums = FindSums(c, claim.sums);
    if (!sums.complete || sums.values.empty()) continue;
    if (std::ranges::any_of(told->values,
                            [&](int64_t value) { return sums.Admit(value); })) {
      continue;
    }
    findings.push_back(FindingOf(c, claim.what, *told, sums));
  }
}

// So near to one of the numbers that the same documents must be meant.
bool IsNear(int64_t value, const AdmissibleSums& sums, int64_t percent) {
  return std::ranges::any_of(sums.values, [&](int64_t sum) {
    const double apart = static_cast<double>(value) - static_cast<double>(sum);
    return std::abs(apart) * 100 <=
           static_cast<double>(sum) * static_cast<double>(percent);
  });
}

void JudgePolicyDocuments(const CheckCase& c, std::vector<Finding>& findings) {
  if (!c.tells) return;
  const Claim& claim = PolicyDocumentClaim();
  const auto told = FindTold(c, claim.what);
  if (!told) return;
  const AdmissibleSums sums = FindSums(c, claim.sums);
  const int64_t value = told->values.front();
  if (!sums.complete || sums.Admit(value)) return;
  if (!IsNear(value, sums, c.thresholds[0])) return;
  findings.push_back(FindingOf(c, claim.what, *told, sums));
}

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
  const auto told = FindTold(c, "applications_received");
  if (!told) {
    return FindSums(c, {{"applications.received_new.total"},
                        {"applications.received_new.total",
                         "applications.carried_in.total"},
                        {"annex_2014.applications_received"}});
  }
  AdmissibleSums sums;
  if (told->cell) sums.cells.push_back(c.CellOf(*told->cell));
  for (const int64_t value : told->values) sums.Insert(value);
  const auto carried_in = FindTold(c, "applications_carried_in");
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

}  // namespace

void CheckToldApplications(const CheckCase& c, std::vector<Finding>& findings) {
  JudgeClaims(c, ApplicationClaims(), findings);
}

void CheckToldDocuments(const CheckCase& c, std::vector<Finding>& findings) {
  JudgeClaims(c, DocumentClaims(), findings);
  JudgePolicyDocuments(c, findings);
}

void CheckToldOutcomes(const CheckCase& c, std::vector<Finding>& findings) {
  JudgeClaims(c, OutcomeClaims(), findings);
}

void CheckToldDisputes(const CheckCase& c, std::vector<Finding>& findings) {
  JudgeClaims(c, DisputeClaims(), findings);
}

void CheckToldDecisions(const CheckCase& c, std::vector<Finding>& findings) {
  JudgeClaims(c, DecisionClaims(), findings);
}

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
  findings.push_back(std::move(finding));
}

}  // namespace disclosure::rules

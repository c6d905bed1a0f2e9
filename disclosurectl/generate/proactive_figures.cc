#include "disclosurectl/generate/proactive_figures.h"

#include <algorithm>

#include "disclosurectl/generate/dice.h"

namespace disclosure::ctl {
namespace {

constexpr int kFirstYearOf2019 = 2019;
constexpr int kFirstYearOf2021 = 2021;
constexpr int64_t kYuanPerTenThousand = 10'000;

// Normative documents of one township.
struct Documents {
  int64_t made = 0;
  int64_t repealed = 0;
  int64_t in_force = 0;
};

int64_t DocumentsMade(uint64_t seed, uint64_t place, int year) {
  Dice dice(seed, place, year, Topic::kDocuments);
  return dice.Happens(0.7) ? 0 : dice.Between(1, 6);
}

// Walks from the first year of the form, so that each year's stock follows from
// the year before.
Documents DocumentsOf(uint64_t seed, uint64_t place, int year) {
  Dice at_first(seed, place, 0, Topic::kDocuments);
  Documents documents;
  documents.in_force = at_first.Happens(0.5) ? 0 : at_first.Between(1, 12);
  for (int y = kFirstYearOf2021; y <= year; ++y) {
    Dice dice(seed, place, -y, Topic::kDocuments);
    documents.made = DocumentsMade(seed, place, y);
    documents.repealed = dice.Happens(0.15)
                             ? std::min(documents.in_force, dice.Between(1, 4))
                             : 0;
    documents.in_force += documents.made - documents.repealed;
  }
  return documents;
}

// Items of one kind (licences, penalties, ...) under FORM_2019.
struct Items {
  int64_t previous = 0;
  int64_t change = 0;
  int64_t now() const { return previous + change; }
};

Items ItemsOf(uint64_t seed, uint64_t place, int year, int kind) {
  const int salt = (kind + 1) << 16;
  Dice at_first(seed, place, salt, Topic::kItems);
  Items items;
  items.previous = at_first.Happens(0.6) ? 0 : at_first.Between(1, 40);
  for (int y = kFirstYearOf2019;; ++y) {
    Dice dice(seed, place, salt + y, Topic::kItems);
    items.change = dice.Happens(0.8) ? 0 : dice.Between(-3, 6);
    items.change = std::max(items.change, -items.previous);
    if (y >= year) return items;
    items = {items.now(), 0};
  }
}

// Decisions need items; as many decisions as items would look like a column
// that was misread.
int64_t DecisionsFor(const Items& items, Dice& dice) {
  if (items.now() == 0 || dice.Happens(0.5)) return 0;
  const int64_t decisions = dice.Between(1, 120);
  return decisions == items.now() ? decisions + 1 : decisions;
}

}  // namespace

void SetProactive2019(uint64_t seed, uint64_t place, int year,
                      v1::ProactiveDisclosure& table) {
  Dice dice(seed, place, year, Topic::kDecisions);
  const int64_t made = DocumentsMade(seed, place, year);
  table.set_norm_docs_made(made);
  table.set_norm_docs_newly_disclosed(made);
  table.set_norm_docs_disclosed_total(made == 0 ? 0
                                                : made + dice.Between(0, 20));
  const Items licences = ItemsOf(seed, place, year, 0);
  table.set_licence_items_prev(licences.previous);
  table.set_licence_items_change(licences.change);
  table.set_licence_decisions(DecisionsFor(licences, dice));
  const Items services = ItemsOf(seed, place, year, 1);
  table.set_other_service_items_prev(services.previous);
  table.set_other_service_items_change(services.change);
  table.set_other_service_decisions(DecisionsFor(services, dice));
  if (dice.Happens(0.3)) {
    const int64_t projects = dice.Between(1, 8);
    table.set_procurement_projects(projects);
    table.set_procurement_amount_yuan(projects * dice.Between(2'000, 400'000));
  }
  table.set_procurement_unit(v1::MONEY_UNIT_YUAN);
}

void SetProactive2021(uint64_t seed, uint64_t place, int year,
                      v1::ProactiveDisclosure& table) {
  const Documents documents = DocumentsOf(seed, place, year);
  table.set_norm_docs_made(documents.made);
  table.set_norm_docs_repealed(documents.repealed);
  table.set_norm_docs_in_force(documents.in_force);
  Dice dice(seed, place, year, Topic::kDecisions);
  if (dice.Happens(0.35)) table.set_licence_decisions(dice.Between(1, 200));
  if (dice.Happens(0.15)) table.set_penalty_decisions(dice.Between(1, 60));
  if (dice.Happens(0.03)) table.set_coercion_decisions(dice.Between(1, 10));
  if (dice.Happens(0.04)) {
    table.set_fee_amount_yuan(dice.Between(1, 60) * kYuanPerTenThousand +
                              dice.Below(kYuanPerTenThousand));
  }
}

}  // namespace disclosure::ctl

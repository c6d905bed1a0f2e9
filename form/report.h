#ifndef DISCLOSURE_FORM_REPORT_H_
#define DISCLOSURE_FORM_REPORT_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "disclosure/v1/cell.pb.h"
#include "disclosure/v1/report.pb.h"
#include "form/cell_values.h"
#include "form/civil_date.h"
#include "form/identity.h"

namespace disclosure::form {

// The period that the figures cover, as declared. A day that does not exist in
// the calendar is absent.
struct Period {
  std::optional<CivilDate> first_day;
  std::optional<CivilDate> last_day;
};

// A report as a value: what the rules judge and the statistics count. Text of
// the narrative stays in the message. Whatever parses can be a Report; whether
// it is a usable one is for the rules to say (F-STR-01), so the parts of the
// identity are kept as they were sent, beside what could be understood.
struct Report {
  // As sent.
  std::string division_code;
  std::string credit_code;
  std::string organ_name;
  v1::OrganKind organ_kind = v1::ORGAN_KIND_UNSPECIFIED;
  // As sent, possibly unspecified or unknown to us.
  v1::Scope scope = v1::SCOPE_UNSPECIFIED;
  int32_t year = 0;
  v1::Form form = v1::FORM_UNSPECIFIED;

  // Understood: absent if malformed. Whether the code exists is not asked here.
  std::optional<divisions::DivisionCode> division;
  std::optional<CreditCode> organ;

  // Absent: not stated.
  std::optional<Period> period;
  std::optional<CivilDate> published_on;
  std::optional<CivilDate> signed_on;

  CellValues cells;
  v1::MoneyUnit procurement_unit = v1::MONEY_UNIT_UNSPECIFIED;
  // Figures of the narrative; those of the tables are exact (F-NAR-15). Others
  // are dropped here, and names that are no cells flagged from the message.
  std::vector<CellIndex> approximate_cells;
  std::vector<v1::ImportNote> import_notes;

  // Unspecified means own organ for a township; above it nothing is meant, and
  // F-ORG-06 speaks (in archive mode it is then taken as own organ).
  v1::Scope EffectiveScope() const {
    return scope == v1::SCOPE_UNSPECIFIED ? v1::SCOPE_OWN_ORGAN : scope;
  }
  // The identity; absent if a part of it is malformed: what ParseIdentity()
  // would refuse.
  std::optional<Identity> identity() const;
};

}  // namespace disclosure::form

#endif  // DISCLOSURE_FORM_REPORT_H_

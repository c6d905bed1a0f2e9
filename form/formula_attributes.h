#ifndef DISCLOSURE_FORM_FORMULA_ATTRIBUTES_H_
#define DISCLOSURE_FORM_FORMULA_ATTRIBUTES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "form/formula_tree.h"
#include "form/report.h"

namespace disclosure::form {

// What a formula may ask of a report beside its cells.
enum class Attribute : uint16_t {
  kYear,            // report.year
  kForm,            // report.form
  kScope,           // report.scope
  kPublishedOn,     // report.published_on
  kSignedOn,        // report.signed_on
  kFirstDay,        // report.first_day, of the statistical period
  kLastDay,         // report.last_day
  kOrganKind,       // organ.kind
  kIsDepartment,    // organ.is_department
  kGeneralOffice,   // organ.is_general_office, going by its name
  kLevel,           // organ.level
  kUnitKind,        // organ.unit_kind
  kProcurementUnit  // proactive.procurement_unit
};
inline constexpr size_t kAttributeCount =
    static_cast<size_t>(Attribute::kProcurementUnit) + 1;

struct AttributeName {
  std::string_view name;
  Attribute attribute;
  FormulaType type;
};

// A word that stands for a value: FORM_2019, LEVEL_TOWNSHIP,
// ORGAN_KIND_VERTICAL.
struct ConstantName {
  std::string_view name;
  FormulaType type;
  int64_t value;
};

// All of them. Constants of the contract have their names there; levels and
// kinds of units are those of divisions/division_code.h.
std::vector<AttributeName> AttributeNames();
std::vector<ConstantName> ConstantNames();

// The attributes of one report; a day or code that it does not have is absent.
class AttributeValues {
 public:
  AttributeValues() = default;
  explicit AttributeValues(const Report& report);

  bool Has(uint16_t attribute) const {
    return (present_ >> attribute & 1) != 0;
  }
  // 0 where absent.
  int64_t ValueOrZero(uint16_t attribute) const { return values_[attribute]; }
  // By attribute, 0 where absent.
  std::span<const int64_t> values() const { return values_; }
  // One bit an attribute.
  uint32_t present() const { return present_; }
  void Set(Attribute attribute, int64_t value);
  void Set(Attribute attribute, std::optional<CivilDate> day);

 private:
  std::array<int64_t, kAttributeCount> values_{};
  uint32_t present_ = 0;
};

}  // namespace disclosure::form

#endif  // DISCLOSURE_FORM_FORMULA_ATTRIBUTES_H_

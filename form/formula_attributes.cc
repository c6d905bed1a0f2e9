#include "form/formula_attributes.h"

#include <array>

#include "disclosure/v1/report.pb.h"
#include "divisions/division_code.h"
#include "google/protobuf/descriptor.h"

namespace disclosure::form {
namespace {

using divisions::Level;
using divisions::UnitKind;

constexpr std::array<AttributeName, kAttributeCount> kAttributes = {{
    {"report.year", Attribute::kYear, FormulaType::kNumber},
    {"report.form", Attribute::kForm, FormulaType::kForm},
    {"report.scope", Attribute::kScope, FormulaType::kScope},
    {"report.published_on", Attribute::kPublishedOn, FormulaType::kDate},
    {"report.signed_on", Attribute::kSignedOn, FormulaType::kDate},
    {"report.first_day", Attribute::kFirstDay, FormulaType::kDate},
    {"report.last_day", Attribute::kLastDay, FormulaType::kDate},
    {"organ.kind", Attribute::kOrganKind, FormulaType::kOrganKind},
    {"organ.is_department", Attribute::kIsDepartment, FormulaType::kCondition},
    {"organ.is_general_office", Attribute::kGeneralOffice,
     FormulaType::kCondition},
    {"organ.level", Attribute::kLevel, FormulaType::kLevel},
    {"organ.unit_kind", Attribute::kUnitKind, FormulaType::kUnitKind},
    {"proactive.procurement_unit", Attribute::kProcurementUnit,
     FormulaType::kMoneyUnit},
}};

constexpr int64_t Number(Level level) {
  return static_cast<int64_t>(level);
}
constexpr int64_t Number(UnitKind kind) {
  return static_cast<int64_t>(kind);
}

constexpr std::array<ConstantName, 10> kDivisionConstants = {{
    {"LEVEL_NATION", FormulaType::kLevel, Number(Level::kNation)},
    {"LEVEL_PROVINCE", FormulaType::kLevel, Number(Level::kProvince)},
    {"LEVEL_PREFECTURE", FormulaType::kLevel, Number(Level::kPrefecture)},
    {"LEVEL_COUNTY", FormulaType::kLevel, Number(Level::kCounty)},
    {"LEVEL_TOWNSHIP", FormulaType::kLevel, Number(Level::kTownship)},
    {"UNIT_NONE", FormulaType::kUnitKind, Number(UnitKind::kNone)},
    {"UNIT_STREET", FormulaType::kUnitKind, Number(UnitKind::kStreet)},
    {"UNIT_TOWN", FormulaType::kUnitKind, Number(UnitKind::kTown)},
    {"UNIT_TOWNSHIP", FormulaType::kUnitKind, Number(UnitKind::kTownship)},
    {"UNIT_QUASI", FormulaType::kUnitKind, Number(UnitKind::kQuasi)},
}};

// 办公厅, 办公室 of a government reports for it.
bool IsGeneralOffice(std::string_view organ_name) {
  return organ_name.ends_with("政府办公厅") ||
         organ_name.ends_with("政府办公室");
}

void AddNames(const google::protobuf::EnumDescriptor& words, FormulaType type,
              std::vector<ConstantName>& names) {
  for (int i = 0; i < words.value_count(); ++i) {
    names.push_back({words.value(i)->name(), type, words.value(i)->number()});
  }
}

}  // namespace

std::vector<AttributeName> AttributeNames() {
  return {kAttributes.begin(), kAttributes.end()};
}

std::vector<ConstantName> ConstantNames() {
  std::vector<ConstantName> names(kDivisionConstants.begin(),
                                  kDivisionConstants.end());
  AddNames(*v1::Form_descriptor(), FormulaType::kForm, names);
  AddNames(*v1::Scope_descriptor(), FormulaType::kScope, names);
  AddNames(*v1::OrganKind_descriptor(), FormulaType::kOrganKind, names);
  AddNames(*v1::MoneyUnit_descriptor(), FormulaType::kMoneyUnit, names);
  return names;
}

AttributeValues::AttributeValues(const Report& report) {
  Set(Attribute::kYear, report.year);
  Set(Attribute::kForm, report.form);
  Set(Attribute::kScope, report.EffectiveScope());
  Set(Attribute::kPublishedOn, report.published_on);
  Set(Attribute::kSignedOn, report.signed_on);
  if (report.period) {
    Set(Attribute::kFirstDay, report.period->first_day);
    Set(Attribute::kLastDay, report.period->last_day);
  }
  Set(Attribute::kOrganKind, report.organ_kind);
  Set(Attribute::kGeneralOffice, IsGeneralOffice(report.organ_name) ? 1 : 0);
  if (report.organ) {
    Set(Attribute::kIsDepartment, report.organ->IsGovernment() ? 0 : 1);
  }
  if (report.division) {
    Set(Attribute::kLevel, Number(report.division->level()));
    Set(Attribute::kUnitKind, Number(report.division->unit_kind()));
  }
  Set(Attribute::kProcurementUnit, report.procurement_unit);
}

void AttributeValues::Set(Attribute attribute, int64_t value) {
  values_[static_cast<size_t>(attribute)] = value;
  present_ |= uint32_t{1} << static_cast<size_t>(attribute);
}

void AttributeValues::Set(Attribute attribute, std::optional<CivilDate> day) {
  if (day) Set(attribute, int64_t{day->days_since_epoch()});
}

}  // namespace disclosure::form

#include "disclosurectl/generate/form_cells.h"

#include <algorithm>

#include "disclosure/v1/cell.pb.h"

namespace disclosure::ctl {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

std::vector<const FieldDescriptor*> FieldsOf(const Descriptor& table,
                                             v1::Form form) {
  std::vector<const FieldDescriptor*> fields;
  for (int i = 0; i < table.field_count(); ++i) {
    const auto& forms =
        table.field(i)->options().GetExtension(v1::cell).forms();
    if (std::ranges::find(forms, form) != forms.end()) {
      fields.push_back(table.field(i));
    }
  }
  return fields;
}

void SetZerosOf(const std::vector<const FieldDescriptor*>& fields,
                Message& table) {
  for (const FieldDescriptor* const field : fields) {
    table.GetReflection()->SetInt64(&table, field, 0);
  }
}

void SetRow(const ApplicantFigures& figures, v1::ApplicantRow& row) {
  row.set_natural_person(figures[0]);
  row.set_commercial_enterprise(figures[1]);
  row.set_research_institution(figures[2]);
  row.set_public_welfare_org(figures[3]);
  row.set_legal_service_org(figures[4]);
  row.set_other_org(figures[5]);
  row.set_total(figures[6]);
}

}  // namespace

FormCells::FormCells(v1::Form form)
    : form_(form),
      proactive_(FieldsOf(*v1::ProactiveDisclosure::descriptor(), form)),
      annex_(FieldsOf(*v1::Annex2014::descriptor(), form)) {
  for (const FieldDescriptor* const field :
       FieldsOf(*v1::Applications::descriptor(), form)) {
    applications_.push_back(
        {field, field->options().GetExtension(v1::cell).row()});
  }
}

void FormCells::SetZeros(v1::ProactiveDisclosure& table) const {
  SetZerosOf(proactive_, table);
}

void FormCells::SetZeros(v1::Annex2014& annex) const {
  SetZerosOf(annex_, annex);
}

void FormCells::SetApplications(const ApplicationsFigures& figures,
                                v1::Applications& table) const {
  for (const ApplicationsRow& row : applications_) {
    Message* const message =
        table.GetReflection()->MutableMessage(&table, row.field);
    SetRow(figures.Row(row.number), *static_cast<v1::ApplicantRow*>(message));
  }
}

}  // namespace disclosure::ctl

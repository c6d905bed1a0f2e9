#ifndef DISCLOSURE_DISCLOSURECTL_GENERATE_FORM_CELLS_H_
#define DISCLOSURE_DISCLOSURECTL_GENERATE_FORM_CELLS_H_

#include <google/protobuf/descriptor.h>

#include <vector>

#include "disclosure/v1/report.pb.h"
#include "disclosurectl/generate/applications_figures.h"

namespace disclosure::ctl {

// The cells that one form asks for, as the contract says, ready to be filled.
// Immutable, thread-safe.
class FormCells {
 public:
  explicit FormCells(v1::Form form);

  v1::Form form() const { return form_; }
  // Sets every cell of a table without rows to an explicit zero.
  void SetZeros(v1::ProactiveDisclosure& table) const;
  void SetZeros(v1::Annex2014& annex) const;
  // Sets every cell of table 3.
  void SetApplications(const ApplicationsFigures& figures,
                       v1::Applications& table) const;

 private:
  struct ApplicationsRow {
    const google::protobuf::FieldDescriptor* field;
    int number;
  };

  v1::Form form_;
  std::vector<const google::protobuf::FieldDescriptor*> proactive_;
  std::vector<const google::protobuf::FieldDescriptor*> annex_;
  std::vector<ApplicationsRow> applications_;
};

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_GENERATE_FORM_CELLS_H_

#ifndef DISCLOSURE_IMPORTER_FORM_DETECTION_H_
#define DISCLOSURE_IMPORTER_FORM_DETECTION_H_

#include <optional>
#include <vector>

#include "disclosure/v1/cell.pb.h"
#include "importer/form_layout.h"
#include "importer/token.h"

namespace disclosure::importer {

// The form that a report of `year` is asked to have.
v1::Form FormOfYear(int year);

// The layout whose rows fit the tables of the document best. Where several fit
// alike, the form of `year` decides; where there are labels and no figures, the
// labels do. nullptr if there are no tables.
const FormLayout* DetectForm(const TokenStream& tokens,
                             const std::vector<FormLayout>& layouts,
                             std::optional<int> year);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_FORM_DETECTION_H_

#ifndef DISCLOSURE_DISCLOSURECTL_COMMANDS_REFERENCE_H_
#define DISCLOSURE_DISCLOSURECTL_COMMANDS_REFERENCE_H_

#include <memory>

#include "absl/status/statusor.h"
#include "divisions/division_tree.h"
#include "form/catalogue.h"

namespace disclosure::ctl {

// What reading and judging a report needs to know. Immutable.
struct Reference {
  form::Catalogue catalogue;
  divisions::DivisionTree divisions;

  // Takes some 30 ms, so only commands that need it load it.
  static absl::StatusOr<std::unique_ptr<const Reference>> Load();
};

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_COMMANDS_REFERENCE_H_

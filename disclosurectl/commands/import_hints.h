#ifndef DISCLOSURE_DISCLOSURECTL_COMMANDS_IMPORT_HINTS_H_
#define DISCLOSURE_DISCLOSURECTL_COMMANDS_IMPORT_HINTS_H_

#include "disclosurectl/options/options.h"
#include "importer/importer.h"

namespace disclosure::ctl {

// What the options of an import say of its documents. --organ takes a name or a
// credit code.
importer::Hints ImportHintsOf(const Options& options);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_COMMANDS_IMPORT_HINTS_H_

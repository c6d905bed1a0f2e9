#ifndef DISCLOSURE_DISCLOSURECTL_COMMANDS_OUTLIERS_OUTPUT_H_
#define DISCLOSURE_DISCLOSURECTL_COMMANDS_OUTLIERS_OUTPUT_H_

#include <ostream>

#include "disclosure/v1/stats.pb.h"
#include "disclosurectl/language.h"
#include "disclosurectl/output/output_format.h"
#include "disclosurectl/output/row_writer.h"

namespace disclosure::ctl {

// Writes outliers, one a row, as a table for people or as csv for programs:
// what is in doubt is a "?" at the score, or numbers in columns of their own.
class OutlierRows {
 public:
  OutlierRows(std::ostream& out, OutputFormat format, Language language);

  void Write(const v1::Outlier& outlier);

 private:
  const OutputFormat format_;
  const Language language_;
  RowWriter rows_;
};

// The groups that were not judged, likewise.
void WriteSmallGroups(std::ostream& out,
                      const v1::ListOutliersResponse& response,
                      OutputFormat format, Language language);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_COMMANDS_OUTLIERS_OUTPUT_H_

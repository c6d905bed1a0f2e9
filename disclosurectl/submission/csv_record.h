#ifndef DISCLOSURE_DISCLOSURECTL_SUBMISSION_CSV_RECORD_H_
#define DISCLOSURE_DISCLOSURECTL_SUBMISSION_CSV_RECORD_H_

#include <istream>
#include <string>
#include <string_view>
#include <vector>

namespace disclosure::ctl {

// Reads the next record of a csv (RFC 4180) as it stands, with the line ends
// inside of quotes and the one at its end. False: there is none.
bool ReadCsvRecord(std::istream& in, std::string& record);

// Its fields, without quotes and without the line end.
std::vector<std::string> CsvFieldsOf(std::string_view record);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_SUBMISSION_CSV_RECORD_H_

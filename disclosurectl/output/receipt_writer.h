#ifndef DISCLOSURE_DISCLOSURECTL_OUTPUT_RECEIPT_WRITER_H_
#define DISCLOSURE_DISCLOSURECTL_OUTPUT_RECEIPT_WRITER_H_

#include <ostream>
#include <string>

#include "disclosure/v1/record.pb.h"
#include "disclosurectl/language.h"

namespace disclosure::ctl {

// "430321111 / 2020", with credit code and scope where they are not the usual.
std::string IdentityText(const v1::ReportIdentity& identity);

// "2021-01-26 10:30:00", the time in Shanghai; empty if there is none.
std::string TimeText(const google::protobuf::Timestamp& time);

// The content hash in hexadecimal digits.
std::string HashText(const v1::Revision& revision);

// What a receipt says, a line each: identity, revision, sequence, time, caller,
// content hash.
void WriteReceipt(std::ostream& out, const v1::Revision& revision,
                  Language language);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_OUTPUT_RECEIPT_WRITER_H_

#include "disclosurectl/output/receipt_writer.h"

#include <gtest/gtest.h>

#include <sstream>

namespace disclosure::ctl {
namespace {

TEST(ReceiptWriterTest, TellsWhatAReceiptHas) {
  v1::Revision revision;
  revision.mutable_identity()->set_division_code("430321111");
  revision.mutable_identity()->set_report_year(2020);
  revision.set_revision(1);
  revision.set_sequence(5);
  revision.mutable_accept_time()->set_seconds(1611628200);
  revision.set_caller("local");
  revision.set_content_hash("\x01\xAB");
  std::ostringstream out;
  WriteReceipt(out, revision, Language::kEnglish);
  EXPECT_EQ(out.str(),
            "  report     430321111 / 2020\n"
            "  revision   1\n"
            "  sequence   5\n"
            "  accepted   2021-01-26 10:30:00\n"
            "  caller     local\n"
            "  content    01ab\n");
}

TEST(ReceiptWriterTest, TrialHasNoSequenceAndNoTime) {
  std::ostringstream out;
  v1::Revision revision;
  revision.set_revision(1);
  WriteReceipt(out, revision, Language::kEnglish);
  EXPECT_EQ(out.str(), "  report      / 0\n  revision   1\n");
}

TEST(ReceiptWriterTest, SummariesAndDepartmentsAreToldApart) {
  v1::ReportIdentity identity;
  identity.set_division_code("4303");
  identity.set_organ_credit_code("11430300MB0123456X");
  identity.set_scope(v1::SCOPE_AREA_SUMMARY);
  identity.set_report_year(2020);
  EXPECT_EQ(IdentityText(identity),
            "4303 / 11430300MB0123456X / summary / 2020");
}

}  // namespace
}  // namespace disclosure::ctl

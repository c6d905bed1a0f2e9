#ifndef DISCLOSURE_TESTS_STATS_SERVICE_SUPPORT_COUNTRY_H_
#define DISCLOSURE_TESTS_STATS_SERVICE_SUPPORT_COUNTRY_H_

#include <string>
#include <string_view>
#include <vector>

#include "divisions/division_tree.h"
#include "form/identity.h"
#include "record/change.h"
#include "stats-service/cube/cube_frame.h"

namespace disclosure::stats {

// The divisions as they are embedded, and the frame over them and the
// catalogue: immutable, one for all tests of a program.
const divisions::DivisionTree& TestDivisions();
const CubeFrame& TestFrame();

// A code that must be well formed.
divisions::DivisionCode Code(std::string_view digits);
// A department's code, valid, different for different numbers below 31^4.
form::CreditCode Department(int number);
form::OrganKey Government(std::string_view digits);

// Writes changes the way a test would say it. Cells are blank unless set.
class ChangeBuilder {
 public:
  ChangeBuilder(record::Sequence sequence, std::string_view division,
                int32_t year);

  ChangeBuilder& Organ(const form::CreditCode& organ);
  ChangeBuilder& Summary();
  ChangeBuilder& Revision(int32_t revision);
  ChangeBuilder& Form(v1::Form form);
  // Declares the form and sets each cell that it asks for to zero.
  ChangeBuilder& AllZero(v1::Form form);
  ChangeBuilder& With(std::string_view cell, int64_t value);
  ChangeBuilder& Without(std::string_view cell);
  ChangeBuilder& Approximate(std::string_view cell);
  ChangeBuilder& ProcurementUnit(v1::MoneyUnit unit);
  ChangeBuilder& Finding(std::string_view rule_id, v1::Severity severity);
  // "2021-01-26".
  ChangeBuilder& Published(std::string_view day);
  ChangeBuilder& Accepted(std::string_view day);
  ChangeBuilder& Withdrawn();
  ChangeBuilder& Rejudged();

  operator record::Change() const { return change_; }

 private:
  record::Change change_;
};

// Accepted, revision 1, form of 2021.
ChangeBuilder AChange(record::Sequence sequence, std::string_view division,
                      int32_t year);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_TESTS_STATS_SERVICE_SUPPORT_COUNTRY_H_

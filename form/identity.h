#ifndef DISCLOSURE_FORM_IDENTITY_H_
#define DISCLOSURE_FORM_IDENTITY_H_

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "disclosure/v1/record.pb.h"
#include "divisions/division_code.h"

namespace disclosure::form {

// A unified social credit code (GB 32100): 18 characters, the last one checks
// the others. Empty: the area's own government. A value type of 18 bytes.
class CreditCode {
 public:
  // The government.
  CreditCode() = default;
  // INVALID_ARGUMENT if `text` is not empty and no valid code; lower-case
  // letters are taken as upper-case ones.
  static absl::StatusOr<CreditCode> Parse(std::string_view text);

  bool IsGovernment() const { return text_[0] == '\0'; }
  std::string_view text() const {
    return {text_, IsGovernment() ? size_t{0} : sizeof(text_)};
  }

  friend std::strong_ordering operator<=>(const CreditCode& a,
                                          const CreditCode& b) {
    return a.text().compare(b.text()) <=> 0;
  }
  friend bool operator==(const CreditCode& a, const CreditCode& b) {
    return a.text() == b.text();
  }
  template <typename H>
  friend H AbslHashValue(H hash, const CreditCode& code) {
    return H::combine_contiguous(std::move(hash), code.text_,
                                 sizeof(code.text_));
  }

 private:
  char text_[18] = {};
};

// Who reports, in the order (code, organ): governments before departments.
struct OrganKey {
  divisions::DivisionCode division;
  CreditCode organ;

  friend auto operator<=>(const OrganKey&, const OrganKey&) = default;
  template <typename H>
  friend H AbslHashValue(H hash, const OrganKey& key) {
    return H::combine(std::move(hash), key.division, key.organ);
  }
};

// Division code, organ, scope and year: the identity of a report.
struct Identity {
  OrganKey organ;
  v1::Scope scope = v1::SCOPE_OWN_ORGAN;
  int32_t year = 0;

  friend auto operator<=>(const Identity&, const Identity&) = default;
  template <typename H>
  friend H AbslHashValue(H hash, const Identity& id) {
    return H::combine(std::move(hash), id.organ, static_cast<int>(id.scope),
                      id.year);
  }

  // "430321111/2020", "4303/11430300MB0123456X/2020", "43/summary/2020": for
  // messages and logs.
  std::string ToString() const;
};

// From its parts, by the names of v1::ReportIdentity. An unspecified scope
// means own organ.
//
// INVALID_ARGUMENT: a part is malformed; the message and FieldOf() name it.
absl::StatusOr<Identity> ParseIdentity(std::string_view division_code,
                                       std::string_view organ_credit_code,
                                       v1::Scope scope, int32_t report_year);
absl::StatusOr<Identity> IdentityFromProto(const v1::ReportIdentity& proto);
v1::ReportIdentity ToProto(const Identity& identity);
// The same into a message that is used again: every field is set.
void FillProto(const Identity& identity, v1::ReportIdentity& proto);

}  // namespace disclosure::form

#endif  // DISCLOSURE_FORM_IDENTITY_H_

#include "form/identity.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "form/civil_date.h"
#include "status/abseil_view.h"
#include "status/annotate.h"
#include "status/reason.h"

namespace disclosure::form {
namespace {

// GB 32100: no I, O, S, V, Z; a character's place is its value.
constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr int kModulus = 31;
constexpr size_t kCodeLength = 18;

char UpperCase(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

absl::Status InvalidCode(std::string_view why) {
  return absl::InvalidArgumentError(
      absl::StrCat("not a unified social credit code: ", AbslView(why)));
}

// The weight of place i, counted from 0, is 3^i modulo 31. Precondition: all
// of `body` is in the alphabet.
char CheckCharacter(std::string_view body) {
  int sum = 0;
  int weight = 1;
  for (const char c : body) {
    sum += static_cast<int>(kAlphabet.find(c)) * weight;
    weight = weight * 3 % kModulus;
  }
  return kAlphabet[(kModulus - sum % kModulus) % kModulus];
}

absl::Status AtField(const absl::Status& status, std::string_view field) {
  return WithField(Annotate(status, field), field);
}

absl::StatusOr<v1::Scope> UnderstoodScope(v1::Scope scope) {
  if (scope == v1::SCOPE_UNSPECIFIED) return v1::SCOPE_OWN_ORGAN;
  if (v1::Scope_IsValid(scope)) return scope;
  return absl::InvalidArgumentError(
      absl::StrCat("unknown scope ", static_cast<int>(scope)));
}

absl::Status CheckYear(int32_t year) {
  if (IsYear(year)) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrCat("no such year: ", year));
}

}  // namespace

absl::StatusOr<CreditCode> CreditCode::Parse(std::string_view text) {
  CreditCode code;
  if (text.empty()) return code;
  if (text.size() != kCodeLength) return InvalidCode("it has 18 characters");
  std::ranges::transform(text, code.text_, UpperCase);
  // Not code.text(): it is empty for a text that begins with a zero byte.
  const std::string_view upper(code.text_, kCodeLength);
  if (upper.find_first_not_of(kAlphabet) != std::string_view::npos) {
    return InvalidCode("it has digits and capital letters without I O S V Z");
  }
  if (CheckCharacter(upper.substr(0, kCodeLength - 1)) != upper.back()) {
    return InvalidCode("the check character is wrong");
  }
  return code;
}

std::string Identity::ToString() const {
  return absl::StrCat(
      AbslView(organ.division.digits()), organ.organ.IsGovernment() ? "" : "/",
      AbslView(organ.organ.text()),
      scope == v1::SCOPE_AREA_SUMMARY ? "/summary/" : "/", year);
}

absl::StatusOr<Identity> ParseIdentity(std::string_view division_code,
                                       std::string_view organ_credit_code,
                                       v1::Scope scope, int32_t report_year) {
  const auto division = divisions::DivisionCode::Parse(division_code);
  if (!division.ok()) return AtField(division.status(), "division_code");
  const auto organ = CreditCode::Parse(organ_credit_code);
  if (!organ.ok()) return AtField(organ.status(), "organ_credit_code");
  const auto understood = UnderstoodScope(scope);
  if (!understood.ok()) return AtField(understood.status(), "scope");
  if (const absl::Status year = CheckYear(report_year); !year.ok()) {
    return AtField(year, "report_year");
  }
  return Identity{{*division, *organ}, *understood, report_year};
}

absl::StatusOr<Identity> IdentityFromProto(const v1::ReportIdentity& proto) {
  return ParseIdentity(proto.division_code(), proto.organ_credit_code(),
                       proto.scope(), proto.report_year());
}

void FillProto(const Identity& identity, v1::ReportIdentity& proto) {
  const std::string_view digits = identity.organ.division.digits();
  const std::string_view organ = identity.organ.organ.text();
  proto.set_division_code(digits.data(), digits.size());
  proto.set_organ_credit_code(organ.data(), organ.size());
  proto.set_scope(identity.scope);
  proto.set_report_year(identity.year);
}

v1::ReportIdentity ToProto(const Identity& identity) {
  v1::ReportIdentity proto;
  FillProto(identity, proto);
  return proto;
}

}  // namespace disclosure::form

#ifndef DISCLOSURE_DISCLOSURECTL_OPTIONS_OPTIONS_H_
#define DISCLOSURE_DISCLOSURECTL_OPTIONS_OPTIONS_H_

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "disclosurectl/language.h"
#include "disclosurectl/options/option_spec.h"
#include "disclosurectl/options/option_value.h"
#include "form/civil_date.h"

namespace disclosure::ctl {

// A command line, read against the option table of its command. Options and
// arguments may be mixed; "--name=value" and "--name value" mean the same, and
// what follows "--" is no option.
//
// The getters are for names of the table and for values that have been checked:
// asking for another name, or for the value of an option that was neither given
// nor has a default, is a bug and ends the program.
class Options {
 public:
  // INVALID_ARGUMENT, in `language`: an unknown option (with the one it is most
  // like), a missing value, a value of the wrong kind, an option given twice.
  static absl::StatusOr<Options> Parse(
      std::span<const std::string_view> command_line,
      std::span<const OptionSpec> specs, Language language);

  bool Given(std::string_view name) const;
  // Given, or with a default.
  bool Has(std::string_view name) const;
  bool Flag(std::string_view name) const { return Given(name); }
  std::string_view Get(std::string_view name) const;
  int64_t Integer(std::string_view name) const;
  absl::Duration Duration(std::string_view name) const;
  YearSpan Years(std::string_view name) const;
  form::CivilDate Date(std::string_view name) const;
  double Share(std::string_view name) const;

  // What is no option, in order.
  std::span<const std::string> arguments() const { return arguments_; }

 private:
  std::map<std::string, std::string, std::less<>> given_;
  std::map<std::string, std::string, std::less<>> defaults_;
  std::vector<std::string> arguments_;
};

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_OPTIONS_OPTIONS_H_

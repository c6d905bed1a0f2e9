#include "disclosurectl/commands/import_hints.h"

#include <optional>
#include <string>
#include <string_view>

#include "disclosurectl/commands/form_option.h"
#include "form/identity.h"

namespace disclosure::ctl {
namespace {

std::optional<std::string> TextHint(const Options& options,
                                    std::string_view name) {
  if (!options.Given(name)) return std::nullopt;
  return std::string(options.Get(name));
}

void TakeOrgan(const Options& options, importer::Hints& hints) {
  hints.credit_code = TextHint(options, "credit-code");
  const std::optional<std::string> organ = TextHint(options, "organ");
  if (organ && !organ->empty() && form::CreditCode::Parse(*organ).ok()) {
    hints.credit_code = organ;
  } else {
    hints.organ_name = organ;
  }
}

}  // namespace

importer::Hints ImportHintsOf(const Options& options) {
  importer::Hints hints;
  hints.division_code = TextHint(options, "division");
  hints.county_code = TextHint(options, "county");
  hints.web_address = TextHint(options, "web-address");
  TakeOrgan(options, hints);
  if (options.Given("scope")) {
    hints.scope = options.Get("scope") == "summary" ? v1::SCOPE_AREA_SUMMARY
                                                    : v1::SCOPE_OWN_ORGAN;
  }
  if (options.Given("year")) {
    hints.year = static_cast<int>(options.Integer("year"));
  }
  if (options.Given("form")) hints.form = FormOf(options.Get("form"));
  if (options.Given("published")) {
    hints.published_on = options.Date("published");
  }
  return hints;
}

}  // namespace disclosure::ctl

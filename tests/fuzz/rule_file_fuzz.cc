// Whatever an office writes into a rule file, it compiles or is told where not.

#include <cstdint>
#include <string_view>

#include "divisions/division_tree.h"
#include "form/catalogue.h"
#include "rules/rule_set.h"
#include "status/check.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace disclosure;  // NOLINT(google-build-using-namespace)
  static const form::Catalogue catalogue;
  static const auto divisions = divisions::LoadEmbeddedDivisions();
  CHECK(divisions.ok()) << divisions.status();
  const auto rules =
      rules::RuleSet::Compile({reinterpret_cast<const char*>(data), size},
                              "fuzz.textproto", catalogue, *divisions);
  CHECK(rules.ok() || absl::IsInvalidArgument(rules.status()))
      << rules.status();
  return 0;
}

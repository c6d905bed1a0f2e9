#include "tests/disclosurectl/commands/ended_program.h"

#include <sstream>

#include "disclosurectl/commands/program.h"

namespace disclosure::ctl {

EndedProgram RunWith(const std::vector<std::string_view>& arguments,
                     const std::string& input) {
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream err;
  const ExitStatus status =
      RunProgram(arguments, Language::kEnglish, Io{in, out, err});
  return {status, out.str(), err.str()};
}

}  // namespace disclosure::ctl

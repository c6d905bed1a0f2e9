#ifndef DISCLOSURE_TESTS_DISCLOSURECTL_COMMANDS_ENDED_PROGRAM_H_
#define DISCLOSURE_TESTS_DISCLOSURECTL_COMMANDS_ENDED_PROGRAM_H_

#include <string>
#include <string_view>
#include <vector>

#include "disclosurectl/exit_status.h"

namespace disclosure::ctl {

// What is left of a program that has run.
struct EndedProgram {
  ExitStatus status = ExitStatus::kFailed;
  std::string out;
  std::string err;
};

// Runs the whole program within the test, in English unless the arguments say
// otherwise, with `input` on its standard input.
EndedProgram RunWith(const std::vector<std::string_view>& arguments,
                     const std::string& input = "");

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_TESTS_DISCLOSURECTL_COMMANDS_ENDED_PROGRAM_H_

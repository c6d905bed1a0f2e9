#ifndef DISCLOSURE_DISCLOSURECTL_COMMANDS_PROGRAM_H_
#define DISCLOSURE_DISCLOSURECTL_COMMANDS_PROGRAM_H_

#include <span>
#include <string_view>

#include "disclosurectl/commands/command.h"

namespace disclosure::ctl {

// The whole program but for the process around it: finds the command, reads its
// options, runs it, prints its failure. `arguments` are without the program's
// name; `locale_language` holds where --lang is not given.
ExitStatus RunProgram(std::span<const std::string_view> arguments,
                      Language locale_language, const Io& io);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_COMMANDS_PROGRAM_H_

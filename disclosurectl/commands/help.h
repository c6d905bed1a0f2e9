#ifndef DISCLOSURE_DISCLOSURECTL_COMMANDS_HELP_H_
#define DISCLOSURE_DISCLOSURECTL_COMMANDS_HELP_H_

#include <ostream>
#include <span>
#include <vector>

#include "disclosurectl/commands/command.h"

namespace disclosure::ctl {

// The options that `command` takes: its own, then the common ones.
std::vector<OptionSpec> OptionsOf(const Command& command);

// What the program is for, its commands, and the exit statuses.
void WriteOverview(std::ostream& out, Language language);

// All about one command: usage, description, options, examples.
void WriteHelp(std::ostream& out, const Command& command, Language language);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_COMMANDS_HELP_H_

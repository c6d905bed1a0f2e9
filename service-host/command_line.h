#ifndef DISCLOSURE_SERVICE_HOST_COMMAND_LINE_H_
#define DISCLOSURE_SERVICE_HOST_COMMAND_LINE_H_

#include <string>
#include <vector>

namespace disclosure::service_host {

// The exit status of a program that was called wrongly.
inline constexpr int kWrongUsage = 2;

// Reads the absl flags, which may be written with dashes as well as underscores
// ("--allow-plaintext-nonloopback"), and gives back the other arguments,
// without the program's name. --help lists the flags of this project. A flag
// that does not exist, or a value that it cannot have, ends the program with a
// message and kWrongUsage.
std::vector<std::string> ParseFlags(int argc, char** argv);

// The same for a program that takes flags alone: any other argument is as
// wrong.
void ParseOnlyFlags(int argc, char** argv);

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_SERVICE_HOST_COMMAND_LINE_H_

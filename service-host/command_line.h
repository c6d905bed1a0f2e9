#ifndef DISCLOSURE_SERVICE_HOST_COMMAND_LINE_H_
#define DISCLOSURE_SERVICE_HOST_COMMAND_LINE_H_

#include <string>
#include <vector>

namespace disclosure::service_host {

// Reads the absl flags, which may be written with dashes as well as underscores
// ("--allow-plaintext-nonloopback"), and gives back the other arguments,
// without the program's name. --help lists the flags of this project. A wrong
// flag ends the program with a message and absl's exit status 1.
std::vector<std::string> ParseFlags(int argc, char** argv);

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_SERVICE_HOST_COMMAND_LINE_H_

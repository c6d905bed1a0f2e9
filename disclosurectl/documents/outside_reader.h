#ifndef DISCLOSURE_DISCLOSURECTL_DOCUMENTS_OUTSIDE_READER_H_
#define DISCLOSURE_DISCLOSURECTL_DOCUMENTS_OUTSIDE_READER_H_

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace disclosure::ctl {

// What a program may take while it reads one document.
struct ReaderLimits {
  // By the clock, and of one processor.
  std::chrono::seconds time{30};
  size_t memory_bytes = 1024UL * 1024 * 1024;
  size_t output_bytes = 32UL * 1024 * 1024;
};

// A program of the system that turns a document into text. It finds the
// document at /dev/stdin and writes UTF-8 to its standard output.
struct OutsideReader {
  std::string program;
  // The Debian package that has it.
  std::string package;
  std::vector<std::string> arguments;
};

// Word before 2007, and PDF.
OutsideReader DocReader();
OutsideReader PdfReader();

// What the program makes of `document`. It writes no file, sees nothing of the
// environment but the path, and is ended at any limit.
//
// FAILED_PRECONDITION: not installed; the message names the package.
// RESOURCE_EXHAUSTED: beyond a limit, by name.
// INVALID_ARGUMENT: it could not read the document, and why.
absl::StatusOr<std::string> RunReader(const OutsideReader& reader,
                                      std::string_view document,
                                      const ReaderLimits& limits = {});

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_DOCUMENTS_OUTSIDE_READER_H_

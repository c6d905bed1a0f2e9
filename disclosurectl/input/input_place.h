#ifndef DISCLOSURE_DISCLOSURECTL_INPUT_INPUT_PLACE_H_
#define DISCLOSURE_DISCLOSURECTL_INPUT_INPUT_PLACE_H_

#include <cstdint>

namespace disclosure::ctl {

// Where a report stands in all files of one command.
struct InputPlace {
  // From 0; reports that cannot be read count, too.
  uint64_t index = 0;
  // The bytes of the input up to its end.
  uint64_t bytes_end = 0;

  friend bool operator==(const InputPlace&, const InputPlace&) = default;
};

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_INPUT_INPUT_PLACE_H_

#include "importer/doubts.h"

#include <utility>

namespace disclosure::importer {

void AddDoubt(int line, std::string zh, std::string en, Protocol& protocol) {
  if (protocol.doubts.size() < kMaxDoubts) {
    protocol.doubts.push_back({line, std::move(zh), std::move(en)});
    return;
  }
  ++protocol.doubts_left_out;
}

}  // namespace disclosure::importer

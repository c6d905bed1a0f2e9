#ifndef DISCLOSURE_FORM_CONTENT_SCANNER_H_
#define DISCLOSURE_FORM_CONTENT_SCANNER_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "disclosure/v1/report.pb.h"
#include "form/catalogue.h"
#include "form/cell_values.h"

namespace disclosure::form {

// Reads serialised reports in one pass, and tells those whose bytes are their
// content already: what SerializeContent() would make of them. Nearly every
// client sends such bytes (known fields in the order of their numbers, each
// once, shortest varints, no field that its type leaves out), and then neither
// need the figures be parsed into a message nor the content be composed anew.
// Holds tables made once from the descriptors. Immutable, thread-safe.
class ContentScanner {
 public:
  // What a canonical report holds.
  struct Scan {
    CellValues cells;
    v1::MoneyUnit procurement_unit = v1::MONEY_UNIT_UNSPECIFIED;
    // The report without its tables of mere figures, still serialised: an
    // AnnualReport that is quickly parsed. Nobody has looked at its strings
    // yet.
    std::string beside_tables;
  };

  explicit ContentScanner(const Catalogue& catalogue);
  ~ContentScanner();

  // False if the bytes are not canonical, or perhaps not: whatever is unknown
  // here is left to protobuf. `scan` then holds some of them. True: if protobuf
  // can parse `beside_tables`, the content is `bytes`. `scan` is overwritten,
  // its memory reused.
  bool Read(std::string_view bytes, Scan& scan) const;

 private:
  struct Field;
  struct Node;
  class Builder;

  template <typename Each>
  static bool Walk(const Node& node, std::string_view bytes, Scan& scan,
                   Each each);
  static const char* ReadValue(const Field& field, uint64_t wire_type,
                               const char* at, const char* end, Scan& scan);

  const size_t cells_;
  std::unique_ptr<const Node> report_;
};

}  // namespace disclosure::form

#endif  // DISCLOSURE_FORM_CONTENT_SCANNER_H_

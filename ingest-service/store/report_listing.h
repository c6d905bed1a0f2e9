#ifndef DISCLOSURE_INGEST_SERVICE_STORE_REPORT_LISTING_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_REPORT_LISTING_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "disclosure/v1/ingest.pb.h"
#include "divisions/division_code.h"
#include "ingest-service/store/key_index.h"
#include "ingest-service/store/report_store.h"

namespace disclosure::ingest {

// Which reports a list shows. What is left out lets everything through; form,
// mode and rule let no withdrawal through.
struct ReportFilter {
  // This area and all below it.
  std::optional<divisions::DivisionCode> area = {};
  int32_t year = 0;
  v1::Form form = v1::FORM_UNSPECIFIED;
  v1::Scope scope = v1::SCOPE_UNSPECIFIED;
  v1::Mode mode = v1::MODE_UNSPECIFIED;
  // With at least one finding of this rule.
  std::string rule_id = {};
  std::optional<bool> withdrawn = {};
};

struct ReportPage {
  // In sequence order.
  std::vector<v1::ReportEntry> reports;
  // Where the next page starts; 0 on the last.
  Sequence next = 0;
};

// Lists current revisions in the order of their acceptance, by looking through
// the rows of the store. Thread-safe.
class ReportListing {
 public:
  // Rows looked at for one page, when a filter skips most of them.
  static constexpr int kMaxRowsPerPage = 16'384;
  // Rows read at once, and their bytes.
  static constexpr int kRowsPerRead = 512;
  static constexpr size_t kBytesPerRead = 1 << 20;

  // Borrows both.
  ReportListing(const ReportStore& store, const KeyIndex& keys)
      : store_(store), keys_(keys) {}

  // At most `limit` reports after `after`, which is 0 or the `next` of a page.
  // A page may be short, and is the last only if it has no `next`. The codes of
  // ReportStore::ChangesAfter(); DATA_LOSS, ROW_UNREADABLE names the row.
  absl::StatusOr<ReportPage> List(const ReportFilter& filter, Sequence after,
                                  int limit) const;

 private:
  const ReportStore& store_;
  const KeyIndex& keys_;
};

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_REPORT_LISTING_H_

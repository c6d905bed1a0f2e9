#ifndef DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_COMPRESSION_ERAS_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_COMPRESSION_ERAS_H_

#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "ingest-service/store/report_store.h"
#include "ingest-service/store/sqlite/change_compression.h"
#include "ingest-service/store/sqlite/connection.h"

namespace disclosure::ingest {

// The eras of a report store that has `next` to append. The last one, in which
// that will be, has this dictionary: if the file's is another, a new one begins
// with `next`.
absl::StatusOr<std::vector<ChangeFormat::Era>> BeginEra(
    Connection& connection, Sequence next, std::string_view dictionary);

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_COMPRESSION_ERAS_H_

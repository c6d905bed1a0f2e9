#ifndef DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_SQLITE_REFUSAL_LOG_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_SQLITE_REFUSAL_LOG_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "ingest-service/store/refusal_log.h"

namespace disclosure::ingest {

// Where the refusals of the store at `store_path` lie: beside it, so that a
// backup of the reports need not carry them, and a full log harms no report.
std::string RefusalLogPath(const std::string& store_path);

// Opens the log in the SQLite file at `path`, or makes it. Whoever has the
// store open has its log: there is no lock of its own.
//
// FAILED_PRECONDITION, DATA_LOSS and others as OpenSqliteReportStore(). The
// file may be deleted while no service runs; it holds nothing that was
// accepted.
absl::StatusOr<std::unique_ptr<RefusalLog>> OpenSqliteRefusalLog(
    const std::string& path, const RefusalLimits& limits);

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_SQLITE_REFUSAL_LOG_H_

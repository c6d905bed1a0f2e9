#include "ingest-service/store/sqlite/compression_eras.h"

#include <cstdint>
#include <string>

#include "ingest-service/store/sqlite/statement.h"
#include "status/status_macros.h"

namespace disclosure::ingest {
namespace {

absl::StatusOr<std::vector<ChangeFormat::Era>> ReadEras(
    const Connection& connection) {
  ASSIGN_OR_RETURN(
      Statement rows,
      Statement::Prepare(connection,
                         "SELECT first_sequence, dictionary FROM compression"
                         " ORDER BY first_sequence"));
  std::vector<ChangeFormat::Era> eras;
  while (true) {
    ASSIGN_OR_RETURN(const bool found, rows.Step());
    if (!found) return eras;
    eras.push_back(
        {static_cast<Sequence>(rows.Integer(0)), std::string(rows.Bytes(1))});
  }
}

// In the place of an era that began there, and has no change yet.
absl::Status WriteEra(const Connection& connection, Sequence first,
                      std::string_view dictionary) {
  ASSIGN_OR_RETURN(
      Statement insert,
      Statement::Prepare(connection,
                         "INSERT OR REPLACE INTO compression VALUES (?1, ?2)"));
  insert.BindInteger(1, static_cast<int64_t>(first));
  insert.BindBlob(2, dictionary);
  return insert.Step().status();
}

}  // namespace

absl::StatusOr<std::vector<ChangeFormat::Era>> BeginEra(
    Connection& connection, Sequence next, std::string_view dictionary) {
  ASSIGN_OR_RETURN(std::vector<ChangeFormat::Era> eras, ReadEras(connection));
  if (!eras.empty() && eras.back().dictionary == dictionary) return eras;
  RETURN_IF_ERROR(WriteEra(connection, next, dictionary));
  return ReadEras(connection);
}

}  // namespace disclosure::ingest

#ifndef DISCLOSURE_TESTS_BENCHMARK_POSTGRES_PEER_H_
#define DISCLOSURE_TESTS_BENCHMARK_POSTGRES_PEER_H_

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "ingest-service/store/report_store.h"

struct pg_conn;

namespace disclosure::benchmarks {

// What PostgreSQL is asked to keep. A log takes rows by their sequence and
// knows nothing of their reports. To refuse a second revision 1 of one report,
// as the report store does, it needs the identity and an index on it.
enum class PeerTable { kLog, kUniqueRevisions };

// Rows of a store as PostgreSQL's binary COPY format, made beforehand: each
// batch is one COPY and one transaction.
struct CopyBatches {
  PeerTable table = PeerTable::kLog;
  std::vector<std::string> batches;
  size_t rows = 0;
  size_t change_bytes = 0;
};
CopyBatches ToCopyBatches(PeerTable table,
                          std::span<const ingest::StoredChange> rows,
                          size_t rows_per_batch);

// A PostgreSQL that takes the rows of the report store: sequence (the primary
// key), change and body. What goes wrong ends the program.
class PostgresPeer {
 public:
  // `connection` as libpq has it: "host=/path dbname=postgres".
  explicit PostgresPeer(const std::string& connection);
  ~PostgresPeer();

  // Seconds to copy everything into a new, empty table; what arrived is
  // counted afterwards. Fails if a commit would not wait for the disk.
  double CopyAll(const CopyBatches& rows);

 private:
  struct Close {
    void operator()(pg_conn* connection) const;
  };

  void Execute(const std::string& sql);
  std::string Ask(const std::string& sql);
  void Copy(const std::string& batch);
  void Verify(const CopyBatches& rows);

  std::unique_ptr<pg_conn, Close> connection_;
};

}  // namespace disclosure::benchmarks

#endif  // DISCLOSURE_TESTS_BENCHMARK_POSTGRES_PEER_H_

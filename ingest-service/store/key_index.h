#ifndef DISCLOSURE_INGEST_SERVICE_STORE_KEY_INDEX_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_KEY_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "form/identity.h"
#include "ingest-service/store/change_bytes.h"
#include "ingest-service/store/report_store.h"
#include "ingest-service/store/request_id.h"
#include "record/revision.h"

namespace disclosure::ingest {

// Identity to newest revision, and request id to sequence, in memory; rebuilt
// from the store at start by one scan. Written by the committer alone;
// thread-safe for readers.
class KeyIndex {
 public:
  struct Current {
    Sequence sequence = 0;
    int32_t revision = 0;
    bool withdrawn = false;
    // Zeros for a withdrawal.
    record::ContentHash content_hash{};

    friend bool operator==(const Current&, const Current&) = default;
  };
  static Current CurrentOf(const record::Revision& revision);

  // A change that renewed the findings of a revision.
  struct Rejudgement {
    Sequence revision = 0;
    Sequence change = 0;
  };
  // A stored change, and the revision that it makes or speaks of.
  using Visit =
      std::function<absl::Status(const ChangeHeader&, const record::Revision&)>;

  // With room for as many identities beside those that are stored: until then
  // no load has to move what it has put. Memory is taken as it is filled.
  explicit KeyIndex(size_t room = 0) : room_(room) {}

  // Forgets everything and reads all of `store`. DATA_LOSS names the row that
  // cannot be read; the index is then as it was. `visit` is called for each
  // change in order, so that one scan serves all that is kept in memory; its
  // error ends the scan.
  absl::Status Rebuild(const ReportStore& store, const Visit& visit = {});

  std::optional<Current> Find(const form::Identity& identity) const;
  // The sequence of the revision that a request id was stored with.
  std::optional<Sequence> FindRequest(const RequestId& id) const;

  // Notes what has been appended, oldest first.
  void Put(std::span<const record::Revision> revisions,
           std::span<const Rejudgement> rejudgements = {});

  // The change with the newest findings of the revision at `sequence`: its own,
  // or the last one that renewed them.
  Sequence FindingsOf(Sequence sequence) const;

  // True if a later revision has replaced the one at `sequence`. A change that
  // makes no revision is asked for by the sequence of the revision it speaks
  // of.
  bool IsReplaced(Sequence sequence) const;

  // How many identities there are, and the bytes they take, roughly.
  size_t size() const;
  size_t bytes() const;

 private:
  struct Entries {
    absl::Status CheckAndPut(const record::Revision& revision);
    absl::Status Replay(const ChangeHeader& change,
                        const record::Revision& revision);
    void Put(const record::Revision& revision);

    absl::flat_hash_map<form::Identity, Current> current;
    absl::flat_hash_map<RequestId, Sequence> requests;
    // By revision; of those whose findings were renewed.
    absl::flat_hash_map<Sequence, Sequence> rejudged;
    // One bit a sequence; those beyond the end are not replaced.
    std::vector<uint64_t> replaced;
  };

  const size_t room_;
  mutable std::mutex mutex_;
  Entries entries_;
};

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_KEY_INDEX_H_

#include "ingest-service/store/key_index.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "ingest-service/store/change_bytes.h"
#include "record/change.h"
#include "status/annotate.h"
#include "status/status_macros.h"

namespace disclosure::ingest {
namespace {

constexpr Sequence kBitsPerWord = 64;

uint64_t BitOf(Sequence sequence) {
  return uint64_t{1} << (sequence % kBitsPerWord);
}

absl::StatusOr<ChangeHeader> HeaderOf(const StoredChange& stored) {
  ASSIGN_OR_RETURN(ChangeHeader header, ReadChangeHeader(stored.change));
  if (header.sequence == stored.sequence) return header;
  return absl::DataLossError("the change has the sequence of another row");
}

template <typename Map>
size_t BytesOf(const Map& map) {
  // One control byte a slot.
  return map.capacity() * (sizeof(typename Map::value_type) + 1);
}

}  // namespace

KeyIndex::Current KeyIndex::CurrentOf(const record::Revision& revision) {
  return {revision.sequence, revision.number, revision.withdrawn,
          revision.content_hash};
}

void KeyIndex::Entries::Put(const record::Revision& revision) {
  const auto [place, is_new] = current.try_emplace(revision.identity);
  if (!is_new) {
    const Sequence before = place->second.sequence;
    const size_t word = before / kBitsPerWord;
    if (word >= replaced.size()) replaced.resize(word + 1);
    replaced[word] |= BitOf(before);
  }
  place->second = CurrentOf(revision);
  if (const auto id = ParseRequestId(revision.request_id)) {
    requests.emplace(*id, revision.sequence);
  }
}

absl::Status KeyIndex::Entries::CheckAndPut(const record::Revision& revision) {
  const auto found = current.find(revision.identity);
  const int32_t before = found == current.end() ? 0 : found->second.revision;
  if (revision.number != before + 1) {
    return absl::DataLossError(
        absl::StrCat("revision ", revision.number, " of ",
                     revision.identity.ToString(), " follows ", before));
  }
  Put(revision);
  return absl::OkStatus();
}

absl::Status KeyIndex::Entries::Replay(const ChangeHeader& change,
                                       const record::Revision& revision) {
  if (change.kind == record::ChangeKind::kRejudged) {
    rejudged[revision.sequence] = change.sequence;
    return absl::OkStatus();
  }
  if (revision.sequence != change.sequence) {
    return absl::DataLossError("the revision has the sequence of another row");
  }
  return CheckAndPut(revision);
}

absl::Status KeyIndex::Rebuild(const ReportStore& store, const Visit& visit) {
  Entries rebuilt;
  // Most changes are the only one of their identity.
  rebuilt.current.reserve(store.latest() + room_);
  v1::Revision scratch;
  const auto replay = [&](const StoredChange& stored) -> absl::Status {
    ASSIGN_OR_RETURN(const ChangeHeader change, HeaderOf(stored));
    ASSIGN_OR_RETURN(const record::Revision revision,
                     ReadRevision(change, scratch));
    RETURN_IF_ERROR(rebuilt.Replay(change, revision));
    return visit ? visit(change, revision) : absl::OkStatus();
  };
  RETURN_IF_ERROR(store.Scan([&replay](const StoredChange& stored) {
    const absl::Status status = replay(stored);
    if (status.ok()) [[likely]]
      return status;
    return Annotate(status, absl::StrCat("row ", stored.sequence));
  }));
  std::scoped_lock lock(mutex_);
  std::swap(entries_, rebuilt);
  return absl::OkStatus();
}

std::optional<KeyIndex::Current> KeyIndex::Find(
    const form::Identity& identity) const {
  std::scoped_lock lock(mutex_);
  const auto found = entries_.current.find(identity);
  if (found == entries_.current.end()) return std::nullopt;
  return found->second;
}

std::optional<Sequence> KeyIndex::FindRequest(const RequestId& id) const {
  std::scoped_lock lock(mutex_);
  const auto found = entries_.requests.find(id);
  if (found == entries_.requests.end()) return std::nullopt;
  return found->second;
}

void KeyIndex::Put(std::span<const record::Revision> revisions,
                   std::span<const Rejudgement> rejudgements) {
  std::scoped_lock lock(mutex_);
  for (const record::Revision& revision : revisions) entries_.Put(revision);
  for (const Rejudgement& one : rejudgements) {
    entries_.rejudged[one.revision] = one.change;
  }
}

Sequence KeyIndex::FindingsOf(Sequence sequence) const {
  std::scoped_lock lock(mutex_);
  const auto found = entries_.rejudged.find(sequence);
  return found == entries_.rejudged.end() ? sequence : found->second;
}

bool KeyIndex::IsReplaced(Sequence sequence) const {
  std::scoped_lock lock(mutex_);
  const size_t word = sequence / kBitsPerWord;
  return word < entries_.replaced.size() &&
         (entries_.replaced[word] & BitOf(sequence)) != 0;
}

size_t KeyIndex::size() const {
  std::scoped_lock lock(mutex_);
  return entries_.current.size();
}

size_t KeyIndex::bytes() const {
  std::scoped_lock lock(mutex_);
  return BytesOf(entries_.current) + BytesOf(entries_.requests) +
         BytesOf(entries_.rejudged) +
         entries_.replaced.capacity() * sizeof(uint64_t);
}

}  // namespace disclosure::ingest

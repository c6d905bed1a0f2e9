#include "stats-service/cube/change_history.h"

namespace disclosure::stats {

size_t ChangeHistory::Chunk::HeapBytes() const {
  return sizeof(*this) + entries.capacity() * sizeof(Entry) + bytes.capacity();
}

std::shared_ptr<const ChangeHistory> ChangeHistory::With(
    const CubeFrame& frame, const std::vector<ReplacedRow>& changes) const {
  auto history = std::make_shared<ChangeHistory>(*this);
  auto& chunks = history->chunks_;
  std::shared_ptr<Chunk> open;
  if (!chunks.empty() && chunks.back()->entries.size() < kChangesPerChunk) {
    open = std::make_shared<Chunk>(*chunks.back());
    history->heap_bytes_ -= chunks.back()->HeapBytes();
    chunks.pop_back();
  }
  const auto close = [&] {
    history->heap_bytes_ += open->HeapBytes();
    chunks.push_back(std::move(open));
    open = nullptr;
  };
  for (const ReplacedRow& change : changes) {
    if (open == nullptr) open = std::make_shared<Chunk>();
    open->entries.push_back({change.sequence, change.identity,
                             static_cast<uint32_t>(open->bytes.size())});
    AppendPacked(frame, change.before, open->bytes);
    if (open->entries.size() == kChangesPerChunk) close();
  }
  if (open != nullptr) close();
  history->size_ += changes.size();
  history->DropOldest();
  return history;
}

void ChangeHistory::DropOldest() {
  size_t dropped = 0;
  while (size_ - chunks_[dropped]->entries.size() >= kMaxChanges) {
    const Chunk& chunk = *chunks_[dropped++];
    size_ -= chunk.entries.size();
    heap_bytes_ -= chunk.HeapBytes();
    known_after_ = chunk.entries.back().sequence;
  }
  chunks_.erase(chunks_.begin(),
                chunks_.begin() + static_cast<ptrdiff_t>(dropped));
}

}  // namespace disclosure::stats

#ifndef DISCLOSURE_STATS_SERVICE_CUBE_CHANGE_HISTORY_H_
#define DISCLOSURE_STATS_SERVICE_CUBE_CHANGE_HISTORY_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "form/identity.h"
#include "record/revision.h"
#include "stats-service/cube/cube_frame.h"
#include "stats-service/cube/packed_row.h"
#include "stats-service/cube/report_row.h"
#include "stats-service/cube/sheet_block.h"

namespace disclosure::stats {

// A change of content, and what it replaced.
struct ReplacedRow {
  record::Sequence sequence = 0;
  form::Identity identity;
  ReportRow before;
};

// What the newest changes replaced, so that an earlier state can be told: of a
// report at some sequence, the row that the first change after it replaced; if
// there is none, the row of the cube. Immutable; a later history shares all but
// the newest chunk with an earlier one.
class ChangeHistory {
 public:
  // So many changes are kept at least, once there were so many.
  static constexpr size_t kMaxChanges = 100'000;

  // Knows no changes yet, and will know all those after `sequence`.
  explicit ChangeHistory(record::Sequence sequence) : known_after_(sequence) {}

  // With these changes: in sequence order, none known already.
  std::shared_ptr<const ChangeHistory> With(
      const CubeFrame& frame, const std::vector<ReplacedRow>& changes) const;

  // All changes of content with a higher sequence are known.
  record::Sequence known_after() const { return known_after_; }
  size_t size() const { return size_; }

  // Calls `visit(sequence, identity, read)` for each change after `sequence`,
  // in order; `read(cell)` tells what the replaced row said.
  template <typename Visit>
  void ForEachAfter(const CubeFrame& frame, record::Sequence sequence,
                    Visit visit) const;

  size_t HeapBytes() const { return heap_bytes_; }

 private:
  // A chunk takes changes until it has so many.
  static constexpr size_t kChangesPerChunk = 1'024;

  struct Entry {
    record::Sequence sequence = 0;
    form::Identity identity;
    uint32_t offset = 0;  // of the packed row
  };
  struct Chunk {
    std::vector<Entry> entries;
    std::vector<uint8_t> bytes;

    size_t HeapBytes() const;
  };

  void DropOldest();

  std::vector<std::shared_ptr<const Chunk>> chunks_;
  record::Sequence known_after_;
  size_t size_ = 0;
  size_t heap_bytes_ = 0;
};

template <typename Visit>
void ChangeHistory::ForEachAfter(const CubeFrame& frame,
                                 record::Sequence sequence, Visit visit) const {
  for (const auto& chunk : chunks_) {
    if (chunk->entries.back().sequence <= sequence) continue;
    for (const Entry& entry : chunk->entries) {
      if (entry.sequence <= sequence) continue;
      visit(entry.sequence, entry.identity, [&](form::CellIndex cell) {
        return ReadPacked(frame, chunk->bytes.data() + entry.offset, cell);
      });
    }
  }
}

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_CUBE_CHANGE_HISTORY_H_

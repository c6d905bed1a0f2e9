#ifndef DISCLOSURE_INGEST_SERVICE_STORE_YEAR_INDEX_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_YEAR_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "form/identity.h"
#include "ingest-service/store/year_report.h"

namespace disclosure::ingest {

// Whose years they are: identity without the year.
struct Reporter {
  form::OrganKey organ;
  v1::Scope scope = v1::SCOPE_OWN_ORGAN;

  static Reporter Of(const form::Identity& identity) {
    return {identity.organ, identity.scope};
  }
  form::Identity In(int32_t year) const { return {organ, scope, year}; }

  friend bool operator==(const Reporter&, const Reporter&) = default;
  template <typename H>
  friend H AbslHashValue(H hash, const Reporter& reporter) {
    return H::combine(std::move(hash), reporter.organ,
                      static_cast<int>(reporter.scope));
  }
};

// The current report of every identity that has one, in memory, by reporter and
// year: what the year before says is needed at every submission. Rebuilt from
// the store at start by the scan of the key index. For the committer's thread.
class YearIndex {
 public:
  struct Year {
    int32_t year = 0;
    YearReport report;

    friend bool operator==(const Year&, const Year&) = default;
  };

  // With room for as many reporters, as KeyIndex has it.
  explicit YearIndex(size_t room = 0) { reporters_.reserve(room); }

  // By year; null if there is none.
  const std::vector<Year>* Find(const Reporter& reporter) const;
  const YearReport* Find(const form::Identity& identity) const;

  // These return what was there.
  std::optional<YearReport> Put(const form::Identity& identity,
                                YearReport report);
  // Withdrawn; of no effect if there is none.
  std::optional<YearReport> Remove(const form::Identity& identity);
  // Puts a report, or removes it if `report` is absent.
  std::optional<YearReport> Exchange(const form::Identity& identity,
                                     std::optional<YearReport> report);

  // The oldest and the newest year that there was ever a report of, be it for
  // a moment; of an empty index, a first year after any and a last year before
  // any.
  int32_t first_year() const { return first_year_; }
  int32_t last_year() const { return last_year_; }

  // How many reports there are, and the bytes they take, roughly; bytes() goes
  // through all of them.
  size_t size() const { return size_; }
  size_t bytes() const;

  friend bool operator==(const YearIndex& a, const YearIndex& b) {
    return a.reporters_ == b.reporters_;
  }

 private:
  absl::flat_hash_map<Reporter, std::vector<Year>> reporters_;
  int32_t first_year_ = std::numeric_limits<int32_t>::max();
  int32_t last_year_ = 0;
  size_t size_ = 0;
};

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_YEAR_INDEX_H_

#include "ingest-service/store/committer.h"

#include <chrono>
#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "status/annotate.h"
#include "status/reason.h"
#include "status/status_macros.h"

namespace disclosure::ingest {
namespace {

// When a refused call may be repeated.
constexpr absl::Duration kRetryDelay = absl::Seconds(1);
// What a report, and each of its findings, take beside its content, roughly.
constexpr size_t kItemOverheadBytes = 512;
constexpr size_t kFindingBytes = 1024;

absl::Status Unavailable(std::string_view reason, const std::string& message) {
  return WithRetryDelay(WithReason(absl::UnavailableError(message), reason),
                        kRetryDelay);
}

// What a caller can do about a store that is away, busy or full is the same:
// repeat the call later. Any other code stays.
absl::Status CannotStore(const absl::Status& status) {
  if (absl::IsUnavailable(status) || absl::IsResourceExhausted(status)) {
    return Unavailable("STORE_UNAVAILABLE",
                       absl::StrCat("nothing was stored: ", status.message()));
  }
  return Annotate(status, "nothing was stored");
}

size_t ContentBytes(const PendingRevision& pending) {
  return pending.content.cells.size() + pending.content.text.size() +
         pending.kept_beside + pending.findings.size() * kFindingBytes;
}
size_t ContentBytes(const PendingWithdrawal& pending) {
  return pending.reason.size();
}

size_t BytesOf(const Committer::Pending& pending) {
  return kItemOverheadBytes +
         std::visit([](const auto& one) { return ContentBytes(one); }, pending);
}

}  // namespace

Committer::Committer(ReportStore& store, KeyIndex& keys, Limits limits,
                     std::function<absl::Time()> now, Observer observer,
                     std::optional<Years> years)
    : store_(store),
      keys_(keys),
      limits_(limits),
      now_(std::move(now)),
      observer_(std::move(observer)),
      years_(years) {}

Committer::~Committer() {
  Stop();
}

void Committer::Start() {
  thread_ = std::jthread([this](const std::stop_token& stop) { Run(stop); });
}

void Committer::Stop() {
  {
    std::scoped_lock lock(mutex_);
    stopped_ = true;
  }
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
  // Only a committer that was never started has something left.
  std::deque<Item> left;
  {
    std::scoped_lock lock(mutex_);
    left.swap(queue_);
    queued_bytes_ = 0;
  }
  for (const Item& item : left) {
    item.decided() = Unavailable("DRAINING", "the server is going down");
    item.Finish();
  }
}

Committer::Group::Group(std::vector<Pending> all, AllDone when_decided)
    : pending(std::move(all)),
      decided(pending.size()),
      undecided(pending.size()),
      done(std::move(when_decided)) {}

void Committer::Item::Finish() const {
  if (group->undecided.fetch_sub(1, std::memory_order_acq_rel) > 1) return;
  std::move(group->done)(std::move(group->decided));
}

void Committer::Enqueue(Pending pending, Done done) {
  std::vector<Pending> one;
  one.push_back(std::move(pending));
  EnqueueAll(std::move(one),
             [done = std::move(done)](std::vector<Decided> decided) mutable {
               std::move(done)(std::move(decided.front()));
             });
}

void Committer::EnqueueAll(std::vector<Pending> pending, AllDone done) {
  const size_t count = pending.size();
  if (count == 0) return std::move(done)({});
  const auto group =
      std::make_shared<Group>(std::move(pending), std::move(done));
  std::optional<absl::Status> refusal;
  size_t taken = 0;
  {
    std::scoped_lock lock(mutex_);
    for (; taken < count; ++taken) {
      const size_t bytes = BytesOf(group->pending[taken]);
      refusal = RefusalLocked(bytes);
      if (refusal) break;
      queued_bytes_ += bytes;
      queue_.push_back({group, taken, bytes});
    }
  }
  if (taken > 0) wake_.notify_one();
  for (size_t place = taken; place < count; ++place) {
    const Item refused = {group, place};
    refused.decided() = *refusal;
    refused.Finish();
  }
}

std::optional<absl::Status> Committer::RefusalLocked(size_t bytes) const {
  if (stopped_) return Unavailable("DRAINING", "the server is going down");
  const bool full = queue_.size() >= limits_.max_queued ||
                    queued_bytes_ + bytes > limits_.max_queued_bytes;
  // However large one report is, an empty queue has room for it.
  if (!full || queue_.empty()) return std::nullopt;
  return Unavailable("OVERLOADED",
                     absl::StrCat(queue_.size(), " reports are waiting"));
}

size_t Committer::queued() const {
  std::scoped_lock lock(mutex_);
  return queue_.size();
}

void Committer::Run(const std::stop_token& stop) {
  while (true) {
    const std::deque<Item> batch = TakeBatch(stop);
    if (batch.empty()) return;
    Commit(batch);
  }
}

// No timer: whatever has queued during the last commit is the next one.
std::deque<Committer::Item> Committer::TakeBatch(const std::stop_token& stop) {
  std::deque<Item> batch;
  std::unique_lock lock(mutex_);
  wake_.wait(lock, stop, [this] { return !queue_.empty(); });
  if (queue_.size() <= limits_.max_per_commit &&
      queued_bytes_ <= limits_.max_bytes_per_commit) {
    batch.swap(queue_);
    queued_bytes_ = 0;
    return batch;
  }
  size_t bytes = 0;
  while (!queue_.empty() && batch.size() < limits_.max_per_commit) {
    Item& next = queue_.front();
    bytes += next.bytes;
    if (bytes > limits_.max_bytes_per_commit && !batch.empty()) break;
    queued_bytes_ -= next.bytes;
    batch.push_back(std::move(next));
    queue_.pop_front();
  }
  return batch;
}

void Committer::Commit(const std::deque<Item>& batch) {
  std::optional<YearReview> review;
  if (years_) review.emplace(years_->judge, years_->index);
  CommitPlan plan(store_, keys_, now_(), review ? &*review : nullptr);
  plan.Reserve(batch.size());
  for (const Item& item : batch) {
    item.decided() = std::visit(
        [&plan](auto& pending) { return plan.Decide(std::move(pending)); },
        item.pending());
  }
  const absl::Status appended = Append(plan);
  if (appended.ok() && review) review->Keep();
  for (const Item& item : batch) {
    // Each was decided as if all before it were stored; if they are not, no
    // decision stands.
    if (!appended.ok()) item.decided() = appended;
    item.Finish();
  }
}

absl::Status Committer::Append(const CommitPlan& plan) {
  if (plan.rows().empty()) return absl::OkStatus();
  const auto start = std::chrono::steady_clock::now();
  const absl::Status status = store_.Append(plan.rows());
  if (!status.ok()) {
    observer_.failed(status);
    return CannotStore(status);
  }
  keys_.Put(plan.revisions(), plan.rejudgements());
  observer_.committed(
      {.appended = plan.rows().size(),
       .duration = absl::FromChrono(std::chrono::steady_clock::now() - start),
       .latest = plan.rows().back().sequence});
  return absl::OkStatus();
}

}  // namespace disclosure::ingest

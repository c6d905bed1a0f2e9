#ifndef DISCLOSURE_TESTS_INGEST_SERVICE_SUPPORT_YEARS_OF_ORGANS_H_
#define DISCLOSURE_TESTS_INGEST_SERVICE_SUPPORT_YEARS_OF_ORGANS_H_

#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "ingest-service/store/commit_plan.h"
#include "ingest-service/store/key_index.h"
#include "ingest-service/store/year_index.h"
#include "ingest-service/store/year_judge.h"
#include "tests/ingest-service/support/memory_report_store.h"
#include "tests/support/report_builder.h"

namespace disclosure::ingest {

using Pending = std::variant<PendingRevision, PendingWithdrawal>;

// A report judged alone by the embedded rules, none of which it may break as an
// error.
PendingRevision Submission(const ReportBuilder& report, int32_t amends = 0,
                           v1::Mode mode = v1::MODE_SUBMISSION);
PendingWithdrawal Withdrawal(const form::Identity& identity, int32_t amends);

// The identity of a report.
form::Identity IdentityOf(const ReportBuilder& report);

// A store with all that is kept of it in memory, and commits to it as the
// committer makes them.
class YearsOfOrgans {
 public:
  YearsOfOrgans();

  // All in one commit, which is stored.
  std::vector<absl::StatusOr<Outcome>> Commit(std::vector<Pending> batch);
  Outcome CommitOne(Pending pending);
  // As if the service had been started again.
  void Restart();

  // The current revision with its newest findings; a row that cannot be read
  // ends the test program.
  Receipt Current(const form::Identity& identity) const;
  std::vector<std::string> RulesOf(const form::Identity& identity) const;

  // What is promised to be the same for every order of arrival: whether each
  // identity is withdrawn, content hash and findings.
  std::map<std::string, std::string> FinalState() const;
  // The kinds of all changes, in order.
  std::vector<record::ChangeKind> Changes() const;

  MemoryReportStore& store() { return store_; }
  const KeyIndex& keys() const { return keys_; }
  const YearIndex& years() const { return years_; }
  YearJudge& judge() { return judge_; }

 private:
  Receipt ReadRow(Sequence sequence) const;

  MemoryReportStore store_;
  KeyIndex keys_;
  YearIndex years_;
  YearJudge judge_;
};

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_TESTS_INGEST_SERVICE_SUPPORT_YEARS_OF_ORGANS_H_

#ifndef DISCLOSURE_INGEST_SERVICE_STORE_YEAR_JUDGE_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_YEAR_JUDGE_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "disclosure/v1/finding.pb.h"
#include "divisions/division_tree.h"
#include "form/identity.h"
#include "form/read_report.h"
#include "ingest-service/store/change_bytes.h"
#include "ingest-service/store/year_index.h"
#include "ingest-service/store/year_report.h"
#include "rules/rule_set.h"

namespace disclosure::ingest {

// What the store needs of the rules: judges a report by those that read other
// years, as often as these change. For the committer's thread.
class YearJudge {
 public:
  // Borrows all. `strict` as in rules::Judgement.
  YearJudge(const form::ReportReader& reader, const rules::RuleSet& rules,
            const divisions::DivisionTree& divisions, bool strict = false);

  const divisions::DivisionTree& divisions() const { return divisions_; }

  // A report without mode and findings; see YearReportPacking.
  absl::StatusOr<YearReport> Pack(std::string_view cells,
                                  std::string_view narrative_sketch) {
    return packing_.Pack(cells, narrative_sketch);
  }

  // The findings of a report in the midst of `years`, which need not have it,
  // ordered as all findings are.
  std::vector<v1::Finding> Judge(const form::Identity& identity,
                                 const YearReport& report,
                                 const YearIndex& years);

  // The findings of a report that replaces a current one of the same identity;
  // of both, text may be left out.
  std::vector<v1::Finding> JudgeAmendment(
      v1::Mode mode, const v1::AnnualReport& report,
      const v1::AnnualReport& amended) const;

  // All findings of a report: those that it alone made, and the new ones. What
  // `findings` has of rules that read other years is replaced.
  std::vector<v1::Finding> Renew(std::vector<v1::Finding> findings,
                                 std::vector<v1::Finding> across) const;

  // Does to `index` what a stored change says: for rebuilding it, in sequence
  // order. DATA_LOSS: the change cannot be read.
  absl::Status Replay(const ChangeHeader& change,
                      const record::Revision& revision, YearIndex& index);

 private:
  // Sets `before_` to the figures of these together; false if there are none or
  // they do not add up.
  bool UnpackBefore(std::span<const YearReport* const> parts);
  bool ReadsOtherYears(std::string_view rule_id) const;
  // Of the findings in a stored AcceptedChange or RejudgedChange that read
  // other years, by the field they stand in.
  absl::StatusOr<uint64_t> HashOfStored(std::string_view body,
                                        int findings_field) const;

  const form::ReportReader& reader_;
  const rules::RuleSet& rules_;
  const divisions::DivisionTree& divisions_;
  const bool strict_;
  YearReportPacking packing_;
  absl::flat_hash_set<std::string> rule_ids_;
  // Made once, filled again and again.
  form::Report report_;
  form::Report before_;
  form::Report part_;
};

// Tells findings apart; 0 if there are none. Holds within one program only.
uint64_t HashFindings(const std::vector<v1::Finding>& findings);

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_YEAR_JUDGE_H_

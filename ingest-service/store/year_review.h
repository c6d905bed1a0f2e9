#ifndef DISCLOSURE_INGEST_SERVICE_STORE_YEAR_REVIEW_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_YEAR_REVIEW_H_

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "ingest-service/store/planned_years.h"
#include "ingest-service/store/year_judge.h"

namespace disclosure::ingest {

// One commit as the rules about several years see it: in sequence order, each
// report among those that are current at its turn. For one thread.
class YearReview {
 public:
  // Borrows both. Nobody else changes the index meanwhile; unless Keep() is
  // called, it will be what it was.
  YearReview(YearJudge& judge, YearIndex& years)
      : judge_(judge), years_(years) {}

  // See YearReportPacking.
  absl::StatusOr<YearReport> Pack(std::string_view cells,
                                  std::string_view narrative_sketch) {
    return judge_.Pack(cells, narrative_sketch);
  }

  // Judges a report as it would be kept if it were accepted now; what is found
  // goes among `findings`, and its hash into `report`.
  void Judge(const form::Identity& identity, YearReport& report,
             std::vector<v1::Finding>& findings);

  // What a report has that replaces the current one. Puts what is found among
  // `findings`.
  void JudgeAmendment(v1::Mode mode, const v1::AnnualReport& report,
                      const v1::AnnualReport& amended,
                      std::vector<v1::Finding>& findings) const;

  // Makes `report` the current one, or none if it is absent.
  void Put(const form::Identity& identity, std::optional<YearReport> report) {
    years_.Put(identity, std::move(report));
  }
  // Takes back the last Put().
  void TakeBackLast() { years_.TakeBackLast(); }

  // A report with the findings about several years that it has now.
  struct Judged {
    form::Identity identity;
    std::vector<v1::Finding> across;
  };
  // The reports that read the one of `identity`, if they are judged otherwise
  // than they were.
  std::vector<Judged> FindOtherwiseJudged(const form::Identity& identity);

  // All findings of a report that was judged otherwise, from its present ones;
  // from now on it counts as judged so.
  std::vector<v1::Finding> Renew(Judged judged,
                                 std::vector<v1::Finding> present);

  // The commit is stored.
  void Keep() { years_.Keep(); }

 private:
  YearJudge& judge_;
  PlannedYears years_;
};

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_YEAR_REVIEW_H_

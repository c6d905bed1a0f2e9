#ifndef DISCLOSURE_TESTS_CONTRACT_REPORT_STORE_CONTRACT_H_
#define DISCLOSURE_TESTS_CONTRACT_REPORT_STORE_CONTRACT_H_

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "ingest-service/store/report_store.h"

namespace disclosure::ingest {

// A place that keeps a store while nobody has it open.
class StorePlace {
 public:
  virtual ~StorePlace() = default;
  // Called again only when the store of the last call is gone.
  virtual std::unique_ptr<ReportStore> Open() = 0;
};

// How a backend makes an empty place. Each backend adds one line:
//
//   INSTANTIATE_TEST_SUITE_P(Sqlite, ReportStoreContract,
//                            testing::Values(&NewSqlitePlace));
using NewStorePlace = std::unique_ptr<StorePlace> (*)();

// What every store promises, ReportStore being the text.
class ReportStoreContract : public testing::TestWithParam<NewStorePlace> {
 protected:
  ReportStoreContract() : place_(GetParam()()), store_(place_->Open()) {}

  void Reopen() {
    store_.reset();
    store_ = place_->Open();
  }

  // `count` rows that come next in `store_`, each unlike the others.
  std::vector<StoredChange> NextRows(int count) const;
  // Stores them and returns them.
  std::vector<StoredChange> AppendRows(int count);

  std::unique_ptr<StorePlace> place_;
  std::unique_ptr<ReportStore> store_;
};

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_TESTS_CONTRACT_REPORT_STORE_CONTRACT_H_

// The fake that other tests use keeps the contract, too.
#include "tests/ingest-service/support/memory_report_store.h"

#include <memory>

#include "gtest/gtest.h"
#include "tests/contract/report_store_contract.h"

namespace disclosure::ingest {
namespace {

class MemoryPlace final : public StorePlace {
 public:
  std::unique_ptr<ReportStore> Open() override {
    return std::make_unique<MemoryReportStore>(disk_);
  }

 private:
  const std::shared_ptr<MemoryDisk> disk_ = NewMemoryDisk();
};

std::unique_ptr<StorePlace> NewMemoryPlace() {
  return std::make_unique<MemoryPlace>();
}

INSTANTIATE_TEST_SUITE_P(Memory, ReportStoreContract,
                         testing::Values(&NewMemoryPlace));

}  // namespace
}  // namespace disclosure::ingest

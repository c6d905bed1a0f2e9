// What a cube says that it holds, against what was really allocated for it.

#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"
#include "stats-service/cube/apply.h"
#include "stats-service/cube/cube.h"
#include "tests/stats-service/support/country.h"
#include "tests/stats-service/support/random_changes.h"

namespace {

std::atomic<size_t> allocated = 0;

void* Allocate(size_t bytes) {
  void* memory = std::malloc(bytes);
  allocated += malloc_usable_size(memory);
  return memory;
}

void Free(void* memory) {
  allocated -= malloc_usable_size(memory);
  std::free(memory);
}

}  // namespace

// All forms, for the sanitizers bring their own of each.
void* operator new(size_t bytes) {
  return Allocate(bytes);
}
void* operator new[](size_t bytes) {
  return Allocate(bytes);
}
void* operator new(size_t bytes, const std::nothrow_t&) noexcept {
  return Allocate(bytes);
}
void* operator new[](size_t bytes, const std::nothrow_t&) noexcept {
  return Allocate(bytes);
}
void operator delete(void* memory) noexcept {
  Free(memory);
}
void operator delete[](void* memory) noexcept {
  Free(memory);
}
void operator delete(void* memory, size_t) noexcept {
  Free(memory);
}
void operator delete[](void* memory, size_t) noexcept {
  Free(memory);
}

namespace disclosure::stats {
namespace {

using record::Change;

constexpr size_t kChanges = 20'000;
constexpr size_t kPerBatch = 500;

std::vector<Change> ChangesInside(std::string_view area) {
  TestFrame();  // Not what is counted.
  RandomChanges feed(5, AreasInside(Code(area)));
  return feed.Next(kChanges);
}

std::shared_ptr<const Cube> Build(std::span<const Change> changes,
                                  size_t per_batch) {
  auto cube = std::make_shared<const Cube>(TestFrame());
  while (!changes.empty()) {
    const size_t count = std::min(per_batch, changes.size());
    cube = Apply(*cube, changes.first(count));
    changes = changes.subspan(count);
  }
  return cube;
}

size_t Sum(const CubeBytes& bytes) {
  return bytes.cells + bytes.roll_ups + bytes.findings + bytes.days +
         bytes.organs + bytes.history;
}

TEST(CubeBytesTest, AreWhatWasAllocated) {
  const std::vector<Change> changes = ChangesInside("43");
  const size_t before = allocated;
  auto cube = Build(std::span(changes).first(kChanges / 2), kPerBatch);
  cube = BeginHistory(*cube);
  for (size_t n = kChanges / 2; n < kChanges; n += kPerBatch) {
    cube = Apply(*cube, std::span(changes).subspan(n, kPerBatch));
  }
  const size_t held = Sum(cube->Bytes());
  EXPECT_LE(held, allocated - before);
  // Nodes of maps, counts of shared pointers, names of rules.
  EXPECT_GE(static_cast<double>(held),
            0.95 * static_cast<double>(allocated - before));
}

TEST(CubeBytesTest, AreTheSameHoweverTheReportsCame) {
  // So few organs that they lie in one block whatever the order.
  const std::vector<Change> changes = ChangesInside("4303");
  const CubeBytes slowly = Build(changes, kPerBatch)->Bytes();
  const CubeBytes at_once = Build(changes, kChanges)->Bytes();
  EXPECT_EQ(slowly.cells, at_once.cells);
  EXPECT_EQ(slowly.roll_ups, at_once.roll_ups);
  EXPECT_EQ(slowly.findings, at_once.findings);
  EXPECT_EQ(slowly.days, at_once.days);
}

TEST(CubeBytesTest, OfAnEmptyCubeAreNone) {
  EXPECT_EQ(Sum(Cube(TestFrame()).Bytes()), 0u);
}

}  // namespace
}  // namespace disclosure::stats

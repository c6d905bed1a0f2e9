#include "ingest-service/store/sqlite/change_compression.h"

#include <cstddef>
#include <random>
#include <string>

#include "gmock/gmock.h"
#include "ingest-service/store/sqlite/typical_change.h"
#include "tests/support/status_matchers.h"

namespace disclosure::ingest {
namespace {

using testing::HasSubstr;
using enum absl::StatusCode;

constexpr Sequence kSequence = 7;

class ChangeCompressionTest : public testing::Test {
 protected:
  std::string Stored(const std::string& change) {
    return std::string(compressor_.Compress(change));
  }
  absl::StatusOr<std::string> Expanded(const std::string& stored,
                                       Sequence sequence = kSequence) const {
    std::string change = "something else";
    const absl::Status status = format_.Expand(sequence, stored, change);
    if (!status.ok()) return status;
    return change;
  }

  ChangeCompressor compressor_{TypicalChange()};
  const ChangeFormat format_{{{.first = 3, .dictionary = TypicalChange()}}};
};

TEST_F(ChangeCompressionTest, WhateverWasCompressedComesBack) {
  std::mt19937 random(1);
  const std::string typical = TypicalChange();
  for (int i = 0; i < 2000; ++i) {
    // Of a typical change a stretch, with some bytes that are others.
    const size_t begin = random() % typical.size();
    std::string change = typical.substr(begin, random() % typical.size());
    for (size_t other = random() % 20; other > 0 && !change.empty(); --other) {
      change[random() % change.size()] = static_cast<char>(random());
    }
    const auto expanded = Expanded(Stored(change));
    ASSERT_THAT(expanded, IsOk());
    ASSERT_EQ(*expanded, change);
  }
}

TEST_F(ChangeCompressionTest, NoLengthIsSpecial) {
  for (const size_t size : {0, 1, 12, 127, 128, 65'535, 65'536, 5'000'000}) {
    const std::string even(size, 'x');
    EXPECT_EQ(*Expanded(Stored(even)), even) << size;
    std::string uneven = even;
    for (size_t i = 0; i < size; i += 3) uneven[i] = static_cast<char>(i * i);
    EXPECT_EQ(*Expanded(Stored(uneven)), uneven) << size;
  }
}

TEST_F(ChangeCompressionTest, AChangeLikeTheDictionaryIsShort) {
  EXPECT_LT(Stored(TypicalChange()).size(), 30u);
}

TEST_F(ChangeCompressionTest, BeforeTheFirstEraChangesLieAsTheyAre) {
  EXPECT_EQ(*Expanded("as it is", /*sequence=*/2), "as it is");
}

TEST_F(ChangeCompressionTest, EachEraHasItsDictionary) {
  ChangeCompressor second("a dictionary of its own, which is quite short");
  const ChangeFormat format(
      {{.first = 3, .dictionary = TypicalChange()},
       {.first = 5,
        .dictionary = "a dictionary of its own, which is quite short"}});
  std::string change;
  ASSERT_THAT(format.Expand(4, Stored("in the first era"), change), IsOk());
  EXPECT_EQ(change, "in the first era");
  ASSERT_THAT(format.Expand(5, second.Compress("its own, which is"), change),
              IsOk());
  EXPECT_EQ(change, "its own, which is");
}

TEST_F(ChangeCompressionTest, DamageIsADataLossThatNamesTheRow) {
  const std::string stored = Stored(TypicalChange() + "and something new");
  std::string longer = stored;
  longer[0] = static_cast<char>(longer[0] + 1);
  // 128 GiB.
  const std::string huge = "\xff\xff\xff\xff\x7f" + stored;
  for (const std::string& damaged :
       {std::string(), stored.substr(0, stored.size() - 1), stored + "x",
        longer, huge, stored.substr(0, 1)}) {
    EXPECT_THAT(Expanded(damaged), StatusIs(kDataLoss, HasSubstr("row 7")));
  }
}

}  // namespace
}  // namespace disclosure::ingest

#include "narrative/vocabulary.h"

#include <algorithm>

#include "narrative/utf8.h"
#include "status/check.h"

namespace disclosure::narrative {
namespace {

struct Beginning {
  char32_t first = 0;
  char32_t second = 0;
  size_t bytes = 0;
};

Beginning BeginningOf(std::string_view word) {
  const Character first = CharacterAt(word, 0);
  CHECK(word.size() > first.size) << word << " has one character only";
  const Character second = CharacterAt(word, first.size);
  return {first.code, second.code, first.size + second.size};
}

}  // namespace

Word Vocabulary::Add(std::string_view word) {
  const auto number = static_cast<Word>(words_.size());
  const auto [known, is_new] = numbers_.emplace(std::string(word), number);
  if (!is_new) return known->second;
  CHECK(words_.size() < WordSet::kMaxWords) << "too many words";
  words_.emplace_back(word);
  const char32_t first = BeginningOf(word).first;
  CHECK(first < kPlane) << word;
  begins_[first] = true;
  return number;
}

void Vocabulary::Finish() {
  entries_.clear();
  for (size_t i = 0; i < words_.size(); ++i) {
    const std::string_view word = words_[i];
    const Beginning beginning = BeginningOf(word);
    const size_t pair_bytes = beginning.bytes;
    entries_.push_back(
        {.pair = PairOf(beginning.first, beginning.second),
         .tail = TailOf(word),
         .size = static_cast<uint16_t>(word.size()),
         .word = static_cast<Word>(i),
         .is_known = word.size() == pair_bytes ||
                     (word.size() >= sizeof(Entry::tail) &&
                      word.size() <= pair_bytes + sizeof(Entry::tail))});
  }
  const auto bucket_of = [](const Entry& entry) {
    return BucketOf(entry.pair);
  };
  std::ranges::stable_sort(entries_, {}, bucket_of);
  for (size_t i = 0; i < entries_.size(); ++i) {
    Bucket& bucket = buckets_[bucket_of(entries_[i])];
    if (bucket.end == 0) bucket.begin = static_cast<uint16_t>(i);
    bucket.end = static_cast<uint16_t>(i + 1);
  }
}

}  // namespace disclosure::narrative

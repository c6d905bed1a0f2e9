#ifndef DISCLOSURE_NARRATIVE_VOCABULARY_H_
#define DISCLOSURE_NARRATIVE_VOCABULARY_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"

namespace disclosure::narrative {

// A word of a vocabulary, by number.
using Word = uint16_t;

// Any number of words of one vocabulary.
class WordSet {
 public:
  static constexpr size_t kMaxWords = 512;

  void Insert(Word word) { bits_[word / 64] |= uint64_t{1} << (word % 64); }
  void Clear() { bits_.fill(0); }
  bool Contains(Word word) const {
    return (bits_[word / 64] >> (word % 64) & 1) != 0;
  }
  bool Meets(const WordSet& other) const {
    uint64_t common = 0;
    for (size_t i = 0; i < bits_.size(); ++i) {
      common |= bits_[i] & other.bits_[i];
    }
    return common != 0;
  }
  bool empty() const { return !Meets(*this); }

 private:
  std::array<uint64_t, kMaxWords / 64> bits_{};
};

// Words that are looked for in a text, all of them in one pass: those that may
// begin somewhere are told by two characters. Filled first, then shared by any
// number of threads.
class Vocabulary {
 public:
  // The number of `word`, which has two characters or more; the same one for
  // the same word.
  Word Add(std::string_view word);
  // To be called when all words are there.
  void Finish();

  size_t size() const { return words_.size(); }
  std::string_view word(Word number) const { return words_[number]; }

  // True if a word may begin with the character; no character beyond the basic
  // plane begins one.
  bool MayBegin(char32_t first) const {
    return first < kPlane && begins_[first];
  }
  // Calls `found(word)` for each word that stands at the beginning of `text`,
  // which begins with these two characters.
  template <typename Found>
  void FindAt(std::string_view text, char32_t first, char32_t second,
              Found found) const {
    const uint64_t pair = PairOf(first, second);
    const Bucket& bucket = buckets_[BucketOf(pair)];
    for (uint16_t i = bucket.begin; i < bucket.end; ++i) {
      const Entry& entry = entries_[i];
      if (entry.pair == pair && Stands(entry, text)) found(entry.word);
    }
  }

 private:
  static constexpr size_t kPlane = 0x10000;
  // Some times as many as words, so that nearly all are empty.
  static constexpr size_t kBuckets = 4096;
  struct Bucket {
    uint16_t begin = 0;
    uint16_t end = 0;
  };

  // A word, with what tells most others apart from it without a call.
  struct Entry {
    uint64_t pair = 0;
    // The last eight bytes; 0 if there are fewer.
    uint64_t tail = 0;
    uint16_t size = 0;
    Word word = 0;
    // The two characters of `pair` and `tail` are all of it.
    bool is_known = false;
  };

  static uint64_t PairOf(char32_t first, char32_t second) {
    return uint64_t{first} << 32 | second;
  }
  static size_t BucketOf(uint64_t pair) {
    return (pair * 0x9E3779B97F4A7C15) >> 52;
  }
  static uint64_t TailOf(std::string_view word) {
    uint64_t tail = 0;
    if (word.size() < sizeof tail) return 0;
    std::memcpy(&tail, word.data() + word.size() - sizeof tail, sizeof tail);
    return tail;
  }
  bool Stands(const Entry& entry, std::string_view text) const {
    if (text.size() < entry.size) return false;
    if (TailOf(text.substr(0, entry.size)) != entry.tail) return false;
    return entry.is_known || text.starts_with(words_[entry.word]);
  }

  std::vector<std::string> words_;
  absl::flat_hash_map<std::string, Word> numbers_;
  std::vector<bool> begins_ = std::vector<bool>(kPlane);
  std::vector<Bucket> buckets_ = std::vector<Bucket>(kBuckets);
  // By bucket.
  std::vector<Entry> entries_;
};

}  // namespace disclosure::narrative

#endif  // DISCLOSURE_NARRATIVE_VOCABULARY_H_

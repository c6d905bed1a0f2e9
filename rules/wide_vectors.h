#ifndef DISCLOSURE_RULES_WIDE_VECTORS_H_
#define DISCLOSURE_RULES_WIDE_VECTORS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

// Before a function that works on vectors: it is compiled twice, and the
// program takes the one with AVX2 where the machine has it. Sanitizers do not
// bear the choice, which is made before they start.
#if defined(__x86_64__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define DISCLOSURE_WIDE_VECTORS \
  __attribute__((target_clones("avx2", "default")))
#else
#define DISCLOSURE_WIDE_VECTORS
#endif

namespace disclosure::rules {

// Some cells in 32 bits. Compilers for any machine know vectors of this kind;
// Clang hands none on by value.
inline constexpr size_t kVectorLanes = 8;
typedef int32_t SignedLanes __attribute__((vector_size(4 * kVectorLanes)));
// What may run over.
typedef uint32_t UnsignedLanes __attribute__((vector_size(4 * kVectorLanes)));

template <typename Lanes>
inline void LoadLanes(const int32_t* from, Lanes& lanes) {
  std::memcpy(&lanes, from, sizeof lanes);
}

// The bits of all lanes, two by two.
inline uint64_t BitsOfLanes(const SignedLanes& lanes) {
  std::array<uint64_t, kVectorLanes / 2> words;  // NOLINT: filled right below
  std::memcpy(&words, &lanes, sizeof words);
  return words[0] | words[1] | words[2] | words[3];
}

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_WIDE_VECTORS_H_

#ifndef DISCLOSURE_RULES_WIDE_VECTORS_H_
#define DISCLOSURE_RULES_WIDE_VECTORS_H_

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

#endif  // DISCLOSURE_RULES_WIDE_VECTORS_H_

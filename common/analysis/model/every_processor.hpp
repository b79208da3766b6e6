// Functions that are compiled twice, for every processor and for those of the last ten years.
#pragma once

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
/// What processors of the last ten years know counts bits, shifts and adds vectors in one step. Whole numbers
/// are the same either way, and numbers with a fraction are added in the same order and not fused
/// (-ffp-contract=off).
/// `flatten`: what a function calls is compiled with it.
#define FOR_EVERY_PROCESSOR __attribute__((target_clones("arch=x86-64-v3", "default"), flatten))
#else
#define FOR_EVERY_PROCESSOR
#endif

#ifndef CAUTOGRAD_SUMS_H
#define CAUTOGRAD_SUMS_H

#include <stddef.h>

// Sums of products whose product is not rounded before it is added, as PyTorch's kernels compute them.
// `target` may be any of the sources.

#define AUTOGRAD_SUMS(T, suffix)                                                               \
  /* a + b */                                                                                  \
  void autograd_sum_plain_##suffix(                                                            \
      const T *_Nonnull a, const T *_Nonnull b, T *_Nonnull target, ptrdiff_t count);          \
  /* a + scale * b */                                                                          \
  void autograd_sum_scaled_##suffix(                                                           \
      const T *_Nonnull a, const T *_Nonnull b, T scale, T *_Nonnull target, ptrdiff_t count); \
  /* a + (scale * x) * y */                                                                    \
  void autograd_sum_product_##suffix(                                                          \
      const T *_Nonnull a, const T *_Nonnull x, const T *_Nonnull y, T scale,                  \
      T *_Nonnull target, ptrdiff_t count);                                                    \
  /* a + scale * x / y */                                                                      \
  void autograd_sum_quotient_##suffix(                                                         \
      const T *_Nonnull a, const T *_Nonnull x, const T *_Nonnull y, T scale,                  \
      T *_Nonnull target, ptrdiff_t count);                                                    \
  /* From a towards b, counted from whichever is nearer. */                                    \
  void autograd_interpolation_##suffix(                                                        \
      const T *_Nonnull a, const T *_Nonnull b, T weight, T *_Nonnull target, ptrdiff_t count);

AUTOGRAD_SUMS(float, float)
AUTOGRAD_SUMS(double, double)

#endif

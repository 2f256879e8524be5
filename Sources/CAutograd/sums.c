#include "CAutogradSums.h"
#include <math.h>
#include "processors.h"

// Only what is written as one step is one.
#pragma STDC FP_CONTRACT OFF

#define SUMS(T, suffix, fused)                                                            \
  FOR_EACH_PROCESSOR                                                                      \
  void autograd_sum_plain_##suffix(const T *a, const T *b, T *target, ptrdiff_t count) {  \
    for (ptrdiff_t i = 0; i < count; i++) target[i] = a[i] + b[i];                        \
  }                                                                                       \
  FOR_EACH_PROCESSOR                                                                      \
  void autograd_sum_scaled_##suffix(                                                      \
      const T *a, const T *b, T scale, T *target, ptrdiff_t count) {                      \
    for (ptrdiff_t i = 0; i < count; i++) target[i] = fused(b[i], scale, a[i]);           \
  }                                                                                       \
  FOR_EACH_PROCESSOR                                                                      \
  void autograd_sum_product_##suffix(                                                     \
      const T *a, const T *x, const T *y, T scale, T *target, ptrdiff_t count) {          \
    for (ptrdiff_t i = 0; i < count; i++) target[i] = fused(scale * x[i], y[i], a[i]);    \
  }                                                                                       \
  FOR_EACH_PROCESSOR                                                                      \
  void autograd_sum_quotient_##suffix(                                                    \
      const T *a, const T *x, const T *y, T scale, T *target, ptrdiff_t count) {          \
    for (ptrdiff_t i = 0; i < count; i++) target[i] = a[i] + scale * x[i] / y[i];         \
  }                                                                                       \
  FOR_EACH_PROCESSOR                                                                      \
  void autograd_interpolation_##suffix(                                                   \
      const T *a, const T *b, T weight, T *target, ptrdiff_t count) {                     \
    if (weight > -0.5 && weight < 0.5) {                                                  \
      for (ptrdiff_t i = 0; i < count; i++) target[i] = fused(weight, b[i] - a[i], a[i]); \
    } else {                                                                              \
      for (ptrdiff_t i = 0; i < count; i++)                                               \
        target[i] = fused(a[i] - b[i], 1 - weight, b[i]);                                 \
    }                                                                                     \
  }

SUMS(float, float, fmaf)
SUMS(double, double, fma)

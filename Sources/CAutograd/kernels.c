#include "CAutogradKernels.h"
#include "CAutogradMath.h"
#include "processors.h"

#define MAP(name, function)                                                             \
  FOR_EACH_PROCESSOR                                                                    \
  void autograd_map_##name(const float *source, float *target, ptrdiff_t count) {       \
    for (ptrdiff_t i = 0; i < count; i++) target[i] = function(source[i]);              \
  }

MAP(exp, autograd_expf)
MAP(expm1, autograd_expm1f)
MAP(exp2, autograd_exp2f)
MAP(log, autograd_logf)
MAP(log1p, autograd_log1pf)
MAP(log2, autograd_log2f)
MAP(log10, autograd_log10f)
MAP(tanh, autograd_tanhf)
MAP(sigmoid, autograd_sigmoidf)
MAP(erf, autograd_erff)
MAP(sqrt, autograd_sqrtf)
MAP(sinh, autograd_sinhf)
MAP(cosh, autograd_coshf)
MAP(asinh, autograd_asinhf)
MAP(atanh, autograd_atanhf)
MAP(atan, autograd_atanf)
MAP(asin, autograd_asinf)
MAP(acos, autograd_acosf)

static inline float reciprocal_root(float x) { return 1 / autograd_sqrtf(x); }
static inline float fraction(float x) { return x - __builtin_truncf(x); }

MAP(rsqrt, reciprocal_root)
MAP(floor, __builtin_floorf)
MAP(ceil, __builtin_ceilf)
MAP(trunc, __builtin_truncf)
MAP(round, __builtin_rintf)
MAP(frac, fraction)

enum { BLOCK = 512 };

// Blocks with an angle too large for the quick reduction (or with NaN) go the long way.
#define MAP_ANGLES(name, quick, thorough)                                               \
  FOR_EACH_PROCESSOR                                                                    \
  void autograd_map_##name(const float *source, float *target, ptrdiff_t count) {       \
    for (ptrdiff_t start = 0; start < count; start += BLOCK) {                          \
      ptrdiff_t size = count - start < BLOCK ? count - start : BLOCK;                   \
      const float *from = source + start;                                               \
      float *to = target + start;                                                       \
      int large = 0;                                                                    \
      for (ptrdiff_t i = 0; i < size; i++) large |= !(fabsf(from[i]) <= AUTOGRAD_SMALL_ANGLE); \
      if (large) {                                                                      \
        for (ptrdiff_t i = 0; i < size; i++) to[i] = thorough(from[i]);                 \
      } else {                                                                          \
        for (ptrdiff_t i = 0; i < size; i++) to[i] = quick(from[i]);                    \
      }                                                                                 \
    }                                                                                   \
  }

MAP_ANGLES(sin, autograd_small_sinf, autograd_sinf)
MAP_ANGLES(cos, autograd_small_cosf, autograd_cosf)
MAP_ANGLES(tan, autograd_small_tanf, autograd_tanf)

FOR_EACH_PROCESSOR
void autograd_map_pow(const float *source, float exponent, float *target, ptrdiff_t count) {
  for (ptrdiff_t start = 0; start < count; start += BLOCK) {
    ptrdiff_t size = count - start < BLOCK ? count - start : BLOCK;
    const float *from = source + start;
    float *to = target + start;
    int special = 0;
    for (ptrdiff_t i = 0; i < size; i++) special |= !(from[i] > 0 && from[i] < INFINITY);
    if (special) {
      for (ptrdiff_t i = 0; i < size; i++) to[i] = (float)pow(from[i], exponent);
    } else {
      for (ptrdiff_t i = 0; i < size; i++) {
        double logarithm = autograd_log_core(from[i]) * exponent;
        to[i] = (float)autograd_exp_double(autograd_clamped(logarithm));
      }
    }
  }
}

// The cascade of partial sums: four interleaved sums of vectors of LANES numbers, each carried over
// four levels before it grows large. The order of additions is PyTorch's, number by number.
#define CASCADE(T, suffix, LANES)                                                       \
  static T sum_few_##suffix(const T *source, ptrdiff_t count) {                         \
    T total = 0, sums[4] = {0};                                                         \
    ptrdiff_t quarter = count / 4;                                                      \
    for (ptrdiff_t i = 0; i < quarter; i++)                                             \
      for (int k = 0; k < 4; k++) sums[k] += source[4 * i + k];                         \
    if (quarter > 0) total = sums[0];                                                   \
    for (ptrdiff_t i = 4 * quarter; i < count; i++) total += source[i];                 \
    if (quarter > 0)                                                                    \
      for (int k = 1; k < 4; k++) total += sums[k];                                     \
    return total;                                                                       \
  }                                                                                     \
  FOR_EACH_PROCESSOR                                                                    \
  T autograd_sum_##suffix(const T *source, ptrdiff_t count) {                           \
    if (count < LANES) return sum_few_##suffix(source, count);                          \
    enum { WIDTH = 4 * LANES };                                                         \
    ptrdiff_t vectors = count / LANES, quarter = vectors / 4;                           \
    T level[4][WIDTH] = {{0}};                                                          \
    int bits = quarter <= 1 ? 0 : 64 - __builtin_clzll((unsigned long long)(quarter - 1)); \
    int power = bits / 4 > 4 ? bits / 4 : 4;                                            \
    ptrdiff_t step = (ptrdiff_t)1 << power, mask = step - 1, index = 0;                 \
    while (index + step <= quarter) {                                                   \
      T sums[WIDTH] = {0};                                                              \
      for (ptrdiff_t i = 0; i < step; i++, index++)                                     \
        for (int k = 0; k < WIDTH; k++) sums[k] += source[index * WIDTH + k];           \
      for (int k = 0; k < WIDTH; k++) level[1][k] += sums[k];                           \
      if (index & (mask << power)) continue;                                            \
      for (int k = 0; k < WIDTH; k++) level[2][k] += level[1][k], level[1][k] = 0;      \
      if (index & (mask << (2 * power))) continue;                                      \
      for (int k = 0; k < WIDTH; k++) level[3][k] += level[2][k], level[2][k] = 0;      \
    }                                                                                   \
    for (; index < quarter; index++)                                                    \
      for (int k = 0; k < WIDTH; k++) level[0][k] += source[index * WIDTH + k];         \
    T sums[WIDTH];                                                                      \
    for (int k = 0; k < WIDTH; k++)                                                     \
      sums[k] = level[0][k] + level[1][k] + level[2][k] + level[3][k];                  \
    for (ptrdiff_t v = 4 * quarter; v < vectors; v++)                                   \
      for (int k = 0; k < LANES; k++) sums[k] += source[v * LANES + k];                 \
    for (int part = 1; part < 4; part++)                                                \
      for (int k = 0; k < LANES; k++) sums[k] += sums[part * LANES + k];                \
    T total = 0;                                                                        \
    for (ptrdiff_t i = vectors * LANES; i < count; i++) total += source[i];             \
    for (int k = 0; k < LANES; k++) total += sums[k];                                   \
    return total;                                                                       \
  }

CASCADE(float, float, 8)
CASCADE(double, double, 4)

// The same for each column, group of columns by group of columns, cascaded row by row.
#define CASCADE_COLUMNS(T, suffix, WIDTH)                                               \
  FOR_EACH_PROCESSOR                                                                    \
  void autograd_sum_columns_##suffix(                                                   \
      const T *source, ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t grouped, T *target) { \
    int bits = rows <= 1 ? 0 : 64 - __builtin_clzll((unsigned long long)(rows - 1));    \
    int power = bits / 4 > 4 ? bits / 4 : 4;                                            \
    ptrdiff_t step = (ptrdiff_t)1 << power, mask = step - 1;                            \
    for (ptrdiff_t start = 0; start < grouped; start += WIDTH) {                        \
      const T *group = source + start;                                                  \
      T level[4][WIDTH] = {{0}};                                                        \
      ptrdiff_t row = 0;                                                                \
      while (row + step <= rows) {                                                      \
        T sums[WIDTH] = {0};                                                            \
        for (ptrdiff_t i = 0; i < step; i++, row++)                                     \
          for (int k = 0; k < WIDTH; k++) sums[k] += group[row * columns + k];          \
        for (int k = 0; k < WIDTH; k++) level[1][k] += sums[k];                         \
        if (row & (mask << power)) continue;                                            \
        for (int k = 0; k < WIDTH; k++) level[2][k] += level[1][k], level[1][k] = 0;    \
        if (row & (mask << (2 * power))) continue;                                      \
        for (int k = 0; k < WIDTH; k++) level[3][k] += level[2][k], level[2][k] = 0;    \
      }                                                                                 \
      for (; row < rows; row++)                                                         \
        for (int k = 0; k < WIDTH; k++) level[0][k] += group[row * columns + k];        \
      for (int k = 0; k < WIDTH; k++)                                                   \
        target[start + k] = level[0][k] + level[1][k] + level[2][k] + level[3][k];      \
    }                                                                                   \
  }

CASCADE_COLUMNS(float, float, 32)
CASCADE_COLUMNS(double, double, 16)

#define EXTREME(name, precedes)                                                         \
  FOR_EACH_PROCESSOR                                                                    \
  float autograd_##name##_float(const float *source, ptrdiff_t count) {                 \
    enum { LANES = 64 };                                                                \
    float best[LANES];                                                                  \
    int strange[LANES] = {0};                                                           \
    for (int k = 0; k < LANES; k++) best[k] = source[0];                                \
    ptrdiff_t i = 0;                                                                    \
    for (; i + LANES <= count; i += LANES)                                              \
      for (int k = 0; k < LANES; k++) {                                                 \
        float value = source[i + k];                                                    \
        strange[k] |= value != value;                                                   \
        best[k] = value precedes best[k] ? value : best[k];                             \
      }                                                                                 \
    for (; i < count; i++) {                                                            \
      strange[0] |= source[i] != source[i];                                             \
      best[0] = source[i] precedes best[0] ? source[i] : best[0];                       \
    }                                                                                   \
    for (int k = 1; k < LANES; k++) {                                                   \
      strange[0] |= strange[k];                                                         \
      best[0] = best[k] precedes best[0] ? best[k] : best[0];                           \
    }                                                                                   \
    return strange[0] ? NAN : best[0];                                                  \
  }

EXTREME(max, >)
EXTREME(min, <)

FOR_EACH_PROCESSOR
ptrdiff_t autograd_index_float(const float *source, ptrdiff_t count, float value) {
  ptrdiff_t start = 0;
  for (; start + BLOCK <= count; start += BLOCK) {
    int found = 0;
    for (ptrdiff_t i = 0; i < BLOCK; i++)
      found |= (source[start + i] == value) | (source[start + i] != source[start + i]);
    if (found) break;
  }
  for (; start < count; start++)
    if (source[start] == value || (value != value && source[start] != source[start])) return start;
  return 0;
}

FOR_EACH_PROCESSOR
void autograd_softmax_float(const float *source, float *target, ptrdiff_t count, _Bool logarithm) {
  enum { LANES = 16 };
  float largest = autograd_max_float(source, count);
  float sums[LANES] = {0};
  ptrdiff_t i = 0;
  for (; i + LANES <= count; i += LANES)
    for (int k = 0; k < LANES; k++) {
      float power = autograd_quick_expf(source[i + k] - largest);
      sums[k] += power;
      target[i + k] = power;
    }
  for (; i < count; i++) sums[0] += target[i] = autograd_quick_expf(source[i] - largest);
  for (int k = 1; k < LANES; k++) sums[0] += sums[k];
  float sum = sums[0];
  if (logarithm) {
    float logarithm_of_sum = autograd_logf(sum);
    for (i = 0; i < count; i++) target[i] = source[i] - largest - logarithm_of_sum;
  } else {
    for (i = 0; i < count; i++) target[i] /= sum;
  }
}

FOR_EACH_PROCESSOR
void autograd_softmax_slope_float(
    const float *gradient, const float *output, float *target, ptrdiff_t count, _Bool logarithm) {
  enum { LANES = 16 };
  float sums[LANES] = {0};
  ptrdiff_t i = 0;
  for (; i + LANES <= count; i += LANES)
    for (int k = 0; k < LANES; k++)
      sums[k] += logarithm ? gradient[i + k] : gradient[i + k] * output[i + k];
  for (; i < count; i++) sums[0] += logarithm ? gradient[i] : gradient[i] * output[i];
  for (int k = 1; k < LANES; k++) sums[0] += sums[k];
  float sum = sums[0];
  if (logarithm) {
    for (i = 0; i < count; i++) target[i] = gradient[i] - autograd_quick_expf(output[i]) * sum;
  } else {
    for (i = 0; i < count; i++) target[i] = (gradient[i] - sum) * output[i];
  }
}

#include "CAutogradNormalization.h"
#include <math.h>
#include "processors.h"

enum { LANES = 16 };

static inline double total(const double *sums) {
  double result = 0;
  for (int k = 0; k < LANES; k++) result += sums[k];
  return result;
}

// The sum over i < count of an expression in i.
#define SUM(result, count, term)                                       \
  do {                                                                 \
    double sums[LANES] = {0};                                          \
    ptrdiff_t i = 0, whole = (count) / LANES * LANES;                  \
    for (ptrdiff_t start = 0; start < whole; start += LANES)           \
      for (int k = 0; k < LANES; k++) i = start + k, sums[k] += (term); \
    for (i = whole; i < (count); i++) sums[0] += (term);               \
    (result) = total(sums);                                            \
  } while (0)

FOR_EACH_PROCESSOR
void autograd_normalize_row(
    const float *source, const float *weight, const float *bias, double epsilon, float *target,
    ptrdiff_t count, float *mean, float *inverse) {
  double sum, squares;
  SUM(sum, count, (double)source[i]);
  float centre = (float)(sum / count);
  SUM(squares, count, (double)(source[i] - centre) * (source[i] - centre));
  float scale = (float)(1 / sqrt(squares / count + epsilon));
  *mean = centre, *inverse = scale;
  if (weight && bias) {
    for (ptrdiff_t i = 0; i < count; i++)
      target[i] = (source[i] - centre) * scale * weight[i] + bias[i];
    return;
  }
  for (ptrdiff_t i = 0; i < count; i++) target[i] = (source[i] - centre) * scale;
  if (weight)
    for (ptrdiff_t i = 0; i < count; i++) target[i] *= weight[i];
  if (bias)
    for (ptrdiff_t i = 0; i < count; i++) target[i] += bias[i];
}

FOR_EACH_PROCESSOR
void autograd_normalize_row_slope(
    const float *gradient, const float *source, const float *weight, float mean, float inverse,
    float *target, ptrdiff_t count) {
  const float *own = gradient;
  if (weight) {
    for (ptrdiff_t i = 0; i < count; i++) target[i] = gradient[i] * weight[i];
    own = target;
  }
  double sum, product;
  SUM(sum, count, (double)own[i]);
  SUM(product, count, (double)own[i] * (source[i] - mean));
  float shift = (float)(sum / count);
  float slope = (float)(product / count * inverse * inverse);
  for (ptrdiff_t i = 0; i < count; i++)
    target[i] = (own[i] - shift - (source[i] - mean) * slope) * inverse;
}

// Calls `body` for every run of neighbours: of one channel c where channels have runs, else of an
// example, whose channels c are then neighbours. i is the place in memory, j the place in the run.
#define FOR_EACH_RUN(shape, ...)                                                       \
  for (ptrdiff_t example = 0; example < (shape).batch; example++)                      \
    for (ptrdiff_t c = 0; c < ((shape).inner == 1 ? 1 : (shape).channels); c++) {      \
      ptrdiff_t start = (example * (shape).channels + c) * (shape).inner;              \
      __VA_ARGS__                                                                      \
    }

static void clear(autograd_channels shape, double *a, double *b) {
  for (ptrdiff_t c = 0; c < shape.channels; c++) a[c] = b[c] = 0;
}

FOR_EACH_PROCESSOR
void autograd_channel_moments(
    autograd_channels shape, const float *source, double *mean, double *variance) {
  double count = (double)(shape.batch * shape.inner);
  clear(shape, mean, variance);
  FOR_EACH_RUN(shape, {
    const float *x = source + start;
    if (shape.inner == 1) {
      for (ptrdiff_t j = 0; j < shape.channels; j++) mean[j] += x[j];
    } else {
      double sum;
      SUM(sum, shape.inner, (double)x[i]);
      mean[c] += sum;
    }
  })
  for (ptrdiff_t c = 0; c < shape.channels; c++) mean[c] /= count;
  FOR_EACH_RUN(shape, {
    const float *x = source + start;
    if (shape.inner == 1) {
      for (ptrdiff_t j = 0; j < shape.channels; j++)
        variance[j] += (x[j] - mean[j]) * (x[j] - mean[j]);
    } else {
      double sum, centre = mean[c];
      SUM(sum, shape.inner, (x[i] - centre) * (x[i] - centre));
      variance[c] += sum;
    }
  })
  for (ptrdiff_t c = 0; c < shape.channels; c++) variance[c] /= count;
}

FOR_EACH_PROCESSOR
void autograd_channel_products(
    autograd_channels shape, const float *gradient, const float *source, const float *mean,
    double *sum, double *product) {
  clear(shape, sum, product);
  FOR_EACH_RUN(shape, {
    const float *g = gradient + start, *x = source + start;
    if (shape.inner == 1) {
      for (ptrdiff_t j = 0; j < shape.channels; j++) {
        sum[j] += g[j];
        product[j] += (double)g[j] * (x[j] - mean[j]);
      }
    } else {
      double run;
      float centre = mean[c];
      SUM(run, shape.inner, (double)g[i]);
      sum[c] += run;
      SUM(run, shape.inner, (double)g[i] * (x[i] - centre));
      product[c] += run;
    }
  })
}

FOR_EACH_PROCESSOR
void autograd_channel_scaled(
    autograd_channels shape, const float *source, const float *mean, const float *scale,
    const float *shift, float *target) {
  FOR_EACH_RUN(shape, {
    const float *x = source + start;
    float *to = target + start;
    if (shape.inner == 1) {
      for (ptrdiff_t j = 0; j < shape.channels; j++) to[j] = (x[j] - mean[j]) * scale[j] + shift[j];
    } else {
      float centre = mean[c], factor = scale[c], offset = shift[c];
      for (ptrdiff_t j = 0; j < shape.inner; j++) to[j] = (x[j] - centre) * factor + offset;
    }
  })
}

FOR_EACH_PROCESSOR
void autograd_channel_slope(
    autograd_channels shape, const float *gradient, const float *source, const float *mean,
    const float *shift, const float *slope, const float *scale, float *target) {
  FOR_EACH_RUN(shape, {
    const float *g = gradient + start, *x = source + start;
    float *to = target + start;
    if (shape.inner == 1) {
      for (ptrdiff_t j = 0; j < shape.channels; j++)
        to[j] = (g[j] - shift[j] - (x[j] - mean[j]) * slope[j]) * scale[j];
    } else {
      float centre = mean[c], offset = shift[c], bend = slope[c], factor = scale[c];
      for (ptrdiff_t j = 0; j < shape.inner; j++)
        to[j] = (g[j] - offset - (x[j] - centre) * bend) * factor;
    }
  })
}

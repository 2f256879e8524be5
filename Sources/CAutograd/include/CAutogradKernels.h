#ifndef CAUTOGRAD_KERNELS_H
#define CAUTOGRAD_KERNELS_H

#include <stddef.h>

// Loops over neighbours in memory, compiled for several generations of processors; the dynamic
// linker chooses. `source` and `target` may be the same.

typedef void (*autograd_map)(const float *_Nonnull source, float *_Nonnull target, ptrdiff_t count);

void autograd_map_exp(const float *_Nonnull source, float *_Nonnull target, ptrdiff_t count);
void autograd_map_expm1(const float *_Nonnull source, float *_Nonnull target, ptrdiff_t count);
void autograd_map_exp2(const float *_Nonnull source, float *_Nonnull target, ptrdiff_t count);
void autograd_map_log(const float *_Nonnull source, float *_Nonnull target, ptrdiff_t count);
void autograd_map_log1p(const float *_Nonnull source, float *_Nonnull target, ptrdiff_t count);
void autograd_map_log2(const float *_Nonnull source, float *_Nonnull target, ptrdiff_t count);
void autograd_map_log10(const float *_Nonnull source, float *_Nonnull target, ptrdiff_t count);
void autograd_map_sin(const float *_Nonnull source, float *_Nonnull target, ptrdiff_t count);
void autograd_map_cos(const float *_Nonnull source, float *_Nonnull target, ptrdiff_t count);
void autograd_map_tan(const float *_Nonnull source, float *_Nonnull target, ptrdiff_t count);
void autograd_map_tanh(const float *_Nonnull source, float *_Nonnull target, ptrdiff_t count);
void autograd_map_sigmoid(const float *_Nonnull source, float *_Nonnull target, ptrdiff_t count);
void autograd_map_erf(const float *_Nonnull source, float *_Nonnull target, ptrdiff_t count);
void autograd_map_sqrt(const float *_Nonnull source, float *_Nonnull target, ptrdiff_t count);
void autograd_map_sinh(const float *_Nonnull source, float *_Nonnull target, ptrdiff_t count);
void autograd_map_cosh(const float *_Nonnull source, float *_Nonnull target, ptrdiff_t count);
void autograd_map_asinh(const float *_Nonnull source, float *_Nonnull target, ptrdiff_t count);
void autograd_map_atanh(const float *_Nonnull source, float *_Nonnull target, ptrdiff_t count);
void autograd_map_atan(const float *_Nonnull source, float *_Nonnull target, ptrdiff_t count);
void autograd_map_asin(const float *_Nonnull source, float *_Nonnull target, ptrdiff_t count);
void autograd_map_acos(const float *_Nonnull source, float *_Nonnull target, ptrdiff_t count);
void autograd_map_rsqrt(const float *_Nonnull source, float *_Nonnull target, ptrdiff_t count);
void autograd_map_floor(const float *_Nonnull source, float *_Nonnull target, ptrdiff_t count);
void autograd_map_ceil(const float *_Nonnull source, float *_Nonnull target, ptrdiff_t count);
void autograd_map_trunc(const float *_Nonnull source, float *_Nonnull target, ptrdiff_t count);
void autograd_map_round(const float *_Nonnull source, float *_Nonnull target, ptrdiff_t count);
void autograd_map_frac(const float *_Nonnull source, float *_Nonnull target, ptrdiff_t count);

// Powers with one exponent for all, which must be finite.
void autograd_map_pow(
    const float *_Nonnull source, float exponent, float *_Nonnull target, ptrdiff_t count);

// The sum in the order of PyTorch's cascade, see Reduction.swift.
float autograd_sum_float(const float *_Nonnull source, ptrdiff_t count);
double autograd_sum_double(const double *_Nonnull source, ptrdiff_t count);

// The sums of the leading `grouped` columns, a multiple of 32 (16), of a matrix in row-major order.
void autograd_sum_columns_float(
    const float *_Nonnull source, ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t grouped,
    float *_Nonnull target);
void autograd_sum_columns_double(
    const double *_Nonnull source, ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t grouped,
    double *_Nonnull target);

// Softmax, or its logarithm, of a run of at least one number.
void autograd_softmax_float(
    const float *_Nonnull source, float *_Nonnull target, ptrdiff_t count, _Bool logarithm);
// Its gradient, given the result.
void autograd_softmax_slope_float(
    const float *_Nonnull gradient, const float *_Nonnull output, float *_Nonnull target,
    ptrdiff_t count, _Bool logarithm);

// The largest (smallest) of at least one number; NaN if there is one. The index is that of the first
// that equals it.
float autograd_max_float(const float *_Nonnull source, ptrdiff_t count);
float autograd_min_float(const float *_Nonnull source, ptrdiff_t count);
ptrdiff_t autograd_index_float(const float *_Nonnull source, ptrdiff_t count, float value);

#endif

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
void autograd_map_silu(const float *_Nonnull source, float *_Nonnull target, ptrdiff_t count);
void autograd_map_sqrt(const float *_Nonnull source, float *_Nonnull target, ptrdiff_t count);

// Powers with one exponent for all, which must be finite.
void autograd_map_pow(
    const float *_Nonnull source, float exponent, float *_Nonnull target, ptrdiff_t count);

// The sum in the order of PyTorch's cascade, see Reduction.swift.
float autograd_sum_float(const float *_Nonnull source, ptrdiff_t count);
double autograd_sum_double(const double *_Nonnull source, ptrdiff_t count);

// target[i] += source[i]
void autograd_accumulate_float(const float *_Nonnull source, float *_Nonnull target, ptrdiff_t count);

// The largest (smallest) of at least one number; NaN if there is one.
float autograd_max_float(const float *_Nonnull source, ptrdiff_t count);
float autograd_min_float(const float *_Nonnull source, ptrdiff_t count);

#endif

#ifndef CAUTOGRAD_NORMALIZATION_H
#define CAUTOGRAD_NORMALIZATION_H

#include <stddef.h>

// Normalisations of float32 numbers, summed in double precision.

// A run to a mean of 0 and a variance of 1; `weight` and `bias` have an entry for each element.
void autograd_normalize_row(
    const float *_Nonnull source, const float *_Nullable weight, const float *_Nullable bias,
    double epsilon, float *_Nonnull target, ptrdiff_t count, float *_Nonnull mean,
    float *_Nonnull inverse);

// Its gradient. `inverse` is one over the standard deviation.
void autograd_normalize_row_slope(
    const float *_Nonnull gradient, const float *_Nonnull source, const float *_Nullable weight,
    float mean, float inverse, float *_Nonnull target, ptrdiff_t count);

// A batch of examples, each with a run of `inner` numbers for every channel. What belongs to a channel
// stands in arrays with an entry for each.
typedef struct {
  ptrdiff_t batch, channels, inner;
} autograd_channels;

// The mean and the variance (divided by the count) of each channel.
void autograd_channel_moments(
    autograd_channels shape, const float *_Nonnull source, double *_Nonnull mean,
    double *_Nonnull variance);

// The sum of `gradient` and that of `gradient * (source - mean)`.
void autograd_channel_products(
    autograd_channels shape, const float *_Nonnull gradient, const float *_Nonnull source,
    const float *_Nonnull mean, double *_Nonnull sum, double *_Nonnull product);

// (source - mean) * scale + shift
void autograd_channel_scaled(
    autograd_channels shape, const float *_Nonnull source, const float *_Nonnull mean,
    const float *_Nonnull scale, const float *_Nonnull shift, float *_Nonnull target);

// (gradient - shift - (source - mean) * slope) * scale
void autograd_channel_slope(
    autograd_channels shape, const float *_Nonnull gradient, const float *_Nonnull source,
    const float *_Nonnull mean, const float *_Nonnull shift, const float *_Nonnull slope,
    const float *_Nonnull scale, float *_Nonnull target);

#endif

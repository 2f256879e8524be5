#ifndef CAUTOGRAD_ACTIVATIONS_H
#define CAUTOGRAD_ACTIVATIONS_H

#include <stddef.h>

// Activation functions with parameters, over neighbours in memory: the value, and the gradient of the
// input. `source` is the input of the function; `parameters` are those of its declaration in Swift.

#define AUTOGRAD_ACTIVATION(name)                                                              \
  void autograd_##name(                                                                        \
      const float *_Nonnull source, float *_Nonnull target, ptrdiff_t count,                   \
      const double *_Nonnull parameters);                                                      \
  void autograd_##name##_slope(                                                                \
      const float *_Nonnull gradient, const float *_Nonnull source, float *_Nonnull target,    \
      ptrdiff_t count, const double *_Nonnull parameters);

// negative_slope
AUTOGRAD_ACTIVATION(leaky_relu)
// scale, scale of negative values, scale of the exponent
AUTOGRAD_ACTIVATION(elu)
// lower and upper bound
AUTOGRAD_ACTIVATION(hardtanh)
// beta, threshold
AUTOGRAD_ACTIVATION(softplus)
AUTOGRAD_ACTIVATION(logsigmoid)
AUTOGRAD_ACTIVATION(silu)
// Exact, and with tanh in the place of the distribution function.
AUTOGRAD_ACTIVATION(gelu)
AUTOGRAD_ACTIVATION(gelu_tanh)

#endif

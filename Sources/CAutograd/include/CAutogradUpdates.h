#ifndef CAUTOGRAD_UPDATES_H
#define CAUTOGRAD_UPDATES_H

#include <stddef.h>

// The steps of optimizers in one pass over memory, rounded as PyTorch's chains of operators round.

typedef struct {
  float rate, momentum, dampening, decay;
  _Bool nesterov, maximize;
} autograd_sgd;

// `momentum` is null where there is none; `begins` says that it has nothing in it yet.
void autograd_step_sgd(
    autograd_sgd options, float *_Nonnull parameter, const float *_Nonnull gradient,
    float *_Nullable momentum, _Bool begins, ptrdiff_t count);

typedef struct {
  float beta1, beta2, epsilon, decay;
  // -rate / (1 - beta1^step), sqrt(1 - beta2^step), 1 - rate * decay
  float step_size, correction, shrinking;
  float one_minus_beta1, one_minus_beta2;
  _Bool decoupled, maximize;
} autograd_adam;

void autograd_step_adam(
    autograd_adam options, float *_Nonnull parameter, const float *_Nonnull gradient,
    float *_Nonnull mean, float *_Nonnull square, ptrdiff_t count);

#endif

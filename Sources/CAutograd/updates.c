#include "CAutogradUpdates.h"
#include <math.h>
#include "processors.h"

// Where PyTorch multiplies and adds in one step, so does fmaf; everywhere else products are rounded.
#pragma STDC FP_CONTRACT OFF

FOR_EACH_PROCESSOR
void autograd_step_sgd(
    autograd_sgd options, float *parameter, const float *gradient, float *momentum, _Bool begins,
    ptrdiff_t count) {
  float rate = -options.rate;
  float decay = options.decay;
  float kept = options.momentum;
  float added = 1 - options.dampening;
  for (ptrdiff_t i = 0; i < count; i++) {
    float slope = options.maximize ? -gradient[i] : gradient[i];
    if (decay != 0) slope = fmaf(parameter[i], decay, slope);
    if (momentum) {
      float velocity = begins ? slope : fmaf(slope, added, momentum[i] * kept);
      momentum[i] = velocity;
      slope = options.nesterov ? fmaf(velocity, kept, slope) : velocity;
    }
    parameter[i] = fmaf(slope, rate, parameter[i]);
  }
}

FOR_EACH_PROCESSOR
void autograd_step_adam(
    autograd_adam options, float *parameter, const float *gradient, float *mean, float *square,
    ptrdiff_t count) {
  for (ptrdiff_t i = 0; i < count; i++) {
    float slope = options.maximize ? -gradient[i] : gradient[i];
    float value = parameter[i];
    if (options.decay != 0) {
      if (options.decoupled) {
        value *= options.shrinking;
      } else {
        slope = fmaf(value, options.decay, slope);
      }
    }
    float first = fmaf(options.one_minus_beta1, slope - mean[i], mean[i]);
    if (options.one_minus_beta1 >= 0.5f) {
      first = fmaf(mean[i] - slope, 1 - options.one_minus_beta1, slope);
    }
    float second =
        fmaf(options.one_minus_beta2 * slope, slope, square[i] * options.beta2);
    mean[i] = first;
    square[i] = second;
    float spread = sqrtf(second) / options.correction + options.epsilon;
    parameter[i] = value + options.step_size * first / spread;
  }
}

#include "CAutogradActivations.h"
#include "CAutogradMath.h"
#include "processors.h"

#define ACTIVATION(name, value, slope)                                                         \
  FOR_EACH_PROCESSOR                                                                           \
  void autograd_##name(                                                                        \
      const float *source, float *target, ptrdiff_t count, const double *parameters) {         \
    const double a = parameters[0], b = parameters[1], c = parameters[2];                      \
    (void)a, (void)b, (void)c;                                                                 \
    for (ptrdiff_t i = 0; i < count; i++) {                                                    \
      double x = source[i];                                                                    \
      target[i] = (float)(value);                                                              \
    }                                                                                          \
  }                                                                                            \
  FOR_EACH_PROCESSOR                                                                           \
  void autograd_##name##_slope(                                                                \
      const float *gradient, const float *source, float *target, ptrdiff_t count,              \
      const double *parameters) {                                                              \
    const double a = parameters[0], b = parameters[1], c = parameters[2];                      \
    (void)a, (void)b, (void)c;                                                                 \
    for (ptrdiff_t i = 0; i < count; i++) {                                                    \
      double x = source[i];                                                                    \
      target[i] = gradient[i] * (float)(slope);                                                \
    }                                                                                          \
  }

// Beyond these bounds every result has reached its limit in float32.
static inline double bounded(double x) {
  x = x < -200 ? -200 : x;
  return x > 200 ? 200 : x;
}

// ln(1 + e^x), also where e^x is small.
static inline double softened(double x) {
  double e = autograd_exp_double(bounded(x));
  double near = e - e * e * (0.5 - e * (1.0 / 3));
  double far = autograd_log_core(1 + e);
  far = e < 1e-4 ? near : far;
  far = x > 50 ? x : far;
  return x != x ? x : far;
}

static inline double logistic(double x) {
  double result = 1 / (1 + autograd_exp_double(bounded(-x)));
  return x != x ? x : result;
}

ACTIVATION(leaky_relu, x > 0 ? x : x * a, x > 0 ? 1 : a)
ACTIVATION(
    elu, x < 0 ? b * autograd_expm1_double(bounded(x * c)) : a * x,
    x <= 0 ? b * c * autograd_exp_double(bounded(x * c)) : a)
ACTIVATION(hardtanh, x < a ? a : x > b ? b : x, ((x <= a) | (x >= b)) ? 0 : 1)
ACTIVATION(
    softplus, x * a > b ? x : softened(x * a) / a, x * a > b ? 1 : logistic(x * a))
ACTIVATION(logsigmoid, -softened(-x), logistic(-x))

static inline double gelu(double x) {
  double result = x * autograd_normal_cdf(x);
  return x != x ? x : result;
}

static inline double gelu_slope(double x) {
  double square = bounded(x) * bounded(x);
  double density = autograd_exp_double(-0.5 * (square > 1300 ? 1300 : square)) * 0x1.9884533d43651p-2;
  // An infinite number times nothing is NaN, as it is in PyTorch.
  double result = autograd_normal_cdf(x) + x * (square > 1300 ? 0 : density);
  return x != x ? x : result;
}

ACTIVATION(gelu, gelu(x), gelu_slope(x))

// 0.5 (1 + tanh u) is the logistic function of 2 u, u = sqrt(2 / pi) (x + 0.044715 x^3).
static inline double gelu_logistic(double x) {
  return logistic(2 * 0x1.9884533d43651p-1 * x * (1 + 0.044715 * x * x));
}

static inline double gelu_tanh_slope(double x) {
  double s = gelu_logistic(x);
  double bend = 2 * 0x1.9884533d43651p-1 * bounded(x) * (1 + 3 * 0.044715 * bounded(x) * bounded(x));
  return s + bend * s * (1 - s);
}

ACTIVATION(gelu_tanh, x * gelu_logistic(x), gelu_tanh_slope(x))

#include "CAutogradActivations.h"
#include "CAutogradMath.h"
#include "processors.h"

// A function of x and its slope in terms of the parameters a, b and c, computed in precision T.
#define ACTIVATION(T, name, value, slope)                                                      \
  FOR_EACH_PROCESSOR                                                                           \
  void autograd_##name(                                                                        \
      const float *source, float *target, ptrdiff_t count, const double *parameters) {         \
    const T a = (T)parameters[0], b = (T)parameters[1], c = (T)parameters[2];                  \
    (void)a, (void)b, (void)c;                                                                 \
    for (ptrdiff_t i = 0; i < count; i++) {                                                    \
      T x = source[i];                                                                         \
      target[i] = (float)(value);                                                              \
    }                                                                                          \
  }                                                                                            \
  FOR_EACH_PROCESSOR                                                                           \
  void autograd_##name##_slope(                                                                \
      const float *gradient, const float *source, float *target, ptrdiff_t count,              \
      const double *parameters) {                                                              \
    const T a = (T)parameters[0], b = (T)parameters[1], c = (T)parameters[2];                  \
    (void)a, (void)b, (void)c;                                                                 \
    for (ptrdiff_t i = 0; i < count; i++) {                                                    \
      T x = source[i];                                                                         \
      target[i] = gradient[i] * (float)(slope);                                                \
    }                                                                                          \
  }

// Beyond these bounds every result has reached its limit in float32.
static inline double bounded(double x) {
  x = x < -200 ? -200 : x;
  return x > 200 ? 200 : x;
}

ACTIVATION(double, leaky_relu, x > 0 ? x : x * a, x > 0 ? 1 : a)
ACTIVATION(
    double, elu, x < 0 ? b * autograd_expm1_double(bounded(x * c)) : a * x,
    x <= 0 ? b * c * autograd_exp_double(bounded(x * c)) : a)
ACTIVATION(double, hardtanh, x < a ? a : x > b ? b : x, ((x <= a) | (x >= b)) ? 0 : 1)
ACTIVATION(
    float, softplus, x * a > b ? x : autograd_softplusf(x * a) / a,
    x * a > b ? 1 : autograd_sigmoidf(x * a))
ACTIVATION(float, logsigmoid, -autograd_softplusf(-x), autograd_sigmoidf(-x))

static inline float silu_slope(float x) {
  float s = autograd_sigmoidf(x);
  return s * (1 + x * (1 - s));
}

ACTIVATION(float, silu, autograd_siluf(x), silu_slope(x))

// x Phi(x): what is beyond |x| is taken away from the larger of x and 0. -infinity times nothing is
// NaN, as it is in PyTorch.
static inline float gelu(float x) {
  float z = fabsf(x);
  autograd_normal beyond = autograd_normal_beyond(z);
  float result = (x < 0 ? 0 : x) - z * (beyond.tail * beyond.density);
  return x > 20 ? x : result;
}

// Phi(x) + x phi(x)
static inline float gelu_slope(float x) {
  float z = fabsf(x);
  autograd_normal beyond = autograd_normal_beyond(z);
  float share = beyond.density * (beyond.tail - z * 0x1.988454p-2f);
  return x > 0 ? 1 - share : share;
}

ACTIVATION(float, gelu, gelu(x), gelu_slope(x))

// 0.5 (1 + tanh u) is the logistic function of 2 u, u = sqrt(2 / pi) (x + 0.044715 x^3).
static inline double gelu_logistic(double x) {
  double u = 2 * 0x1.9884533d43651p-1 * x * (1 + 0.044715 * x * x);
  double result = 1 / (1 + autograd_exp_double(bounded(-u)));
  return u != u ? u : result;
}

static inline double gelu_tanh_slope(double x) {
  double s = gelu_logistic(x);
  double bend = 2 * 0x1.9884533d43651p-1 * bounded(x) * (1 + 3 * 0.044715 * bounded(x) * bounded(x));
  return s + bend * s * (1 - s);
}

ACTIVATION(double, gelu_tanh, x * gelu_logistic(x), gelu_tanh_slope(x))

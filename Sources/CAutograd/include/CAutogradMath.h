#ifndef CAUTOGRAD_MATH_H
#define CAUTOGRAD_MATH_H

#include <math.h>
#include <stdint.h>
#include <string.h>

// Functions of float32 numbers, computed in double precision and rounded once, so that nearly every
// result is the correctly rounded one. They have no branches and no tables: a compiler can compute
// as many at a time as the processor has lanes. That, and choosing by processor, is why they are C.
//
// The polynomials are minimax approximations (Remez) on the interval after the reduction of the
// argument; their relative errors, given beside each, are far below the 6e-8 that float32 can show.

static inline double autograd_bits_to_double(int64_t bits) {
  double value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

static inline int64_t autograd_double_to_bits(double value) {
  int64_t bits;
  memcpy(&bits, &value, sizeof bits);
  return bits;
}

// Adding and subtracting this rounds to a whole number, which then also stands in the lowest bits.
#define AUTOGRAD_ROUNDER 0x1.8p52

// e^x = scale * (1 + fraction) for |x| < 700, the fraction with a relative error of 5e-12:
// x = n ln 2 + r, |r| <= ln 2 / 2, scale = 2^n, fraction = e^r - 1.
typedef struct {
  double scale, fraction;
} autograd_exponential;

static inline autograd_exponential autograd_exp_core(double x) {
  double shifted = x * 0x1.71547652b82fep0 + AUTOGRAD_ROUNDER;
  double n = shifted - AUTOGRAD_ROUNDER;
  double r = x - n * 0x1.62e42fefa39efp-1;
  double p = 0x1.a17ea648d5c2cp-16;
  p = p * r + 0x1.a17eac3c299adp-13;
  p = p * r + 0x1.6c162f6ac706bp-10;
  p = p * r + 0x1.1110a5b27542fp-7;
  p = p * r + 0x1.55555582d2dcbp-5;
  p = p * r + 0x1.5555557eb1e92p-3;
  p = p * r + 0x1.fffffffff0124p-2;
  p = p * r + 0x1.fffffffff60aep-1;
  double scale = autograd_bits_to_double((autograd_double_to_bits(shifted) + 1023) << 52);
  return (autograd_exponential){scale, p * r};
}

static inline double autograd_exp_double(double x) {
  autograd_exponential e = autograd_exp_core(x);
  return e.scale * e.fraction + e.scale;
}

// e^x - 1, also near 0.
static inline double autograd_expm1_double(double x) {
  autograd_exponential e = autograd_exp_core(x);
  return e.scale * e.fraction + (e.scale - 1);
}

// Beyond these bounds float32 has only 0 and infinity left. NaN passes through both comparisons.
static inline double autograd_clamped(double x) {
  x = x < -110 ? -110 : x;
  return x > 110 ? 110 : x;
}

static inline float autograd_expf(float x) { return (float)autograd_exp_double(autograd_clamped(x)); }

static inline float autograd_expm1f(float x) { return (float)autograd_expm1_double(autograd_clamped(x)); }

static inline float autograd_exp2f(float x) {
  double clamped = x < -160 ? -160 : x;
  clamped = clamped > 160 ? 160 : clamped;
  return (float)autograd_exp_double(clamped * 0x1.62e42fefa39efp-1);
}

// tanh x = (e^2x - 1) / (e^2x + 1)
static inline float autograd_tanhf(float x) {
  double doubled = 2 * (double)x;
  doubled = doubled < -40 ? -40 : doubled;
  doubled = doubled > 40 ? 40 : doubled;
  double e = autograd_expm1_double(doubled);
  return (float)(e / (e + 2));
}

// e^(x + y), y small beside x, in float32 arithmetic, within one unit in the last place: quicker than
// the exact one, for where more is computed of it. 2^n is multiplied in two halves, as n may be beyond
// what one factor holds.
static inline float autograd_quick_exp_sum(float x, float y) {
  x = x < -104 ? -104 : x;
  x = x > 89 ? 89 : x;
  float shifted = x * 0x1.715476p0f + 0x1.8p23f;
  float n = shifted - 0x1.8p23f;
  float r = x - n * 0x1.62e4p-1f + (y - n * 0x1.7f7d1cp-20f);
  float p = 0x1.a188bcp-13f;
  p = p * r + 0x1.6d9754p-10f;
  p = p * r + 0x1.1110a0p-7f;
  p = p * r + 0x1.555480p-5f;
  p = p * r + 0x1.555556p-3f;
  p = p * r + 0.5f;
  p = p * r * r + r;
  int32_t whole;
  memcpy(&whole, &shifted, sizeof whole);
  whole -= 0x4b400000;
  int32_t half = whole >> 1, bits = (half + 127) << 23, other_bits = (whole - half + 127) << 23;
  float scale, other_scale;
  memcpy(&scale, &bits, sizeof scale);
  memcpy(&other_scale, &other_bits, sizeof other_scale);
  return (scale * p + scale) * other_scale;
}

static inline float autograd_quick_expf(float x) { return autograd_quick_exp_sum(x, 0); }

// ln(1 + e) for 0 <= e <= 1 as 2 atanh s, s = e / (2 + e), in terms of what it lacks to e; the
// polynomial has a relative error of 4e-9.
static inline float autograd_quick_log1pf(float e) {
  float s = e / (2 + e);
  float w = s * s;
  float p = 0x1.208bd0p-2f;
  p = p * w + 0x1.1e510ap-2f;
  p = p * w + 0x1.99dae6p-2f;
  p = p * w + 0x1.5554e0p-1f;
  return e - s * (e - p * w);
}

// ln(1 + e^x): the larger of x and 0, and what is left, which is never large.
static inline float autograd_softplusf(float x) {
  return (x < 0 ? 0 : x) + autograd_quick_log1pf(autograd_quick_expf(-fabsf(x)));
}

// The normal distribution beyond z >= 0 is tail * density: e^(-z^2 / 2), and a polynomial (relative
// error 4e-8) in u, which is t = 1 / (1 + 0.3 z) brought from [0.187, 1] to [-1, 1]. z^2 is computed
// in two parts, for the exponential makes much of what one would lose.
typedef struct {
  float tail, density;
} autograd_normal;

static inline autograd_normal autograd_normal_beyond(float z) {
  float u = (0x1.a04c90p-2f - 0x1.6c9edep-3f * z) / (0x1.a04c90p-2f + 0x1.f38f12p-4f * z);
  float p = -0x1.386444p-20f;
  p = p * u + 0x1.d90462p-16f;
  p = p * u + 0x1.bb5804p-16f;
  p = p * u + -0x1.c3c9d6p-12f;
  p = p * u + -0x1.77100ep-11f;
  p = p * u + 0x1.8867c4p-8f;
  p = p * u + 0x1.2b047ep-5f;
  p = p * u + 0x1.b31138p-4f;
  p = p * u + 0x1.9a9e18p-3f;
  p = p * u + 0x1.3711e0p-3f;
  float bounded = z > 15 ? 15 : z;
  int32_t bits;
  memcpy(&bits, &bounded, sizeof bits);
  bits &= ~0xfff;
  float high;
  memcpy(&high, &bits, sizeof high);
  float rest = (bounded - high) * (bounded + high);
  return (autograd_normal){p, z > 15 ? 0 : autograd_quick_exp_sum(-0.5f * high * high, -0.5f * rest)};
}

// The logistic function, within two units in the last place.
static inline float autograd_sigmoidf(float x) { return 1 / (1 + autograd_quick_expf(-x)); }

// e^x and e^-x, or what they exceed 1 by, make the hyperbolic functions.
static inline float autograd_sinhf(float x) {
  double above = autograd_expm1_double(autograd_clamped(fabs((double)x)));
  return copysignf((float)(0.5 * (above + above / (above + 1))), x);
}

static inline float autograd_coshf(float x) {
  double e = autograd_exp_double(autograd_clamped(x));
  return (float)(0.5 * (e + 1 / e));
}

// Clang vectorises this one whatever errno would say.
static inline float autograd_sqrtf(float x) {
#if defined(__clang__)
  return __builtin_elementwise_sqrt(x);
#else
  return sqrtf(x);
#endif
}

static inline float autograd_siluf(float x) { return x / (1 + autograd_quick_expf(-x)); }

// ln x for 0 < x < infinity, relative error 3e-12 also near 1: x = 2^n (1 + f), 1 + f in [0.707, 1.414].
static inline double autograd_log_core(double x) {
  int64_t bits = autograd_double_to_bits(x);
  int64_t exponent = (bits - 0x3fe6a09e667f3bcd) >> 52;
  double f = autograd_bits_to_double(bits - (exponent << 52)) - 1;
  double p = -0x1.973041c308fbcp-5;
  p = p * f + 0x1.7ca0dd1f1caa2p-4;
  p = p * f + -0x1.7d8f7c017c561p-4;
  p = p * f + 0x1.70b5cfe916e03p-4;
  p = p * f + -0x1.9485aca491e03p-4;
  p = p * f + 0x1.c6fe02526301bp-4;
  p = p * f + -0x1.0025a94a7e832p-3;
  p = p * f + 0x1.24946dd0bf993p-3;
  p = p * f + -0x1.5554450d9df56p-3;
  p = p * f + 0x1.999989ce67558p-3;
  p = p * f + -0x1.000001af1290dp-2;
  p = p * f + 0x1.55555566f8d3ep-2;
  p = p * f + -0x1.fffffffe6dcd7p-2;
  p = p * f + 0x1.fffffffffd22cp-1;
  return (double)(int32_t)exponent * 0x1.62e42fefa39efp-1 + p * f;
}

// ln of a double that is a float32, or 1 more: zero, negative numbers, infinity and NaN included.
static inline double autograd_log_any(double x) {
  double result = autograd_log_core(x);
  result = x > 0 ? result : x == 0 ? -INFINITY : NAN;
  return x < INFINITY ? result : x;
}

static inline float autograd_logf(float x) { return (float)autograd_log_any(x); }

static inline float autograd_log2f(float x) { return (float)(autograd_log_any(x) * 0x1.71547652b82fep0); }

static inline float autograd_log10f(float x) { return (float)(autograd_log_any(x) * 0x1.bcb7b1526e50ep-2); }

static inline float autograd_log1pf(float x) {
  double wide = x;
  double near = wide - wide * wide * (0.5 - wide * (1.0 / 3));
  double far = autograd_log_any(1 + wide);
  return (float)(fabs(wide) < 1e-4 ? near : far);
}

// ln(1 + x) in double precision for x that is no float32.
static inline double autograd_log1p_double(double x) {
  double near = x - x * x * (0.5 - x * (1.0 / 3));
  double far = autograd_log_any(1 + x);
  return fabs(x) < 1e-4 ? near : far;
}

static inline double autograd_sqrt_double(double x) {
#if defined(__clang__)
  return __builtin_elementwise_sqrt(x);
#else
  return sqrt(x);
#endif
}

// ln(t + sqrt(t^2 + 1)) with the sign of x, t = |x|, as one more than something small.
static inline float autograd_asinhf(float x) {
  double t = fabs((double)x);
  double result = autograd_log1p_double(t + t * t / (1 + autograd_sqrt_double(t * t + 1)));
  return t < INFINITY ? copysignf((float)result, x) : x;
}

static inline float autograd_atanhf(float x) {
  double t = fabs((double)x);
  return copysignf((float)(0.5 * autograd_log1p_double(2 * t / (1 - t))), x);
}

// atan x for x >= 0, relative error 1e-11: beyond 1 from that of 1 / x.
static inline double autograd_atan_core(double x) {
  double z = x > 1 ? 1 / x : x;
  double w = z * z;
  double p = 0x1.c5fcb00e63f46p-12;
  p = p * w + -0x1.adb10b098e85ep-9;
  p = p * w + 0x1.7da29d7b0b3d1p-7;
  p = p * w + -0x1.af8801acdf0b2p-6;
  p = p * w + 0x1.682df380930dep-5;
  p = p * w + -0x1.ef0332fe7c8c5p-5;
  p = p * w + 0x1.335cbdebb7f3ep-4;
  p = p * w + -0x1.72c11dc6d11f3p-4;
  p = p * w + 0x1.c6e424559e803p-4;
  p = p * w + -0x1.248ff6c187162p-3;
  p = p * w + 0x1.99997fe15d11dp-3;
  p = p * w + -0x1.5555551cfb026p-2;
  p = p * w + 0x1.ffffffffeb722p-1;
  return x > 1 ? 0x1.921fb54442d18p0 - z * p : z * p;
}

static inline float autograd_atanf(float x) {
  return copysignf((float)autograd_atan_core(fabs((double)x)), x);
}

static inline float autograd_asinf(float x) {
  double t = fabs((double)x);
  return copysignf((float)autograd_atan_core(t / autograd_sqrt_double((1 - t) * (1 + t))), x);
}

static inline float autograd_acosf(float x) {
  double wide = x;
  return (float)(2 * autograd_atan_core(autograd_sqrt_double((1 - wide) / (1 + wide))));
}

// erfc z for 0 <= z <= 6, relative error 5e-12: t e^(p(t) - z^2), t = 2 / (2 + z), p a polynomial in
// u, which is t brought from [1/4, 1] to [-1, 1].
static inline double autograd_erfc_core(double z) {
  double t = 2 / (2 + z);
  double u = (t - 0.625) * (1 / 0.375);
  double p = -0x1.4ddaa22c58c3bp-24;
  p = p * u + -0x1.8b1c5f3a13fb9p-22;
  p = p * u + 0x1.9286b4b6ffc77p-20;
  p = p * u + 0x1.bd9493a74df11p-20;
  p = p * u + -0x1.caa60061ee17dp-17;
  p = p * u + 0x1.3a17ba00e1ab7p-17;
  p = p * u + 0x1.55d554c639c24p-14;
  p = p * u + -0x1.991d1f8402e0ap-13;
  p = p * u + -0x1.5a44a6956dc4ep-12;
  p = p * u + 0x1.09eaf68b7f7b8p-9;
  p = p * u + 0x1.02c0d1f02b723p-11;
  p = p * u + -0x1.60a4b5de8ac32p-6;
  p = p * u + 0x1.6d15e053daef6p-8;
  p = p * u + 0x1.07d7108486671p-1;
  p = p * u + -0x1.00bc5085afe76p-1;
  return t * autograd_exp_double(p - z * z);
}

static inline float autograd_erff(float x) {
  double z = fabs((double)x);
  double clamped = z > 6 ? 6 : z;
  double s = clamped * clamped;
  double near = clamped * 0x1.20dd750429b6dp0
      * (1 - s * (1.0 / 3 - s * (1.0 / 10 - s * (1.0 / 42))));
  double far = 1 - autograd_erfc_core(clamped);
  float result = (float)(clamped < 0.05 ? near : far);
  return x != x ? x : copysignf(result, x);
}

// sin r for |r| <= pi / 2, relative error 6e-14.
static inline double autograd_sin_core(double r) {
  double s = r * r;
  double p = 0x1.52df77c252b61p-33;
  p = p * s + -0x1.ae03f8be0d674p-26;
  p = p * s + 0x1.71dcf694b106dp-19;
  p = p * s + -0x1.a019fd4203428p-13;
  p = p * s + 0x1.11111109e1422p-7;
  p = p * s + -0x1.5555555543970p-3;
  p = p * s + 0x1.ffffffffffe36p-1;
  return r * p;
}

// pi in two parts; products of the first with whole numbers below 2^20 are exact.
#define AUTOGRAD_PI_HIGH 0x1.921fb544p1
#define AUTOGRAD_PI_LOW 0x1.0b4611a626331p-33
// Up to here the two parts are enough for sin and cos.
#define AUTOGRAD_SMALL_ANGLE 0x1p20f

// x = n pi + r, sin x = (-1)^n sin r
static inline double autograd_sin_reduced(double x) {
  double shifted = x * 0x1.45f306dc9c883p-2 + AUTOGRAD_ROUNDER;
  double n = shifted - AUTOGRAD_ROUNDER;
  double r = x - n * AUTOGRAD_PI_HIGH - n * AUTOGRAD_PI_LOW;
  int64_t sign = autograd_double_to_bits(shifted) << 63;
  return autograd_bits_to_double(autograd_double_to_bits(autograd_sin_core(r)) ^ sign);
}

// x = (n + 1/2) pi + r, cos x = (-1)^(n+1) sin r
static inline double autograd_cos_reduced(double x) {
  double shifted = x * 0x1.45f306dc9c883p-2 - 0.5 + AUTOGRAD_ROUNDER;
  double n = shifted - AUTOGRAD_ROUNDER + 0.5;
  double r = x - n * AUTOGRAD_PI_HIGH - n * AUTOGRAD_PI_LOW;
  int64_t sign = (autograd_double_to_bits(shifted) + 1) << 63;
  return autograd_bits_to_double(autograd_double_to_bits(autograd_sin_core(r)) ^ sign);
}

static inline float autograd_small_sinf(float x) { return (float)autograd_sin_reduced(x); }
static inline float autograd_small_cosf(float x) { return (float)autograd_cos_reduced(x); }
static inline float autograd_small_tanf(float x) {
  return (float)(autograd_sin_reduced(x) / autograd_cos_reduced(x));
}

static inline float autograd_sinf(float x) {
  return fabsf(x) <= AUTOGRAD_SMALL_ANGLE ? autograd_small_sinf(x) : (float)sin(x);
}
static inline float autograd_cosf(float x) {
  return fabsf(x) <= AUTOGRAD_SMALL_ANGLE ? autograd_small_cosf(x) : (float)cos(x);
}
static inline float autograd_tanf(float x) {
  return fabsf(x) <= AUTOGRAD_SMALL_ANGLE ? autograd_small_tanf(x) : (float)tan(x);
}

#endif

#ifndef AUTOGRAD_PROCESSORS_H
#define AUTOGRAD_PROCESSORS_H

// Compiles a function for several generations of processors; the dynamic linker chooses.
#if defined(__x86_64__) && defined(__linux__)
#define FOR_EACH_PROCESSOR __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define FOR_EACH_PROCESSOR
#endif

#endif

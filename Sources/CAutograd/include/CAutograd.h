#ifndef CAUTOGRAD_H
#define CAUTOGRAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "CAutogradActivations.h"
#include "CAutogradKernels.h"
#include "CAutogradNormalization.h"
#include "CAutogradSums.h"
#include "CAutogradUpdates.h"
#include "CAutogradMath.h"

// What the engine keeps for each thread. It is read by every operation, and Swift has no
// thread-local variables of its own, so it lives here; reading it costs one instruction.
typedef struct {
  uint64_t next_sequence_number;
  int64_t live_nodes;
  // The objects on their way to being freed, see Release.swift.
  void *_Nullable *_Nullable release_stack;
  size_t release_count;
  size_t release_capacity;
  uint32_t release_depth;
  uint32_t sweep_depth;
  bool grad_disabled;
  bool inference_mode;
  bool observed;
  bool anomaly_mode;
  bool anomaly_ignores_nan;
  // What a node keeps goes through functions of the program's.
  bool packs_saved;
  // The running sweep gives gradients back instead of leaving them at the leaves.
  bool sweep_captures;
} autograd_thread_state;

// The initial-exec model avoids a call for every access; the code is always linked statically.
extern _Thread_local autograd_thread_state autograd_thread
    __attribute__((tls_model("initial-exec")));

// Whether the C library puts freed small pieces by is its own business, but for programs that make many:
// see Allocator.swift.
void autograd_join_freed_pieces(void);

// Graphs lie scattered in memory: asking early for what is looked at next hides some of the wait.
static inline void autograd_prefetch(const void *_Nullable address) { __builtin_prefetch(address, 1); }

static inline autograd_thread_state *_Nonnull autograd_current_thread(void) { return &autograd_thread; }

#endif

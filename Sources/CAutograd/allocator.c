#include "CAutograd.h"

#if defined(__GLIBC__)
#include <malloc.h>

void autograd_join_freed_pieces(void) { mallopt(M_MXFAST, 0); }
#else
void autograd_join_freed_pieces(void) {}
#endif

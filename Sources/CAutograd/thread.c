#include "CAutograd.h"

_Thread_local autograd_thread_state autograd_thread;

#ifndef CPSEUDOTERMINAL_H
#define CPSEUDOTERMINAL_H

#include <sys/types.h>

// Starts a program on a new terminal, as the leader of a session of its own with all signals as they
// are by default. Returns the other end of the terminal, or the negated error number.
int pseudo_terminal_spawn(
    const char *program, char *const arguments[], char *const environment[], int columns, int rows,
    pid_t *process);

// Gives the terminal another size; the program is told by a signal.
int pseudo_terminal_resize(int descriptor, int columns, int rows);

#endif

#ifndef CTERMINAL_H
#define CTERMINAL_H

// What has to happen inside signal handlers, where neither Swift nor ncurses may run: remembering that
// a signal came, waking the loop that waits, and leaving the screen before the process dies.

#include <stdbool.h>
#include <stddef.h>

// Remembers the attributes of a terminal and what to write to leave the full screen. Handlers for
// INT, TERM, HUP, QUIT, TSTP, CONT and WINCH remember the signal and wake; those for SEGV, ABRT, ILL,
// TRAP, BUS and FPE leave the screen, then let the signal take its course. Standard error, if it is
// the terminal, is collected until the screen is left, for it would be lost on it.
//
// `text` must stay valid until `terminal_end`. Returns -1 and sets `errno` if there are no resources.
int terminal_begin(int output, const char *text, size_t length);

// Undoes `terminal_begin`: handlers, attributes, standard error.
void terminal_end(void);

// Leaves the full screen for a while (writes the text, restores the attributes, hands over what came
// on standard error), and comes back (collects standard error again).
void terminal_leave(void);
void terminal_return(void);

// Stops the whole job, as Ctrl-Z does where it is a signal; returns when it is continued.
void terminal_stop(void);

// Takes one remembered signal, the most urgent first; 0 if there is none.
int terminal_take_signal(void);

// Forgets that a signal came.
void terminal_forget_signal(int signal);

// The end of a pipe to wait at besides the keyboard, and how to empty it.
int terminal_wake_descriptor(void);
bool terminal_take_wake(void);

// Wakes the loop that waits; allowed in any thread and in signal handlers.
void terminal_wake(void);

// The terminal's columns and rows; false if it does not say.
bool terminal_size(int descriptor, int *columns, int *rows);

// How many bytes can be read at once; -1 if the descriptor is closed.
int terminal_readable(int descriptor);

#endif

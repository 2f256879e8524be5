#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H

// What Swift cannot reach in ncurses: macros, C's global variables, and functions with a variable
// number of arguments. Everything else is called directly.

#define NCURSES_WIDECHAR 1
#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <stdio.h>
#include <term.h>
#include <wchar.h>

static const attr_t curses_bold = A_BOLD;
static const attr_t curses_dim = A_DIM;
static const attr_t curses_italic = A_ITALIC;
static const attr_t curses_underline = A_UNDERLINE;
static const attr_t curses_reverse = A_REVERSE;

static const mmask_t curses_press = BUTTON1_PRESSED;
static const mmask_t curses_release = BUTTON1_RELEASED;
static const mmask_t curses_wheel_up = BUTTON4_PRESSED;
static const mmask_t curses_wheel_down = BUTTON5_PRESSED;
static const mmask_t curses_motion = REPORT_MOUSE_POSITION;

static inline WINDOW *curses_standard_window(void) { return stdscr; }
static inline int curses_colors(void) { return COLORS; }
static inline int curses_color_pairs(void) { return COLOR_PAIRS; }
static inline int curses_function_key(int number) { return KEY_F(number); }

// The terminal on standard output; input comes from standard input or, where that is something else,
// from the given descriptor. NULL for a terminal type that the database does not know.
static inline SCREEN *curses_open(int input) {
  FILE *in = input == 0 ? stdin : fdopen(input, "r");
  return in == NULL ? NULL : newterm(NULL, stdout, in);
}

// One cell: a character and its combining marks, ended by a zero.
static inline void curses_cell(cchar_t *cell, const wchar_t *text, attr_t attributes, int pair) {
  setcchar(cell, text, attributes, 0, &pair);
}

// The columns that ncurses believes a character takes; wchar.h declares the function for some standards
// only.
extern int wcwidth(wchar_t character);
static inline int curses_columns(wchar_t character) { return wcwidth(character); }

// Makes the locale's character set that of this process; says whether it is UTF-8.
static inline bool curses_use_locale(void) {
  setlocale(LC_CTYPE, "");
  const char *name = nl_langinfo(CODESET);
  return name[0] == 'U' && name[1] == 'T' && name[2] == 'F' && name[3] == '-' && name[4] == '8';
}

// Forgets the description that setupterm read.
static inline void curses_forget_terminal(void) {
  if (cur_term != NULL) del_curterm(cur_term);
}

#endif

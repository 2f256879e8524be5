#define _GNU_SOURCE
#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/mman.h>
#endif

// The most urgent first.
static const int remembered[] = {SIGHUP, SIGTERM, SIGQUIT, SIGINT, SIGTSTP, SIGCONT, SIGWINCH};
static const int fatal[] = {SIGSEGV, SIGABRT, SIGILL, SIGTRAP, SIGBUS, SIGFPE};
enum { REMEMBERED = sizeof remembered / sizeof *remembered, FATAL = sizeof fatal / sizeof *fatal };

static struct sigaction previous_remembered[REMEMBERED];
static struct sigaction previous_fatal[FATAL];
static atomic_int pending[REMEMBERED];

static atomic_bool on_screen;
static int tty = -1;
static struct termios attributes;
static const char *leave_text;
static size_t leave_length;

static int pipe_ends[2] = {-1, -1};
static atomic_bool woken;

// The real standard error, and the file that stands in for it.
static int real_errors = -1;
static int collected_errors = -1;

static void write_all(int descriptor, const char *text, size_t length) {
  while (length > 0) {
    ssize_t count = write(descriptor, text, length);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return;
    text += count;
    length -= (size_t)count;
  }
}

// Standard error

static void collect_errors(void) {
  if (collected_errors < 0 || real_errors >= 0) return;
  real_errors = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (real_errors >= 0) dup2(collected_errors, STDERR_FILENO);
}

static void hand_over_errors(void) {
  if (real_errors < 0) return;
  dup2(real_errors, STDERR_FILENO);
  close(real_errors);
  real_errors = -1;
  char buffer[4096];
  off_t offset = 0;
  ssize_t count;
  while ((count = pread(collected_errors, buffer, sizeof buffer, offset)) > 0) {
    write_all(STDERR_FILENO, buffer, (size_t)count);
    offset += count;
  }
  if (ftruncate(collected_errors, 0) == 0) lseek(collected_errors, 0, SEEK_SET);
}

static int open_collection(void) {
#ifdef __linux__
  return memfd_create("standard error", MFD_CLOEXEC);
#else
  char name[] = "/tmp/standard-error.XXXXXX";
  int descriptor = mkstemp(name);
  if (descriptor >= 0) {
    unlink(name);
    fcntl(descriptor, F_SETFD, FD_CLOEXEC);
  }
  return descriptor;
#endif
}

// Handlers

static void leave_once(void) {
  if (!atomic_exchange(&on_screen, false)) return;
  write_all(tty, leave_text, leave_length);
  tcsetattr(tty, TCSANOW, &attributes);
  hand_over_errors();
}

// The pipe does not block: when it is full, the loop wakes anyway.
static void write_byte(void) {
  char byte = 0;
  while (pipe_ends[1] >= 0 && write(pipe_ends[1], &byte, 1) < 0 && errno == EINTR) {
  }
}

static void remember(int signal) {
  int saved = errno;
  for (int i = 0; i < REMEMBERED; i++) {
    if (remembered[i] == signal) atomic_store(&pending[i], 1);
  }
  write_byte();
  errno = saved;
}

// The default action, and not whatever was there before: Swift's own handler would ask questions.
static void die(int number) {
  leave_once();
  signal(number, SIG_DFL);
  raise(number);
}

static void install(void) {
  struct sigaction action = {.sa_handler = remember, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < REMEMBERED; i++) {
    sigaction(remembered[i], NULL, &previous_remembered[i]);
    // What the parent wants ignored (nohup) stays ignored.
    if (previous_remembered[i].sa_handler == SIG_IGN && remembered[i] != SIGWINCH) continue;
    sigaction(remembered[i], &action, NULL);
  }
  // A stack that has overflowed cannot hold a handler's frame.
  static char spare[16384];
  stack_t stack = {.ss_sp = spare, .ss_size = sizeof spare};
  sigaltstack(&stack, NULL);
  action.sa_handler = die;
  action.sa_flags = SA_ONSTACK | SA_NODEFER;
  for (int i = 0; i < FATAL; i++) sigaction(fatal[i], &action, &previous_fatal[i]);
}

static void uninstall(void) {
  for (int i = 0; i < REMEMBERED; i++) sigaction(remembered[i], &previous_remembered[i], NULL);
  for (int i = 0; i < FATAL; i++) sigaction(fatal[i], &previous_fatal[i], NULL);
}

// Beginning and end

int terminal_begin(int output, const char *text, size_t length) {
  static bool registered;
  if (pipe_ends[0] < 0) {
    if (pipe(pipe_ends) != 0) return -1;
    for (int i = 0; i < 2; i++) {
      fcntl(pipe_ends[i], F_SETFL, O_NONBLOCK);
      fcntl(pipe_ends[i], F_SETFD, FD_CLOEXEC);
    }
  }
  if (tcgetattr(output, &attributes) != 0) return -1;
  tty = output;
  leave_text = text;
  leave_length = length;
  for (int i = 0; i < REMEMBERED; i++) atomic_store(&pending[i], 0);
  terminal_take_wake();
  if (isatty(STDERR_FILENO) && collected_errors < 0) collected_errors = open_collection();
  if (!registered) registered = atexit(leave_once) == 0;
  install();
  terminal_return();
  return 0;
}

void terminal_end(void) {
  terminal_leave();
  uninstall();
  if (collected_errors >= 0) close(collected_errors);
  collected_errors = -1;
}

void terminal_leave(void) {
  leave_once();
}

void terminal_return(void) {
  collect_errors();
  atomic_store(&on_screen, true);
}

void terminal_stop(void) {
  struct sigaction ours, standard = {.sa_handler = SIG_DFL};
  sigemptyset(&standard.sa_mask);
  sigaction(SIGTSTP, &standard, &ours);
  kill(0, SIGTSTP);
  sigaction(SIGTSTP, &ours, NULL);
}

// Waiting

int terminal_take_signal(void) {
  for (int i = 0; i < REMEMBERED; i++) {
    if (atomic_exchange(&pending[i], 0)) return remembered[i];
  }
  return 0;
}

void terminal_forget_signal(int signal) {
  for (int i = 0; i < REMEMBERED; i++) {
    if (remembered[i] == signal) atomic_store(&pending[i], 0);
  }
}

int terminal_wake_descriptor(void) { return pipe_ends[0]; }

bool terminal_take_wake(void) {
  char buffer[64];
  while (read(pipe_ends[0], buffer, sizeof buffer) > 0) {
  }
  // Taken after the bytes: a wake in between leaves a byte, and the next wait ends at once.
  return atomic_exchange(&woken, false);
}

void terminal_wake(void) {
  atomic_store(&woken, true);
  write_byte();
}

bool terminal_size(int descriptor, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) {
    return false;
  }
  *columns = size.ws_col;
  *rows = size.ws_row;
  return true;
}

int terminal_readable(int descriptor) {
  int count;
  return ioctl(descriptor, FIONREAD, &count) == 0 ? count : -1;
}

#!/usr/bin/env python3
"""Measures the full-screen program from outside, in a pseudo-terminal of 120x40.

    Benchmarks/terminal.py PROGRAM [ARGUMENT ...]

prints, as medians over several starts: milliseconds to the first byte and to the last byte of the
first frame; then, over ten seconds of playing: bytes for each frame that changed something, and CPU
milliseconds for each of the thirty pictures a second that are made; then, over five seconds of
standing still: bytes and CPU milliseconds. A frame is a burst of output with at least 4 ms of silence
after it. CPU time is the kernel's own account of the process (schedstat).
"""

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import termios
import time

SIZE = (40, 120)


def start(command):
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", LANG="C.UTF-8", LC_ALL="C.UTF-8")
        os.environ.pop("NO_COLOR", None)
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
    return pid, terminal


def read(terminal, seconds):
    """What arrives within that time: (moment, number of bytes) pairs."""
    arrivals = []
    end = time.perf_counter() + seconds
    while (left := end - time.perf_counter()) > 0:
        if select.select([terminal], [], [], left)[0]:
            try:
                data = os.read(terminal, 1 << 16)
            except OSError:
                break
            arrivals.append((time.perf_counter(), len(data)))
    return arrivals


def cpu_milliseconds(pid):
    total = 0
    for task in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{task}/schedstat") as file:
            total += int(file.read().split()[0])
    return total / 1e6


def stop(pid, terminal):
    os.write(terminal, b"q")
    read(terminal, 0.2)
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    os.waitpid(pid, 0)
    os.close(terminal)


def first_frame(command):
    begin = time.perf_counter()
    pid, terminal = start(command)
    arrivals = read(terminal, 0.6)
    stop(pid, terminal)
    last = arrivals[0][0]
    for moment, _ in arrivals:
        if moment - last > 0.1:
            break
        last = moment
    sizes = sum(size for moment, size in arrivals if moment <= last)
    return (arrivals[0][0] - begin) * 1e3, (last - begin) * 1e3, sizes


def frames(arrivals):
    count, last = 0, 0.0
    for moment, _ in arrivals:
        if moment - last > 0.004:
            count += 1
        last = moment
    return count


def steady(pid, terminal, seconds):
    before = cpu_milliseconds(pid)
    arrivals = read(terminal, seconds)
    return sum(size for _, size in arrivals), cpu_milliseconds(pid) - before, frames(arrivals)


def main():
    command = sys.argv[1:]
    if not command:
        sys.exit(__doc__)
    starts = [first_frame(command) for _ in range(11)]
    first, settled, size = (statistics.median(column) for column in zip(*starts))
    print(f"first byte    {first:7.1f} ms")
    print(f"first frame   {settled:7.1f} ms   {size:.0f} bytes")

    pid, terminal = start(command)
    read(terminal, 1)
    os.write(terminal, b"g ")
    size, cpu, count = steady(pid, terminal, 10)
    count = max(count, 1)
    print(f"playing       {size / count:7.0f} bytes a frame   {cpu / 300:.2f} ms a picture   {count} frames in 10 s")
    stop(pid, terminal)

    pid, terminal = start(command)
    read(terminal, 1)
    size, cpu, _ = steady(pid, terminal, 5)
    print(f"standing still {size:6d} bytes            {cpu:.2f} ms in 5 s")
    stop(pid, terminal)


main()

import time
start = time.time(); t0 = time.perf_counter()
total = sum(range(1000)); elapsed = time.time() - start
print(total, elapsed >= 0, elapsed < 60, isinstance(time.time(), float), time.perf_counter() >= t0, type(time.time_ns()).__name__)
time.sleep(0.001)
print(f"{3661 // 3600:02d}:{3661 % 3600 // 60:02d}:{3661 % 60:02d}", time.strftime("%Y") >= "2024", len(time.strftime("%H:%M:%S")))
def human(seconds):
    for unit, size in (("d", 86400), ("h", 3600), ("m", 60)):
        if seconds >= size: return f"{seconds / size:.1f}{unit}"
    return f"{seconds:.0f}s"
print(human(5), human(90), human(7200), human(200000))
class Stopwatch:
    def __enter__(self): self.start = time.monotonic(); return self
    def __exit__(self, *exc): self.seconds = time.monotonic() - self.start
with Stopwatch() as w: pass
print(w.seconds >= 0, round(w.seconds))
def leap(y): return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)
print([y for y in (1900, 2000, 2023, 2024) if leap(y)])

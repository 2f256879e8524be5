import time as _time
default_timer = _time.perf_counter
def timeit(stmt, setup=None, timer=default_timer, number=1000000, globals=None):
    start = timer()
    for _ in range(number):
        stmt()
    return timer() - start

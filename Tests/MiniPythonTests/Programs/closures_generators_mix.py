"""Small simulation: bank queue with generators, closures and classes."""


def id_source(prefix):
    n = 0

    def next_id():
        nonlocal n
        n += 1
        return f"{prefix}-{n:03d}"
    return next_id


class Customer:
    new_id = id_source("C")

    def __init__(self, arrival, need):
        self.id = Customer.new_id()
        self.arrival = arrival
        self.need = need
        self.served = None

    @property
    def wait(self):
        return self.served - self.arrival if self.served is not None else None

    def __repr__(self):
        return f"<{self.id} arrived={self.arrival} wait={self.wait}>"


def arrivals(seed, n):
    state = seed
    t = 0
    for _ in range(n):
        state = (1103515245 * state + 12345) % 2 ** 31
        t += state % 5 + 1
        yield Customer(t, state % 7 + 1)


def simulate(customers, tellers=2):
    free_at = [0] * tellers
    log = []
    for c in customers:
        who = min(range(tellers), key=free_at.__getitem__)
        c.served = max(c.arrival, free_at[who])
        free_at[who] = c.served + c.need
        log.append((c.served, who, c))
    return log


log = simulate(arrivals(42, 10))
for time, teller, customer in log:
    print(f"t={time:>3} teller {teller}: {customer}")
waits = [c.wait for _, _, c in log]
mean = sum(waits) / len(waits)
var = sum((w - mean) ** 2 for w in waits) / (len(waits) - 1)
print(f"mean wait {mean:.2f}, variance {var:.2f}, longest {max(waits)}")
histogram = {}
for w in waits:
    histogram[w] = histogram.get(w, 0) + 1
for w in sorted(histogram):
    print(f"{w:>2} {'#' * histogram[w]}")

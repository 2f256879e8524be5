def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


print(even(100))


def forever(n):
    return forever(n + 1) + 1


try:
    forever(0)
except RecursionError as e:
    print(type(e).__name__, e)


class Node:
    def __repr__(self):
        return f"Node({self!r})"


try:
    repr(Node())
except RecursionError as e:
    print("RecursionError")


def deep(n):
    if n == 0:
        raise ValueError("bottom")
    deep(n - 1)


deep(8)

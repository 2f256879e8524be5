print(7 // 2, -7 // 2, 7 % -3, -7 % 3, divmod(-7, 2), 2 ** 100, 2 ** -1, 10 / 2, 7.5 // 2, -7.5 % 2, 1_000_000, 0xff, 0b101, 0o17, 1e3, .5, 5., 3 + 4j, abs(-3), round(2.5), round(3.5), round(2.675, 2), round(1234, -2), int(-3.9), int("0x1f", 16), int("101", 2), float("1e-3"), bool(""), bin(-5), hex(255), oct(8), pow(3, 4, 5), (255).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "little"), (10).bit_length(), 0.1 + 0.2 == 0.3, 1 == 1.0 == True, 3 & 5, 3 | 5, 3 ^ 5, ~3, 1 << 10, -8 >> 1, not 0, 1 < 2 < 3, 1 and 2, 0 or "x", (0.5).as_integer_ratio(), (2.5).is_integer(), 5 .real, float.fromhex("0x1.8p3"), (3.0).hex(), 1e308 * 10, -1e308 * 10, 5 / 3, 1e22, 1e21 + 1, 123456789012345678, 0.00001, 1e5, 12345678.9, 100000000000000000000.0, 1.5e-10)
import sys; print(sys.float_info.max, sys.float_info.epsilon, "")
def is_prime(n): return n > 1 and all(n % i for i in range(2, int(n ** .5) + 1))
print([n for n in range(50) if is_prime(n)], sum(int(d) for d in str(2 ** 1000)), len(str(3 ** 2000)))
def gcd(a, b):
    while b: a, b = b, a % b
    return a
print(gcd(48, 18), [i for i in range(1, 500) if sum(d for d in range(1, i) if i % d == 0) == i], format(1234567.891, ",.2f"), f"{255:08b} {255:#x} {-5:+d} {3.0:g} {1e-7:g} {123456789:e}", 10 ** 18 * 10 ** 18, -3 ** 2, 2 ** 3 ** 2, (1).__add__(2), 5 // -2, -5 // 2, 5 % -2, 0.1 * 3, 1 - 0.9, float(10 ** 30), int(1e30), 3.0 == 3, hash(3.0) == hash(3), True + True, sum([True, False, True]), max(1, 2.5), min([3, 1, 2]), sorted([3, -1, 2], key=abs), complex(1, -2), (1 + 2j).imag)

import math as _math

def _primes(count):
    found = []
    n = 2
    while len(found) < count:
        if all(n % p for p in found): found.append(n)
        n += 1
    return found

def _root_bits(n, root):
    "The first 32 bits of the fraction of a root, exactly."
    scaled = n << 32 * root
    low = 1 << (scaled.bit_length() // root + 1)
    while True:
        better = ((root - 1) * low + scaled // low ** (root - 1)) // root
        if better >= low: return low & 0xffffffff
        low = better

class _Hash:
    """A hash of the MD family; FIPS 180-4 and RFC 1321 say how blocks are mixed."""
    block_size = 64
    _order = 'big'
    def __init__(self, data=b''):
        self._data = bytearray()
        self.update(data)
    def update(self, data):
        if isinstance(data, str): raise TypeError('Strings must be encoded before hashing')
        self._data += data
    def copy(self): return type(self)(bytes(self._data))
    def digest(self):
        data = bytes(self._data)
        padded = data + b'\x80' + bytes((55 - len(data)) % 64) + (8 * len(data)).to_bytes(8, self._order)
        state = list(self._start)
        for i in range(0, len(padded), 64):
            words = [int.from_bytes(padded[j:j + 4], self._order) for j in range(i, i + 64, 4)]
            state = [(a + b) & 0xffffffff for a, b in zip(state, self._mix(state, words))]
        return b''.join(word.to_bytes(4, self._order) for word in state)
    def hexdigest(self): return self.digest().hex()
    def __repr__(self): return f'<{self.name} _hashlib.HASH object @ {hex(id(self))}>'

class _SHA256(_Hash):
    name, digest_size = 'sha256', 32
    _start = [_root_bits(p, 2) for p in _primes(8)]
    _constants = [_root_bits(p, 3) for p in _primes(64)]
    def _mix(self, state, words):
        def turn(x, n): return (x >> n | x << 32 - n) & 0xffffffff
        words = list(words)
        for i in range(16, 64):
            a, b = words[i - 15], words[i - 2]
            s0 = turn(a, 7) ^ turn(a, 18) ^ a >> 3
            s1 = turn(b, 17) ^ turn(b, 19) ^ b >> 10
            words.append(words[i - 16] + s0 + words[i - 7] + s1 & 0xffffffff)
        a, b, c, d, e, f, g, h = state
        for k, w in zip(self._constants, words):
            t1 = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + (e & f ^ ~e & g) + k + w
            t2 = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + (a & b ^ a & c ^ b & c)
            a, b, c, d, e, f, g, h = t1 + t2 & 0xffffffff, a, b, c, d + t1 & 0xffffffff, e, f, g
        return a, b, c, d, e, f, g, h

class _SHA1(_Hash):
    name, digest_size = 'sha1', 20
    _start = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]
    def _mix(self, state, words):
        def turn(x, n): return (x << n | x >> 32 - n) & 0xffffffff
        words = list(words)
        for i in range(16, 80): words.append(turn(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1))
        a, b, c, d, e = state
        for i, w in enumerate(words):
            if i < 20: f, k = b & c | ~b & d, 0x5a827999
            elif i < 40: f, k = b ^ c ^ d, 0x6ed9eba1
            elif i < 60: f, k = b & c | b & d | c & d, 0x8f1bbcdc
            else: f, k = b ^ c ^ d, 0xca62c1d6
            a, b, c, d, e = turn(a, 5) + f + e + k + w & 0xffffffff, a, turn(b, 30), c, d
        return a, b, c, d, e

class _MD5(_Hash):
    name, digest_size, _order = 'md5', 16, 'little'
    _start = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476]
    _constants = [int(abs(_math.sin(i + 1)) * 2 ** 32) for i in range(64)]
    _turns = ([7, 12, 17, 22] * 4, [5, 9, 14, 20] * 4, [4, 11, 16, 23] * 4, [6, 10, 15, 21] * 4)
    def _mix(self, state, words):
        a, b, c, d = state
        for i in range(64):
            if i < 16: f, g = b & c | ~b & d, i
            elif i < 32: f, g = d & b | ~d & c, (5 * i + 1) % 16
            elif i < 48: f, g = b ^ c ^ d, (3 * i + 5) % 16
            else: f, g = c ^ (b | ~d & 0xffffffff), 7 * i % 16
            f = f + a + self._constants[i] + words[g] & 0xffffffff
            n = self._turns[i // 16][i % 16]
            a, d, c, b = d, c, b, b + (f << n | f >> 32 - n) & 0xffffffff
        return a, b, c, d

sha256, sha1, md5 = _SHA256, _SHA1, _MD5
algorithms_available = algorithms_guaranteed = {'sha256', 'sha1', 'md5'}
def new(name, data=b'', **options):
    kinds = {'sha256': sha256, 'sha1': sha1, 'md5': md5}
    if name not in kinds: raise ValueError(f'unsupported hash type {name}')
    return kinds[name](data)

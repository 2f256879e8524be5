_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

def _bytes(s):
    if isinstance(s, (bytes, bytearray)): return bytes(s)
    raise TypeError(f"a bytes-like object is required, not '{type(s).__name__}'")

def b64encode(s, altchars=None):
    s = _bytes(s)
    letters = _ALPHABET if altchars is None else _ALPHABET[:62] + altchars.decode()
    out = []
    for i in range(0, len(s), 3):
        part = s[i:i + 3]
        n = int.from_bytes(part + bytes(3 - len(part)), 'big')
        quad = ''.join(letters[n >> shift & 63] for shift in (18, 12, 6, 0))
        out.append(quad[:len(part) + 1] + '=' * (3 - len(part)))
    return ''.join(out).encode()

def b64decode(s, altchars=None, validate=False):
    if isinstance(s, str): s = s.encode('ascii')
    letters = _ALPHABET if altchars is None else _ALPHABET[:62] + altchars.decode()
    text = [c for c in _bytes(s).decode('latin-1') if c in letters or c == '=']
    digits = [letters.index(c) for c in text if c != '=']
    if len(text) % 4:
        if len(digits) % 4 == 1:
            raise ValueError(f'Invalid base64-encoded string: number of data characters ({len(digits)}) cannot be 1 more than a multiple of 4')
        raise ValueError('Incorrect padding')
    out = bytearray()
    for i in range(0, len(digits), 4):
        part = digits[i:i + 4]
        n = 0
        for digit in part + [0] * (4 - len(part)): n = n << 6 | digit
        out += n.to_bytes(3, 'big')[:len(part) - 1]
    return bytes(out)

standard_b64encode, standard_b64decode = b64encode, b64decode
def urlsafe_b64encode(s): return b64encode(s, b'-_')
def urlsafe_b64decode(s): return b64decode(s, b'-_')
def b16encode(s): return _bytes(s).hex().upper().encode()
def b16decode(s, casefold=False): return bytes.fromhex(s if isinstance(s, str) else s.decode())

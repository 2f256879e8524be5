def get_stats(ids, counts=None):
    counts = {} if counts is None else counts
    for pair in zip(ids, ids[1:]): counts[pair] = counts.get(pair, 0) + 1
    return counts
def merge(ids, pair, idx):
    newids, i = [], 0
    while i < len(ids):
        if i < len(ids) - 1 and ids[i] == pair[0] and ids[i + 1] == pair[1]:
            newids.append(idx); i += 2
        else:
            newids.append(ids[i]); i += 1
    return newids
text = "aaabdaaabac the cat sat on the mat with the hat ∇"
tokens = list(text.encode("utf-8"))
print(len(text), len(tokens), tokens[:12])
merges, ids = {}, list(tokens)
for i in range(8):
    stats = get_stats(ids)
    pair = max(stats, key=lambda p: (stats[p], -p[0], -p[1]))
    if stats[pair] < 2: break
    idx = 256 + i
    print(f"merging {pair} into a new token {idx} ({stats[pair]} times)")
    ids = merge(ids, pair, idx); merges[pair] = idx
vocab = {i: bytes([i]) for i in range(256)}
for (p0, p1), idx in merges.items(): vocab[idx] = vocab[p0] + vocab[p1]
def decode(ids): return b"".join(vocab[i] for i in ids).decode("utf-8", errors="replace")
def encode(text):
    tokens = list(text.encode("utf-8"))
    while len(tokens) >= 2:
        stats = get_stats(tokens)
        pair = min(stats, key=lambda p: merges.get(p, float("inf")))
        if pair not in merges: break
        tokens = merge(tokens, pair, merges[pair])
    return tokens
print(f"{len(tokens) / len(ids):.2f}X", decode(ids) == text, encode("the cat"), decode(encode("hello ∇")), vocab[258])

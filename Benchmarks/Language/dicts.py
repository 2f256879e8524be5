counts = {}
for i in range(600000):
    k = i * 7919 % 1009
    counts[k] = counts.get(k, 0) + 1
print(len(counts), max(counts.values()))
words = ["w%d" % (i % 500) for i in range(200000)]
freq = {}
for w in words:
    if w in freq:
        freq[w] += 1
    else:
        freq[w] = 1
print(sorted(freq.items(), key=lambda kv: (-kv[1], kv[0]))[:3])

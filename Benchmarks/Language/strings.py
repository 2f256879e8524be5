out = []
for i in range(150000):
    out.append(f"{i:05d} {i / 7:.3f} {'x' * (i % 5)}")
s = "\n".join(out)
print(len(s), s.count("3"), s[:20])
t = ""
for i in range(100000):
    t += chr(97 + i % 26)
print(t[:10], len(t), sum(1 for c in t if c in "aeiou"))
print(" ".join(w.upper() for w in s.split()[:5]))

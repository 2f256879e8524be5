from collections import Counter
import re, string, textwrap
TEXT = """It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of
foolishness, it was the epoch of belief, it was the epoch of incredulity..."""
words = re.findall(r"[a-z']+", TEXT.lower()); freq = Counter(words)
for w, n in freq.most_common(5): print(f"{w:<8}{'#' * n} {n}")
print(len(words), len(set(words)), f"{len(set(words)) / len(words):.2%}", max(words, key=len), sum(map(len, words)) / len(words))
print({k: [w for w in sorted(set(words)) if len(w) == k] for k in sorted({len(w) for w in words}) if k > 5})
def caesar(s, k): return "".join(chr((ord(c) - b + k) % 26 + b) if (b := 65 if c.isupper() else 97 if c.islower() else 0) else c for c in s)
enc = caesar("Hello, World!", 3); print(enc, caesar(enc, -3))
def rle(s): return re.sub(r"(.)\1*", lambda m: f"{len(m[0])}{m[1]}", s)
print(rle("aaabbc"), [w for w in "level noon word".split() if w == w[::-1]], sorted("banana apple cherry".split(), key=lambda w: (-len(w), w)))
print(textwrap.fill(TEXT.replace("\n", " "), 40, initial_indent="* ", subsequent_indent="  "))
bigrams = Counter(zip(words, words[1:])); print(bigrams.most_common(2), TEXT.translate(str.maketrans("", "", string.punctuation)).split()[-1])
print("%-10s|%5.1f%%|%+d|%x" % ("row", 45.678, 7, 255), "{:>8}|{:^8}|{:08.3f}".format("a", "b", 3.14159), f"{'x':-^9}", "tab\tsep".expandtabs(4))

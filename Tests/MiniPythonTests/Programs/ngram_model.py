import random, math
from collections import defaultdict, Counter
text = "the cat sat on the mat . the dog sat on the log . the cat saw the dog . the dog saw the mat ."
words = text.split()
model = defaultdict(Counter)
for a, b in zip(words, words[1:]): model[a][b] += 1
probs = {a: {b: n / sum(c.values()) for b, n in c.items()} for a, c in model.items()}
for a in sorted(probs): print(f"{a:>4}: " + ", ".join(f"{b}={p:.2f}" for b, p in sorted(probs[a].items())))
random.seed(3)
def generate(start, n):
    out = [start]
    for _ in range(n):
        choices = sorted(probs[out[-1]].items())
        out.append(random.choices([w for w, _ in choices], weights=[p for _, p in choices])[0])
    return " ".join(out)
for _ in range(3): print(generate("the", 8))
ll = sum(math.log(probs[a][b]) for a, b in zip(words, words[1:]))
print(f"log-likelihood {ll:.4f} perplexity {math.exp(-ll / (len(words) - 1)):.4f}")
entropy = {a: -sum(p * math.log2(p) for p in d.values()) for a, d in probs.items()}
print({k: round(v, 3) for k, v in sorted(entropy.items(), key=lambda kv: -kv[1])[:3]})

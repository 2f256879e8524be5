import random
from collections import Counter
random.seed(1)
class Card:
    RANKS = "2 3 4 5 6 7 8 9 10 J Q K A".split(); SUITS = "♣♦♥♠"
    def __init__(self, rank, suit): self.rank, self.suit = rank, suit
    def __repr__(self): return self.rank + self.suit
    @property
    def value(self): return Card.RANKS.index(self.rank)
class Deck:
    def __init__(self): self.cards = [Card(r, s) for s in Card.SUITS for r in Card.RANKS]
    def shuffle(self): random.shuffle(self.cards); return self
    def deal(self, n): hand, self.cards = self.cards[:n], self.cards[n:]; return hand
    def __len__(self): return len(self.cards)
class Player:
    def __init__(self, name): self.name, self.hand, self.wins = name, [], 0
    def best(self): return max(self.hand, key=lambda c: (c.value, c.suit))
deck = Deck().shuffle(); players = [Player(n) for n in ("Ann", "Bob", "Cy")]
for rnd in range(1, 4):
    for p in players: p.hand = deck.deal(5)
    winner = max(players, key=lambda p: (p.best().value, p.best().suit)); winner.wins += 1
    print(f"Round {rnd}: " + ", ".join(f"{p.name} {p.hand}" for p in players) + f" -> {winner.name} with {winner.best()}")
print(Counter({p.name: p.wins for p in players}).most_common(), len(deck))
def hand_kind(hand):
    counts = sorted(Counter(c.rank for c in hand).values(), reverse=True); flush = len({c.suit for c in hand}) == 1
    return {(4, 1): "four", (3, 2): "full house", (3, 1, 1): "three", (2, 2, 1): "two pair", (2, 1, 1, 1): "pair"}.get(tuple(counts), "flush" if flush else "high card")
print([hand_kind(p.hand) for p in players])
board = [[" "] * 3 for _ in range(3)]
for i, (r, c) in enumerate(random.sample([(r, c) for r in range(3) for c in range(3)], 7)): board[r][c] = "XO"[i % 2]
print("\n-+-+-\n".join("|".join(row) for row in board))
lines = board + [list(c) for c in zip(*board)] + [[board[i][i] for i in range(3)], [board[i][2 - i] for i in range(3)]]
print(next((l[0] for l in lines if len(set(l)) == 1 and l[0] != " "), "draw"))

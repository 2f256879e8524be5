class Board:
    LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]
    def __init__(self): self.cells = [" "] * 9
    def __str__(self):
        rows = [" | ".join(self.cells[i:i + 3]) for i in range(0, 9, 3)]
        return "\n---------\n".join(rows)
    def moves(self): return [i for i, c in enumerate(self.cells) if c == " "]
    def winner(self):
        for a, b, c in self.LINES:
            if self.cells[a] == self.cells[b] == self.cells[c] != " ": return self.cells[a]
        return "draw" if not self.moves() else None

def minimax(board, player, counter):
    counter[0] += 1
    if (w := board.winner()) is not None:
        return {"X": (1, None), "O": (-1, None), "draw": (0, None)}[w]
    best = (-2, None) if player == "X" else (2, None)
    for m in board.moves():
        board.cells[m] = player
        score, _ = minimax(board, "O" if player == "X" else "X", counter)
        board.cells[m] = " "
        if (player == "X" and score > best[0]) or (player == "O" and score < best[0]):
            best = (score, m)
    return best

b = Board(); b.cells[0] = "X"; b.cells[4] = "O"; b.cells[8] = "X"
player, count = "O", [0]
while b.winner() is None:
    score, move = minimax(b, player, count)
    b.cells[move] = player
    print(f"{player} plays {move} (score {score:+d})")
    player = "X" if player == "O" else "O"
print(b); print("result:", b.winner(), count[0], "positions")

class Node:
    def __init__(self, value, next=None): self.value, self.next = value, next
class LinkedList:
    def __init__(self, items=()):
        self.head = None; self._n = 0
        for x in reversed(list(items)): self.push(x)
    def push(self, v): self.head = Node(v, self.head); self._n += 1
    def pop(self):
        if self.head is None: raise IndexError("pop from empty LinkedList")
        v, self.head = self.head.value, self.head.next; self._n -= 1; return v
    def __iter__(self):
        n = self.head
        while n: yield n.value; n = n.next
    def __len__(self): return self._n
    def __repr__(self): return "LinkedList([" + ", ".join(map(repr, self)) + "])"
    def __getitem__(self, i):
        if isinstance(i, slice): return LinkedList(list(self)[i])
        for k, v in enumerate(self):
            if k == i: return v
        raise IndexError(f"index {i} out of range")
    def reverse(self):
        prev, cur = None, self.head
        while cur: cur.next, prev, cur = prev, cur, cur.next
        self.head = prev; return self
    def __eq__(self, o): return list(self) == list(o)
    def __add__(self, o): return LinkedList([*self, *o])
l = LinkedList([1, 2, 3]); l.push(0); print(l, len(l), l[2], l[1:], l.reverse(), 3 in l, l + LinkedList("ab"), l == [3, 2, 1, 0], sorted(l), list(map(str, l)))
while l: print(l.pop(), end=" ")
print()
try: l.pop()
except IndexError as e: print(e)
try: l[7]
except IndexError as e: print(e)
class BST:
    def __init__(self): self.root = None
    def insert(self, k):
        def ins(n):
            if n is None: return {"k": k, "l": None, "r": None}
            n["l" if k < n["k"] else "r"] = ins(n["l" if k < n["k"] else "r"]); return n
        self.root = ins(self.root)
    def walk(self, n="root"):
        n = self.root if n == "root" else n
        if n: yield from self.walk(n["l"]); yield n["k"]; yield from self.walk(n["r"])
    def height(self, n="root"):
        n = self.root if n == "root" else n
        return 0 if n is None else 1 + max(self.height(n["l"]), self.height(n["r"]))
t = BST()
for k in [5, 2, 8, 1, 9, 3]: t.insert(k)
print(list(t.walk()), t.height())
LinkedList().pop()

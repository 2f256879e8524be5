class Node:
    def __init__(self, data, next=None):
        self.data = data
        self.next = next


class LinkedList:
    def __init__(self, items=()):
        self.head = None
        self._size = 0
        for item in items:
            self.append(item)

    def append(self, item):
        node = Node(item)
        if self.head is None:
            self.head = node
        else:
            cur = self.head
            while cur.next:
                cur = cur.next
            cur.next = node
        self._size += 1

    def reverse(self):
        prev, cur = None, self.head
        while cur:
            cur.next, prev, cur = prev, cur, cur.next
        self.head = prev

    def __iter__(self):
        cur = self.head
        while cur is not None:
            yield cur.data
            cur = cur.next

    def __len__(self): return self._size

    def __getitem__(self, i):
        if isinstance(i, slice):
            return LinkedList(list(self)[i])
        if i < 0: i += len(self)
        for k, v in enumerate(self):
            if k == i: return v
        raise IndexError("list index out of range")

    def __str__(self): return " -> ".join(map(str, self)) + " -> None"
    def __repr__(self): return f"LinkedList({list(self)!r})"
    def __eq__(self, o): return list(self) == list(o)
    def __add__(self, o): return LinkedList([*self, *o])
    def __contains__(self, x): return any(x == y for y in self)
    def __bool__(self): return self._size > 0


l = LinkedList([1, 2, 3])
l.append(4); print(l, len(l), l[1], l[-1], repr(l[1:3]), 3 in l, 9 in l)
l.reverse(); print(l, l == LinkedList([4, 3, 2, 1]), l + [0], bool(LinkedList()))
try: l[10]
except IndexError as e: print(e)


class BST:
    class _Node:
        __slots__ = "key", "left", "right"
        def __init__(self, key): self.key, self.left, self.right = key, None, None

    def __init__(self): self.root = None

    def add(self, key):
        def put(node):
            if node is None: return BST._Node(key)
            if key < node.key: node.left = put(node.left)
            elif key > node.key: node.right = put(node.right)
            return node
        self.root = put(self.root)
        return self

    def inorder(self):
        stack, node = [], self.root
        while stack or node:
            while node:
                stack.append(node); node = node.left
            node = stack.pop()
            yield node.key
            node = node.right

    def height(self):
        h = lambda n: 0 if n is None else 1 + max(h(n.left), h(n.right))
        return h(self.root)

    def show(self, node="root", depth=0):
        if node == "root": node = self.root
        if node:
            self.show(node.right, depth + 1)
            print("    " * depth + str(node.key))
            self.show(node.left, depth + 1)


t = BST()
for k in [50, 30, 70, 20, 40, 60, 80, 30]: t.add(k)
print(list(t.inorder()), t.height()); t.show()
import heapq
h = []
for x in [5, 1, 4, 2, 3]: heapq.heappush(h, x)
print(h, [heapq.heappop(h) for _ in range(3)], heapq.nlargest(2, [4, 9, 1]), heapq.nsmallest(2, [(3, "c"), (1, "a"), (2, "b")]))
hh = [9, 7, 8]; heapq.heapify(hh); print(hh, heapq.heappushpop(hh, 1), heapq.heapreplace(hh, 10), list(heapq.merge([1, 4], [2, 3])))
graph = {"a": {"b": 1, "c": 4}, "b": {"c": 2, "d": 5}, "c": {"d": 1}, "d": {}}
def dijkstra(g, s):
    dist = {n: float("inf") for n in g}; dist[s] = 0; pq = [(0, s)]; prev = {}
    while pq:
        d, n = heapq.heappop(pq)
        if d > dist[n]: continue
        for m, w in g[n].items():
            if (nd := d + w) < dist[m]:
                dist[m], prev[m] = nd, n
                heapq.heappush(pq, (nd, m))
    return dist, prev
print(*dijkstra(graph, "a"))
import bisect
xs = [1, 3, 5]; bisect.insort(xs, 4); print(xs, bisect.bisect(xs, 3), bisect.bisect_left(xs, 3), bisect.bisect_right(xs, 9))
class Queue:
    def __init__(self): self._in, self._out = [], []
    def push(self, x): self._in.append(x)
    def pop(self):
        if not self._out:
            while self._in: self._out.append(self._in.pop())
        return self._out.pop()
q = Queue(); q.push(1); q.push(2); print(q.pop(), end=" "); q.push(3); print(q.pop(), q.pop())
class Stack:
    def __init__(self): self.items = []
    def push(self, x): self.items.append(x); return self
    def pop(self): return self.items.pop()
    @property
    def top(self): return self.items[-1] if self.items else None
def balanced(s):
    st, pairs = Stack(), {")": "(", "]": "[", "}": "{"}
    for ch in s:
        if ch in pairs.values(): st.push(ch)
        elif ch in pairs:
            if st.top != pairs[ch]: return False
            st.pop()
    return not st.items
print(balanced("{[()]}"), balanced("([)]"), balanced("(("), Stack().push(1).push(2).items)

from collections import namedtuple, defaultdict, OrderedDict
from operator import attrgetter, itemgetter
Item = namedtuple("Item", "sku name category price qty")
data = """A1,Widget,tools,9.99,10
B2,Gadget,tools,24.5,3
C3,Doohickey,toys,4.25,0
D4,Thing,toys,15,7
E5,Gizmo,tools,,5"""
items, errors = [], []
for n, line in enumerate(data.splitlines(), 1):
    sku, name, cat, price, qty = line.split(",")
    try: items.append(Item(sku, name, cat, float(price), int(qty)))
    except ValueError as e: errors.append((n, str(e)))
print(f"{'SKU':<5}{'Name':<12}{'Cat':^8}{'Price':>10}{'Qty':>6}{'Value':>12}")
print("=" * 53)
for i in sorted(items, key=attrgetter("category", "price")):
    print(f"{i.sku:<5}{i.name:<12}{i.category:^8}{i.price:>10,.2f}{i.qty:>6d}{i.price * i.qty:>12,.2f}")
print("-" * 53); print(f"{'total':<35}{sum(i.qty for i in items):>6}{sum(i.price * i.qty for i in items):>12,.2f}")
by = defaultdict(list)
for i in items: by[i.category].append(i)
for cat, group in sorted(by.items()):
    cheapest, *_, priciest = sorted(group, key=lambda i: i.price)
    print(f"{cat}: n={len(group)} mean={sum(g.price for g in group) / len(group):.3f} {cheapest.name}..{priciest.name} in stock: {[g.name for g in group if g.qty]}")
for n, text in errors: print(f"line {n}: {text}")
restock = {i.sku: i._replace(qty=i.qty + 10) for i in items if i.qty < 5}; print(restock["C3"], list(OrderedDict(sorted(restock.items(), reverse=True))))
print(max(items, key=itemgetter(3)).name, [f"{k}={v}" for k, v in items[0]._asdict().items()], Item._fields, items[0][:2], len(items[0]), "Widget" in items[0])

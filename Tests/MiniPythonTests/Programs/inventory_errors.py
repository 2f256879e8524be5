inventory = {}
def add(name, qty=1, price=0.0):
    item = inventory.setdefault(name, {"qty": 0, "price": price})
    item["qty"] += qty
    if price: item["price"] = price
def remove(name, qty=1):
    if name not in inventory: raise KeyError(f"no {name}")
    if inventory[name]["qty"] < qty: raise ValueError(f"only {inventory[name]['qty']} of {name} left")
    inventory[name]["qty"] -= qty
    if not inventory[name]["qty"]: del inventory[name]
add("apple", 5, 0.5); add("pear", 2, 0.75); add("apple", 3)
for op in [("apple", 4), ("pear", 5), ("fig", 1), ("pear", 2)]:
    try: remove(*op); print("removed", op)
    except (KeyError, ValueError) as e: print(type(e).__name__, e)
print(f"{'item':<10}{'qty':>5}{'price':>8}{'total':>9}")
print("-" * 32)
for name, d in sorted(inventory.items()):
    print(f"{name:<10}{d['qty']:>5d}{d['price']:>8.2f}{d['qty'] * d['price']:>9.2f}")
print("total:", sum(d["qty"] * d["price"] for d in inventory.values()))
remove("apple", 99)

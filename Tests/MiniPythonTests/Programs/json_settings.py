import json, copy, pprint
config = {"name": "demo", "nested": {"a": [1, 2, {"b": None}], "f": 1e100, "t": True}, "uni": "é€😀", "esc": "a\"b\\c\n\t"}
s = json.dumps(config); print(s); print(json.loads(s) == config)
print(json.dumps(config, ensure_ascii=False, indent=4)); print(json.dumps([1, 2], separators=(",", ":")), json.dumps({1: 2, None: 3, True: 4, 2.5: 1}), json.dumps((1, 2)), json.dumps(float("nan")), json.dumps(float("inf")))
for bad in ["{", "[1,]", '{"a" 1}', "nope", '"abc', "[1 2]", "", '{"a": 1,}', "01", '"\x01"']:
    try: print(json.loads(bad))
    except json.JSONDecodeError as e: print(repr(bad), "->", e, e.lineno, e.colno, e.pos)
try: json.dumps({"a": {1, 2}})
except TypeError as e: print(e)
try: json.dumps({(1, 2): 3})
except TypeError as e: print(e)
class Enc(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set): return sorted(o)
        if isinstance(o, complex): return [o.real, o.imag]
        return super().default(o)
print(json.dumps({"s": {3, 1, 2}, "z": 1 + 2j}, cls=Enc), json.dumps([object], default=str))
print(json.loads('{"a": 1.5e3, "b": [true, false, null], "c": "\\u00e9\\ud83d\\ude00"}'), json.loads("[1.0, 2]", parse_float=str), json.loads('{"x": 1}', object_hook=lambda d: list(d.items())))
d2 = copy.deepcopy(config); d2["nested"]["a"][2]["b"] = "changed"; print(config["nested"]["a"], d2["nested"]["a"])
pprint.pprint(config); pprint.pprint(list(range(40))); pprint.pprint({"k%d" % i: list(range(i)) for i in range(12)}, width=60); print(pprint.pformat({"b": 1, "a": 2}))
print(json.dumps([], indent=2), json.dumps({}, indent=2), json.dumps([[]], indent=1), json.dumps({"a": []}, indent=1), json.dumps("x", indent=2))

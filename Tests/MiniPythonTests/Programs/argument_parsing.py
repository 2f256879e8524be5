import argparse
p = argparse.ArgumentParser(prog="train", description="Train a model.")
p.add_argument("--lr", type=float, default=0.1, help="learning rate"); p.add_argument("--epochs", "-e", type=int, default=3); p.add_argument("--verbose", action="store_true"); p.add_argument("--name", choices=["a", "b"], default="a"); p.add_argument("files", nargs="*")
a = p.parse_args([]); print(a, a.lr); a = p.parse_args(["--lr", "0.5", "-e", "7", "--verbose", "x", "y"]); print(a, vars(a))
print(p.parse_args(["--lr=2"]).lr, p.parse_known_args(["--zzz", "1"])); p.print_help()
try: p.parse_args(["--lr", "abc"])
except SystemExit as e: print("exit", e.code)

def parse(text):
    return int(text)


def load(items):
    values = []
    for item in items:
        try:
            values.append(parse(item))
        except ValueError as error:
            raise RuntimeError(f"cannot load {item!r}") from error
    return values


class Loader:
    def __init__(self, items):
        self.items = items

    def run(self):
        return load(self.items)


print(load(["1", "2"]))
try:
    Loader(["3", "x"]).run()
except RuntimeError:
    raise LookupError("while handling")

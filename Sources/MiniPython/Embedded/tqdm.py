class tqdm:
    """The progress bar, which has no place to be drawn here: it only passes items on."""
    def __init__(self, iterable=None, desc=None, total=None, **options):
        self.iterable, self.desc, self.n = iterable, desc, 0
        self.total = total if total is not None else len(iterable) if hasattr(iterable, '__len__') else None
    def __iter__(self):
        for item in self.iterable:
            yield item
            self.n += 1
    def __len__(self):
        return self.total
    def __enter__(self):
        return self
    def __exit__(self, *details):
        return None
    def update(self, n=1):
        self.n += n
    def set_description(self, desc=None, refresh=True):
        self.desc = desc
    def set_postfix(self, *args, **values):
        pass
    def set_postfix_str(self, s='', refresh=True):
        pass
    def refresh(self):
        pass
    def close(self):
        pass
    @staticmethod
    def write(s, file=None, end='\n'):
        print(s, end=end)

def trange(*args, **options):
    return tqdm(range(*args), **options)
tqdm_notebook = tqdm

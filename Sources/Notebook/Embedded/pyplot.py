"""matplotlib.pyplot: what a program draws is kept, and shown as a small chart where it can be."""

import _charts


class _Nothing:
    """Whatever is asked of it, it does nothing: styling that a small chart has no room for."""

    def __getattr__(self, name):
        return _Nothing()

    def __call__(self, *args, **kwargs):
        return _Nothing()

    def __getitem__(self, index):
        return _Nothing()

    def __setitem__(self, index, value):
        pass

    def __iter__(self):
        return iter([_Nothing()])

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return False


def _numbers(values):
    if hasattr(values, "detach") and values.requires_grad:
        raise RuntimeError(
            "Can't call numpy() on Tensor that requires grad. "
            "Use tensor.detach().numpy() instead.")
    if hasattr(values, "tolist"):
        values = values.tolist()
    if isinstance(values, (int, float)):
        values = [values]
    flat = []
    for value in values:
        if isinstance(value, (list, tuple)):
            flat.extend(_numbers(value))
        else:
            flat.append(float(value) if not isinstance(value, str) else value)
    return flat


class Axes:
    def __init__(self):
        self.title = ""
        self.xlabel = ""
        self.ylabel = ""
        self.series = []

    def _add(self, kind, x, y, label=None):
        if x and isinstance(x[0], str):
            x = list(range(len(x)))
        self.series.append((kind, [float(n) for n in x], y, label or ""))
        return [_Nothing()]

    def plot(self, *args, label=None, **style):
        data = [arg for arg in args if not isinstance(arg, str)]
        while data:
            y = _numbers(data[1] if len(data) > 1 else data[0])
            x = _numbers(data[0]) if len(data) > 1 else list(range(len(y)))
            self._add("line", x, y, label)
            data = data[2:]
        return [_Nothing()]

    semilogy = loglog = semilogx = plot

    def scatter(self, x, y, *args, label=None, **style):
        self._add("points", _numbers(x), _numbers(y), label)
        return _Nothing()

    def bar(self, x, height, *args, label=None, **style):
        self._add("bars", _numbers(x), _numbers(height), label)
        return _Nothing()

    def hist(self, x, bins=10, *args, label=None, **style):
        values = _numbers(x)
        count = bins if isinstance(bins, int) else len(bins) - 1
        low, high = min(values), max(values)
        width = (high - low) / count or 1.0
        heights = [0] * count
        for value in values:
            heights[min(int((value - low) / width), count - 1)] += 1
        edges = [low + width * (place + 0.5) for place in range(count)]
        self._add("bars", edges, [float(h) for h in heights], label)
        return heights, edges, _Nothing()

    def axhline(self, y=0, **style):
        return _Nothing()

    def set_title(self, text, **style):
        self.title = str(text)

    def set_xlabel(self, text, **style):
        self.xlabel = str(text)

    def set_ylabel(self, text, **style):
        self.ylabel = str(text)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return _Nothing()


class _AxesArray(list):
    """What `subplots` gives for several charts."""

    @property
    def flat(self):
        return iter(self.flatten())

    @property
    def shape(self):
        nested = isinstance(self[0], list)
        return (len(self), len(self[0])) if nested else (len(self),)

    def flatten(self):
        return _AxesArray([axes for row in self for axes in row]
                          if isinstance(self[0], list) else self)

    ravel = flatten

    def __getitem__(self, index):
        if isinstance(index, tuple):
            return list.__getitem__(self, index[0])[index[1]]
        return list.__getitem__(self, index)


class Figure:
    def __init__(self):
        self.axes = []

    def add_subplot(self, *args, **kwargs):
        self.axes.append(Axes())
        return self.axes[-1]

    def gca(self):
        return self.axes[-1] if self.axes else self.add_subplot()

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return _Nothing()


class _State:
    figure = None


def _axes():
    if _State.figure is None:
        _State.figure = Figure()
    return _State.figure.gca()


def figure(*args, **kwargs):
    _State.figure = Figure()
    return _State.figure


def subplots(nrows=1, ncols=1, *args, **kwargs):
    figure()
    made = [[_State.figure.add_subplot() for _ in range(ncols)] for _ in range(nrows)]
    if nrows == 1 and ncols == 1:
        return _State.figure, made[0][0]
    if nrows == 1 or ncols == 1:
        return _State.figure, _AxesArray([axes for row in made for axes in row])
    return _State.figure, _AxesArray(made)


def subplot(*args, **kwargs):
    if _State.figure is None:
        figure()
    return _State.figure.add_subplot()


def gca():
    return _axes()


def gcf():
    _axes()
    return _State.figure


def plot(*args, **kwargs):
    return _axes().plot(*args, **kwargs)


semilogy = loglog = semilogx = plot


def scatter(*args, **kwargs):
    return _axes().scatter(*args, **kwargs)


def bar(*args, **kwargs):
    return _axes().bar(*args, **kwargs)


def hist(*args, **kwargs):
    return _axes().hist(*args, **kwargs)


def title(text, **style):
    _axes().set_title(text)


def xlabel(text, **style):
    _axes().set_xlabel(text)


def ylabel(text, **style):
    _axes().set_ylabel(text)


def show(*args, **kwargs):
    if _State.figure is None:
        return
    for axes in _State.figure.axes:
        _charts.show(axes.title, axes.xlabel, axes.ylabel, axes.series)
    _State.figure = None


def savefig(*args, **kwargs):
    show()


def close(*args):
    _State.figure = None


def clf():
    _State.figure = None


style = rcParams = cm = colors = colormaps = _Nothing()
annotate = arrow = axhline = axis = axvline = boxplot = cla = clim = colorbar = contour = _Nothing()
contourf = draw = errorbar = fill_between = grid = imshow = ioff = ion = legend = _Nothing()
margins = matshow = pause = pcolormesh = pie = quiver = rc = set_cmap = stem = step = _Nothing()
subplots_adjust = suptitle = text = tick_params = tight_layout = xlim = xticks = _Nothing()
ylim = yticks = xscale = yscale = get_cmap = switch_backend = vlines = hlines = _Nothing()

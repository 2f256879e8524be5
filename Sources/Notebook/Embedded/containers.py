

# torch.nn, second part, in one namespace with the others: containers of modules.


def _grouped(modules):
    """The lines of a list of modules, in which runs of equal ones are one line."""
    runs = []
    for name, module in modules.items():
        text = repr(module)
        if runs and runs[-1][2] == text:
            runs[-1][1] = name
            runs[-1][3] += 1
        else:
            runs.append([name, name, text, 1])
    lines = []
    for first, last, text, count in runs:
        if count == 1:
            lines.append(f"({first}): {_indented(text)}")
        else:
            lines.append(f"({first}-{last}): {count} x {_indented(text)}")
    return lines


__name__ = "torch.nn.modules.container"


class Sequential(Module):
    def __init__(self, *args):
        super().__init__()
        if len(args) == 1 and isinstance(args[0], (dict, collections.OrderedDict)):
            for name, module in args[0].items():
                self.add_module(name, module)
        else:
            for index, module in enumerate(args):
                self.add_module(str(index), module)

    forward = torch._C._run_in_sequence

    def __len__(self):
        return len(self._modules)

    def __iter__(self):
        return iter(self._modules.values())

    def __getitem__(self, index):
        modules = list(self._modules.values())
        if isinstance(index, slice):
            return type(self)(collections.OrderedDict(list(self._modules.items())[index]))
        if not -len(modules) <= index < len(modules):
            raise IndexError(f"index {index} is out of range")
        return modules[index]

    def __setitem__(self, index, module):
        self._modules[list(self._modules)[index]] = module

    def __delitem__(self, index):
        del self._modules[list(self._modules)[index]]
        kept = list(self._modules.values())
        self._modules.clear()
        for place, module in enumerate(kept):
            self._modules[str(place)] = module

    def append(self, module):
        self.add_module(str(len(self)), module)
        return self

    def extend(self, modules):
        for module in modules:
            self.append(module)
        return self

    def insert(self, index, module):
        kept = list(self._modules.values())
        kept.insert(index, module)
        self._modules.clear()
        for place, kept_module in enumerate(kept):
            self._modules[str(place)] = kept_module
        return self


class ModuleList(Module):
    def __init__(self, modules=None):
        super().__init__()
        if modules is not None:
            self.extend(modules)

    def __len__(self):
        return len(self._modules)

    def __iter__(self):
        return iter(self._modules.values())

    def __getitem__(self, index):
        modules = list(self._modules.values())
        if isinstance(index, slice):
            return type(self)(modules[index])
        if not -len(modules) <= index < len(modules):
            raise IndexError(f"index {index} is out of range")
        return modules[index]

    def __setitem__(self, index, module):
        self._modules[list(self._modules)[index]] = module

    def append(self, module):
        self.add_module(str(len(self)), module)
        return self

    def insert(self, index, module):
        modules = list(self._modules.values())
        modules.insert(index, module)
        self._modules.clear()
        self.extend(modules)

    def pop(self, key):
        module = self[key]
        del self[key]
        return module

    def __delitem__(self, key):
        modules = list(self._modules.values())
        del modules[key]
        self._modules.clear()
        self.extend(modules)

    def __add__(self, other):
        return type(self)(list(self) + list(other))

    def __iadd__(self, modules):
        return self.extend(modules)

    def extend(self, modules):
        for module in modules:
            self.append(module)
        return self

    def __repr__(self):
        lines = _grouped(self._modules)
        if not lines:
            return f"{self._get_name()}()"
        return f"{self._get_name()}(\n  " + "\n  ".join(lines) + "\n)"


class ModuleDict(Module):
    def __init__(self, modules=None):
        super().__init__()
        if modules is not None:
            self.update(modules)

    def update(self, modules):
        pairs = modules.items() if hasattr(modules, "items") else modules
        for name, module in pairs:
            self.add_module(name, module)

    def pop(self, name):
        return self._modules.pop(name)

    def __getitem__(self, name):
        return self._modules[name]

    def __setitem__(self, name, module):
        self.add_module(name, module)

    def __len__(self):
        return len(self._modules)

    def __iter__(self):
        return iter(self._modules)

    def __contains__(self, name):
        return name in self._modules

    def keys(self):
        return self._modules.keys()

    def items(self):
        return self._modules.items()

    def values(self):
        return self._modules.values()


def _listed(name, lines):
    """A line for each parameter; a single one stays on the line of the name."""
    if len(lines) > 1:
        return f"{name}(\n    " + "\n    ".join(lines) + "\n)"
    return f"{name}(" + "".join("  " + line for line in lines) + ")"


class ParameterList(Module):
    def __init__(self, values=None):
        super().__init__()
        for value in values or []:
            self.append(value)

    def append(self, value):
        if not isinstance(value, Parameter):
            value = Parameter(value)
        self.register_parameter(str(len(self)), value)
        return self

    def __len__(self):
        return len(self._parameters)

    def __iter__(self):
        return iter(self._parameters.values())

    def __getitem__(self, index):
        return list(self._parameters.values())[index]

    def __setitem__(self, index, value):
        name = list(self._parameters)[index]
        self.register_parameter(name, value if isinstance(value, Parameter) else Parameter(value))

    def extend(self, values):
        for value in values:
            self.append(value)
        return self

    def __repr__(self):
        lines = []
        for name, value in self._parameters.items():
            size = "x".join(str(n) for n in value.shape)
            lines.append(f"({name}): Parameter containing: [{value.dtype} of size {size}]")
        return _listed(self._get_name(), lines)


class ParameterDict(Module):
    def __init__(self, parameters=None):
        super().__init__()
        if parameters is not None:
            self.update(parameters)

    def update(self, parameters):
        pairs = parameters.items() if hasattr(parameters, "items") else parameters
        for name, value in pairs:
            self[name] = value

    def __getitem__(self, name):
        return self._parameters[name]

    def __setitem__(self, name, value):
        self.register_parameter(name, value if isinstance(value, Parameter) else Parameter(value))

    def __len__(self):
        return len(self._parameters)

    def __iter__(self):
        return iter(self._parameters)

    def __contains__(self, name):
        return name in self._parameters

    def keys(self):
        return self._parameters.keys()

    def items(self):
        return self._parameters.items()

    def values(self):
        return self._parameters.values()

    def __repr__(self):
        lines = []
        for name, value in self._parameters.items():
            size = "x".join(str(n) for n in value.shape)
            lines.append(
                f"({name}): Parameter containing: [{torch.typename(value)} of size {size}]")
        return _listed(self._get_name(), lines)

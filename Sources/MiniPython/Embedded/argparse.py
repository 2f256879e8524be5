import sys as _sys

class ArgumentTypeError(Exception):
    pass

class Namespace:
    def __init__(self, **values):
        self.__dict__.update(values)
    def __repr__(self):
        return 'Namespace(' + ', '.join(f'{k}={v!r}' for k, v in self.__dict__.items()) + ')'
    def __eq__(self, other):
        return isinstance(other, Namespace) and vars(self) == vars(other)
    def __contains__(self, key):
        return key in self.__dict__

class HelpFormatter:
    pass
class ArgumentDefaultsHelpFormatter(HelpFormatter):
    pass
class RawTextHelpFormatter(HelpFormatter):
    pass
RawDescriptionHelpFormatter = RawTextHelpFormatter
SUPPRESS = '==SUPPRESS=='

class _Action:
    def __init__(self, names, action, nargs, const, default, type, choices, required, dest, help):
        self.names, self.action, self.nargs, self.const, self.default = names, action, nargs, const, default
        self.type, self.choices, self.required, self.dest, self.help = type, choices, required, dest, help

class ArgumentParser:
    def __init__(self, prog=None, usage=None, description=None, epilog=None, formatter_class=None, add_help=True, parents=(), conflict_handler='error'):
        self.prog = prog or _sys.argv[0].split('/')[-1]
        self.description = description
        self._actions = []
        self._defaults = {}
    def add_argument(self, *names, action='store', nargs=None, const=None, default=None, type=None, choices=None, required=False, help=None, metavar=None, dest=None):
        positional = not names[0].startswith('-')
        if dest is None:
            long = [n for n in names if n.startswith('--')]
            dest = (long or list(names))[0].lstrip('-').replace('-', '_')
        if action == 'store_true' and default is None:
            default = False
        if action == 'store_false' and default is None:
            default = True
        if positional:
            required = nargs not in ('?', '*')
        made = _Action(() if positional else names, action, nargs, const, default, type, choices, required, dest, help)
        self._actions.append(made)
        return made
    def add_argument_group(self, *args, **options):
        return self
    def add_mutually_exclusive_group(self, **options):
        return self
    def set_defaults(self, **values):
        self._defaults.update(values)
    def error(self, message):
        _sys.stderr.write(f'usage: {self.prog} [options]\n{self.prog}: error: {message}\n')
        _sys.exit(2)
    def _convert(self, action, text):
        value = text
        if action.type is not None:
            try:
                value = action.type(text)
            except (TypeError, ValueError):
                name = getattr(action.type, '__name__', repr(action.type))
                self.error(f"argument {'/'.join(action.names) or action.dest}: invalid {name} value: {text!r}")
        if action.choices is not None and value not in action.choices:
            shown = ', '.join(map(repr, action.choices))
            self.error(f"argument {'/'.join(action.names) or action.dest}: invalid choice: {value!r} (choose from {shown})")
        return value
    def parse_known_args(self, args=None, namespace=None):
        words = list(_sys.argv[1:] if args is None else args)
        values = {}
        for a in self._actions:
            default = a.default
            if isinstance(default, str) and a.type is not None:
                default = self._convert(a, default)
            values[a.dest] = default
        values.update(self._defaults)
        seen, extra, rest = set(), [], []
        while words:
            word = words.pop(0)
            name, equals, attached = word.partition('=')
            action = next((a for a in self._actions if name in a.names), None)
            if action is None:
                numeric = word.startswith('-') and word[1:].replace('.', '', 1).isdigit()
                (rest if not word.startswith('-') or numeric or word == '-' else extra).append(word)
                continue
            seen.add(action.dest)
            if action.action == 'store_true':
                values[action.dest] = True
            elif action.action == 'store_false':
                values[action.dest] = False
            elif action.action == 'store_const':
                values[action.dest] = action.const
            elif action.action == 'count':
                values[action.dest] = (values[action.dest] or 0) + 1
            else:
                taken = [attached] if equals else []
                many = action.nargs in ('*', '+') or isinstance(action.nargs, int)
                while words and not equals and (many or not taken) and not words[0].startswith('--'):
                    if isinstance(action.nargs, int) and len(taken) == action.nargs:
                        break
                    taken.append(words.pop(0))
                if not taken and action.nargs not in ('?', '*'):
                    self.error(f"argument {'/'.join(action.names)}: expected one argument")
                made = [self._convert(action, t) for t in taken]
                made = made if many else made[0] if made else action.const
                if action.action == 'append':
                    made = (values[action.dest] or []) + [made]
                values[action.dest] = made
        for action in [a for a in self._actions if not a.names]:
            if action.nargs in ('*', '+'):
                values[action.dest] = [self._convert(action, t) for t in rest]
                seen.add(action.dest)
                rest = []
            elif isinstance(action.nargs, int):
                values[action.dest] = [self._convert(action, t) for t in rest[:action.nargs]]
                rest = rest[action.nargs:]
                seen.add(action.dest)
            elif rest:
                values[action.dest] = self._convert(action, rest.pop(0))
                seen.add(action.dest)
        missing = ['/'.join(a.names) or a.dest for a in self._actions if a.required and a.dest not in seen]
        if missing:
            self.error(f"the following arguments are required: {', '.join(missing)}")
        made = namespace or Namespace()
        made.__dict__.update(values)
        return made, extra + rest
    def parse_args(self, args=None, namespace=None):
        made, extra = self.parse_known_args(args, namespace)
        if extra:
            self.error(f"unrecognized arguments: {' '.join(extra)}")
        return made

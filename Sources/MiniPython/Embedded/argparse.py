import sys as _sys
import textwrap as _textwrap

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
    def __init__(self, names, action, nargs, const, default, type, choices, required, dest, help, metavar):
        self.metavar = metavar
        self.names, self.action, self.nargs, self.const, self.default = names, action, nargs, const, default
        self.type, self.choices, self.required, self.dest, self.help = type, choices, required, dest, help

    def shown_values(self):
        "What follows the name in the usage, `LR` of `--lr LR`."
        if self.action not in ('store', 'append'): return []
        name = self.metavar or ('{' + ','.join(map(str, self.choices)) + '}' if self.choices else self.dest.upper() if self.names else self.dest)
        if self.nargs is None: return [name]
        if isinstance(self.nargs, int): return [name] * self.nargs
        return {'?': [f'[{name}]'], '*': [f'[{name} ...]'], '+': [name, f'[{name} ...]']}.get(self.nargs, [name])

class ArgumentParser:
    def __init__(self, prog=None, usage=None, description=None, epilog=None, formatter_class=None, add_help=True, parents=(), conflict_handler='error'):
        self.prog = prog or _sys.argv[0].split('/')[-1]
        self.description, self.epilog, self._add_help = description, epilog, add_help
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
        made = _Action(() if positional else names, action, nargs, const, default, type, choices, required, dest, help, metavar)
        self._actions.append(made)
        return made
    def add_argument_group(self, *args, **options):
        return self
    def add_mutually_exclusive_group(self, **options):
        return self
    def set_defaults(self, **values):
        self._defaults.update(values)
    def format_usage(self):
        optional = [a for a in self._actions if a.names]
        parts = ['[-h]'] if self._add_help else []
        for a in optional:
            part = ' '.join([a.names[0]] + a.shown_values())
            parts.append(part if a.required else f'[{part}]')
        places = [' '.join(a.shown_values()) for a in self._actions if not a.names]
        line = ' '.join([f'usage: {self.prog}'] + parts + places)
        if len(line) <= 78: return line + '\n'
        indent = ' ' * len(f'usage: {self.prog} ')
        lines = []
        for group in (parts, places):
            current = []
            for part in group:
                if current and len(indent) + len(' '.join(current)) + 1 + len(part) > 78:
                    lines.append(indent + ' '.join(current))
                    current = []
                current.append(part)
            if current: lines.append(indent + ' '.join(current))
        return f'usage: {self.prog} ' + '\n'.join(lines)[len(indent):] + '\n'
    def print_usage(self, file=None):
        (file or _sys.stdout).write(self.format_usage())
    def format_help(self):
        rows = {'positional arguments': [], 'options': []}
        if self._add_help: rows['options'].append(('-h, --help', 'show this help message and exit'))
        for a in self._actions:
            values = ' '.join(a.shown_values())
            head = ', '.join(f'{n} {values}' if values else n for n in a.names) if a.names else a.metavar or a.dest
            if not a.names and a.choices and not a.metavar: head = '{' + ','.join(map(str, a.choices)) + '}'
            help = a.help
            if help is not None:
                known = dict(vars(a), prog=self.prog)
                known['type'] = getattr(a.type, '__name__', a.type)
                help = help % known
            rows['options' if a.names else 'positional arguments'].append((head, help))
        widest = max([len(head) for group in rows.values() for head, _ in group] + [0])
        column = min(widest + 4, 24)
        pieces = [self.format_usage()]
        if self.description: pieces.append(_textwrap.fill(self.description % {'prog': self.prog}, 78) + '\n')
        for title, group in rows.items():
            if not group: continue
            lines = [title + ':']
            for head, help in group:
                texts = _textwrap.wrap(' '.join(help.split()), 78 - column) if help else []
                if not texts:
                    lines.append('  ' + head)
                elif len(head) <= column - 4:
                    lines.append('  ' + head.ljust(column - 2) + texts[0])
                    lines += [' ' * column + text for text in texts[1:]]
                else:
                    lines.append('  ' + head)
                    lines += [' ' * column + text for text in texts]
            pieces.append('\n'.join(lines) + '\n')
        if self.epilog: pieces.append(_textwrap.fill(self.epilog, 78) + '\n')
        return '\n'.join(pieces)
    def print_help(self, file=None):
        (file or _sys.stdout).write(self.format_help())
    def exit(self, status=0, message=None):
        if message: _sys.stderr.write(message)
        _sys.exit(status)
    def error(self, message):
        self.print_usage(_sys.stderr)
        self.exit(2, f'{self.prog}: error: {message}\n')
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
            if self._add_help and word in ('-h', '--help'):
                self.print_help()
                self.exit()
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

def dedent(text):
    lines = text.split('\n')
    margin = None
    for line in lines:
        if line.strip():
            indent = line[:len(line) - len(line.lstrip())]
            if margin is None:
                margin = indent
            else:
                while not indent.startswith(margin):
                    margin = margin[:-1]
    margin = margin or ''
    return '\n'.join(line[len(margin):] if line.strip() else '' for line in lines)

def wrap(text, width=70, initial_indent='', subsequent_indent='', **options):
    lines = []
    line = initial_indent
    empty = True
    for word in text.split():
        while True:
            gap = '' if empty else ' '
            if len(line) + len(gap) + len(word) <= width:
                line += gap + word
                empty = False
                break
            if empty:
                room = max(1, width - len(line))
                lines.append(line + word[:room])
                word = word[room:]
            else:
                lines.append(line)
            line = subsequent_indent
            empty = True
            if not word:
                break
    if not empty:
        lines.append(line)
    return lines

def fill(text, width=70, **options):
    return '\n'.join(wrap(text, width, **options))

def indent(text, prefix, predicate=None):
    keep = predicate or (lambda line: line.strip())
    return ''.join(prefix + line if keep(line) else line for line in text.splitlines(True))

def shorten(text, width, placeholder=' [...]', **options):
    words = text.split()
    if len(' '.join(words)) <= width:
        return ' '.join(words)
    while words and len(' '.join(words) + placeholder) > width:
        words.pop()
    return ' '.join(words) + placeholder if words else placeholder.strip()

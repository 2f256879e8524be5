class _Buffer:
    def __init__(self, held):
        self._held = held
        self._at = 0
        self.closed = False
    def write(self, data):
        self._held = self._held[:self._at] + data + self._held[self._at + len(data):]
        self._at += len(data)
        return len(data)
    def read(self, size=-1):
        end = len(self._held) if size is None or size < 0 else self._at + size
        data = self._held[self._at:end]
        self._at += len(data)
        return data
    def getvalue(self):
        return self._held
    def seek(self, offset, whence=0):
        self._at = offset if whence == 0 else len(self._held) + offset if whence == 2 else self._at + offset
        return self._at
    def tell(self):
        return self._at
    def flush(self):
        pass
    def close(self):
        self.closed = True
    def __enter__(self):
        return self
    def __exit__(self, *details):
        self.close()

class StringIO(_Buffer):
    def __init__(self, initial_value='', newline='\n'):
        super().__init__(initial_value or '')
    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got {type(text).__name__!r}")
        return super().write(text)
    def writelines(self, lines):
        for line in lines:
            self.write(line)
    def readline(self, size=-1):
        end = self._held.find('\n', self._at)
        end = len(self._held) if end < 0 else end + 1
        text = self._held[self._at:end]
        self._at = end
        return text
    def readlines(self, hint=-1):
        return list(self)
    def truncate(self, size=None):
        self._held = self._held[:self._at if size is None else size]
        return len(self._held)
    def isatty(self):
        return False
    def __iter__(self):
        return self
    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

class BytesIO(_Buffer):
    def __init__(self, initial_bytes=b''):
        super().__init__(bytes(initial_bytes))
    def write(self, data):
        return super().write(bytes(data))
    def getbuffer(self):
        return self._held

open = open

class TextIOBase:
    pass

class StringIO:
    def __init__(self, initial_value='', newline='\n'):
        self._text = initial_value or ''
        self._at = 0
        self.closed = False
    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got {type(text).__name__!r}")
        self._text = self._text[:self._at] + text + self._text[self._at + len(text):]
        self._at += len(text)
        return len(text)
    def writelines(self, lines):
        for line in lines:
            self.write(line)
    def read(self, size=-1):
        end = len(self._text) if size is None or size < 0 else self._at + size
        text = self._text[self._at:end]
        self._at += len(text)
        return text
    def readline(self, size=-1):
        end = self._text.find('\n', self._at)
        end = len(self._text) if end < 0 else end + 1
        text = self._text[self._at:end]
        self._at = end
        return text
    def readlines(self, hint=-1):
        return list(self)
    def getvalue(self):
        return self._text
    def seek(self, offset, whence=0):
        self._at = offset if whence == 0 else len(self._text) + offset if whence == 2 else self._at + offset
        return self._at
    def tell(self):
        return self._at
    def truncate(self, size=None):
        self._text = self._text[:self._at if size is None else size]
        return len(self._text)
    def flush(self):
        pass
    def isatty(self):
        return False
    def close(self):
        self.closed = True
    def __enter__(self):
        return self
    def __exit__(self, *details):
        self.close()
    def __iter__(self):
        return self
    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

class BytesIO:
    def __init__(self, initial_bytes=b''):
        self._bytes = bytes(initial_bytes)
        self._at = 0
        self.closed = False
    def write(self, data):
        data = bytes(data)
        self._bytes = self._bytes[:self._at] + data + self._bytes[self._at + len(data):]
        self._at += len(data)
        return len(data)
    def read(self, size=-1):
        end = len(self._bytes) if size is None or size < 0 else self._at + size
        data = self._bytes[self._at:end]
        self._at += len(data)
        return data
    def getvalue(self):
        return self._bytes
    def getbuffer(self):
        return self._bytes
    def seek(self, offset, whence=0):
        self._at = offset if whence == 0 else len(self._bytes) + offset if whence == 2 else self._at + offset
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

open = open

class TextIOBase:
    pass

import math as _math
import time as _clock
MINYEAR, MAXYEAR = 1, 9999
_days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
_months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
_before = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
def _leap(year): return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
def _month_days(year, month):
    return 29 if month == 2 and _leap(year) else (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month]
def _ordinal(year, month, day):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400 + _before[month] + (month > 2 and _leap(year)) + day
def _from_ordinal(n):
    n -= 1
    n400, n = divmod(n, 146097)
    n100, n = divmod(n, 36524)
    n4, n = divmod(n, 1461)
    n1, n = divmod(n, 365)
    year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1
    if n1 == 4 or n100 == 4: return year - 1, 12, 31
    month = 1
    while n >= _month_days(year, month):
        n -= _month_days(year, month)
        month += 1
    return year, month, n + 1
def _check_date(year, month, day):
    for value in (year, month, day):
        if not isinstance(value, int):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    if not MINYEAR <= year <= MAXYEAR: raise ValueError(f'year {year} is out of range')
    if not 1 <= month <= 12: raise ValueError('month must be in 1..12')
    if not 1 <= day <= _month_days(year, month): raise ValueError('day is out of range for month')
def _check_time(hour, minute, second, microsecond):
    if not 0 <= hour <= 23: raise ValueError('hour must be in 0..23')
    if not 0 <= minute <= 59: raise ValueError('minute must be in 0..59')
    if not 0 <= second <= 59: raise ValueError('second must be in 0..59')
    if not 0 <= microsecond <= 999999: raise ValueError('microsecond must be in 0..999999')
def _clock_text(hour, minute, second, microsecond, spec='auto'):
    if spec == 'auto': spec = 'microseconds' if microsecond else 'seconds'
    text = f'{hour:02d}'
    if spec != 'hours': text += f':{minute:02d}'
    if spec in ('seconds', 'milliseconds', 'microseconds'): text += f':{second:02d}'
    if spec == 'milliseconds': text += f'.{microsecond // 1000:03d}'
    if spec == 'microseconds': text += f'.{microsecond:06d}'
    return text
def _offset_text(offset, colon=':'):
    if offset is None: return ''
    sign = '-' if offset.days < 0 else '+'
    seconds = abs(offset).total_seconds()
    return f'{sign}{int(seconds // 3600):02d}{colon}{int(seconds // 60 % 60):02d}'
def _format(value, spec):
    result, index = [], 0
    while index < len(spec):
        char = spec[index]
        if char != '%' or index + 1 == len(spec):
            result.append(char)
            index += 1
            continue
        code = spec[index + 1]
        index += 2
        if code == '-' and index < len(spec):
            result.append(_part(value, spec[index]).lstrip('0') or '0')
            index += 1
        else:
            result.append(_part(value, code))
    return ''.join(result)
def _part(value, code):
    hour, minute, second = getattr(value, 'hour', 0), getattr(value, 'minute', 0), getattr(value, 'second', 0)
    year, month, day = getattr(value, 'year', 1900), getattr(value, 'month', 1), getattr(value, 'day', 1)
    weekday = (_ordinal(year, month, day) + 6) % 7
    yearday = _ordinal(year, month, day) - _ordinal(year, 1, 1) + 1
    if code == 'Y': return str(year)
    if code == 'm': return f'{month:02d}'
    if code == 'd': return f'{day:02d}'
    if code == 'e': return f'{day:2d}'
    if code == 'H': return f'{hour:02d}'
    if code == 'I': return f'{(hour + 11) % 12 + 1:02d}'
    if code == 'M': return f'{minute:02d}'
    if code == 'S': return f'{second:02d}'
    if code == 'f': return f"{getattr(value, 'microsecond', 0):06d}"
    if code == 'p': return 'AM' if hour < 12 else 'PM'
    if code == 'y': return f'{year % 100:02d}'
    if code == 'B': return _months[month - 1]
    if code in 'bh': return _months[month - 1][:3]
    if code == 'A': return _days[weekday]
    if code == 'a': return _days[weekday][:3]
    if code == 'w': return str((weekday + 1) % 7)
    if code == 'u': return str(weekday + 1)
    if code == 'j': return f'{yearday:03d}'
    if code == 'U': return f'{(yearday + 6 - (weekday + 1) % 7) // 7:02d}'
    if code == 'W': return f'{(yearday + 6 - weekday) // 7:02d}'
    if code in 'GV':
        iso = date(year, month, day).isocalendar()
        return str(iso[0]) if code == 'G' else f'{iso[1]:02d}'
    if code == 'c': return _format(value, '%a %b %e %H:%M:%S %Y')
    if code == 'x': return _format(value, '%m/%d/%y')
    if code in 'XT': return _format(value, '%H:%M:%S')
    if code == 'R': return _format(value, '%H:%M')
    if code == 'D': return _format(value, '%m/%d/%y')
    if code == 'F': return _format(value, '%Y-%m-%d')
    if code == 'z': return _offset_text(value.utcoffset() if hasattr(value, 'utcoffset') else None, '')
    if code == 'Z': return (value.tzname() if hasattr(value, 'tzname') else None) or ''
    if code == 'n': return '\n'
    if code == 't': return '\t'
    if code == '%': return '%'
    return '%' + code

class timedelta:
    __slots__ = ('days', 'seconds', 'microseconds')
    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        days += weeks * 7
        seconds += minutes * 60 + hours * 3600
        microseconds += milliseconds * 1000
        if isinstance(days, float):
            fraction, days = _math.modf(days)
            seconds += fraction * 86400
            days = int(days)
        if isinstance(seconds, float):
            fraction, seconds = _math.modf(seconds)
            microseconds += fraction * 1000000
            seconds = int(seconds)
        microseconds = round(microseconds)
        total = (days * 86400 + seconds) * 1000000 + microseconds
        self._set(total)
    def _set(self, total):
        days, rest = divmod(total, 86400000000)
        if abs(days) > 999999999: raise OverflowError(f'days={days}; must have magnitude <= 999999999')
        object.__setattr__(self, 'days', days)
        object.__setattr__(self, 'seconds', rest // 1000000)
        object.__setattr__(self, 'microseconds', rest % 1000000)
    @classmethod
    def _of(cls, total):
        made = cls()
        made._set(total)
        return made
    def _total(self): return (self.days * 86400 + self.seconds) * 1000000 + self.microseconds
    def total_seconds(self): return self._total() / 10 ** 6
    def __repr__(self):
        parts = [f'{name}={getattr(self, name)}' for name in ('days', 'seconds', 'microseconds') if getattr(self, name)]
        return f"datetime.timedelta({', '.join(parts) or '0'})"
    def __str__(self):
        minutes, seconds = divmod(self.seconds, 60)
        text = f'{minutes // 60}:{minutes % 60:02d}:{seconds:02d}'
        if self.days: text = f"{self.days} day{'' if abs(self.days) == 1 else 's'}, {text}"
        return text + (f'.{self.microseconds:06d}' if self.microseconds else '')
    def __add__(self, other): return timedelta._of(self._total() + other._total()) if isinstance(other, timedelta) else NotImplemented
    __radd__ = __add__
    def __sub__(self, other): return timedelta._of(self._total() - other._total()) if isinstance(other, timedelta) else NotImplemented
    def __neg__(self): return timedelta._of(-self._total())
    def __pos__(self): return self
    def __abs__(self): return timedelta._of(abs(self._total()))
    def __mul__(self, other): return timedelta._of(round(self._total() * other)) if isinstance(other, (int, float)) else NotImplemented
    __rmul__ = __mul__
    def __truediv__(self, other):
        if isinstance(other, timedelta): return self._total() / other._total()
        return timedelta._of(round(self._total() / other)) if isinstance(other, (int, float)) else NotImplemented
    def __floordiv__(self, other):
        if isinstance(other, timedelta): return self._total() // other._total()
        return timedelta._of(self._total() // other) if isinstance(other, int) else NotImplemented
    def __mod__(self, other): return timedelta._of(self._total() % other._total()) if isinstance(other, timedelta) else NotImplemented
    def __divmod__(self, other): return self // other, self % other
    def __eq__(self, other): return self._total() == other._total() if isinstance(other, timedelta) else NotImplemented
    def __lt__(self, other): return self._total() < other._total() if isinstance(other, timedelta) else NotImplemented
    def __le__(self, other): return self._total() <= other._total() if isinstance(other, timedelta) else NotImplemented
    def __gt__(self, other): return self._total() > other._total() if isinstance(other, timedelta) else NotImplemented
    def __ge__(self, other): return self._total() >= other._total() if isinstance(other, timedelta) else NotImplemented
    def __hash__(self): return hash(self._total())
    def __bool__(self): return self._total() != 0
timedelta.min, timedelta.max, timedelta.resolution = timedelta(-999999999), timedelta._of(86399999999999999999), timedelta(microseconds=1)

class tzinfo: pass
class timezone(tzinfo):
    def __init__(self, offset, name=None): self._offset, self._name = offset, name
    def utcoffset(self, when): return self._offset
    def dst(self, when): return None
    def tzname(self, when):
        if self._name is not None: return self._name
        return 'UTC' + (_offset_text(self._offset) if self._offset else '')
    def __eq__(self, other): return isinstance(other, timezone) and self._offset == other._offset
    def __hash__(self): return hash(self._offset)
    def __str__(self): return self.tzname(None)
    def __repr__(self):
        if self is timezone.utc: return 'datetime.timezone.utc'
        return f'datetime.timezone({self._offset!r}' + ('' if self._name is None else f', {self._name!r}') + ')'
timezone.utc = UTC = timezone(timedelta(0))

class date:
    def __init__(self, year, month, day):
        _check_date(year, month, day)
        self._date = (year, month, day)
    year = property(lambda self: self._date[0])
    month = property(lambda self: self._date[1])
    day = property(lambda self: self._date[2])
    @classmethod
    def today(cls): return cls(*map(int, _clock.strftime('%Y %m %d').split()))
    @classmethod
    def fromordinal(cls, n): return cls(*_from_ordinal(n))
    @classmethod
    def fromtimestamp(cls, stamp): return cls(*_from_ordinal(719163 + int(stamp // 86400)))
    @classmethod
    def fromisoformat(cls, text):
        try:
            year, month, day = text.split('-')
            if len(text) != 10: raise ValueError
            return cls(int(year), int(month), int(day))
        except ValueError as error:
            if 'range' in str(error) or 'must' in str(error): raise
            raise ValueError(f'Invalid isoformat string: {text!r}') from None
    def toordinal(self): return _ordinal(*self._date)
    def weekday(self): return (self.toordinal() + 6) % 7
    def isoweekday(self): return self.toordinal() % 7 or 7
    def isocalendar(self):
        from collections import namedtuple
        year = self.year
        def first(year):
            day = _ordinal(year, 1, 1)
            weekday = (day + 6) % 7
            return day - weekday + (7 if weekday > 3 else 0)
        today = self.toordinal()
        if today < first(year): year -= 1
        elif today >= first(year + 1): year += 1
        kind = namedtuple('IsoCalendarDate', 'year week weekday')
        return type('IsoCalendarDate', (kind,), {'__repr__': lambda t: f'datetime.IsoCalendarDate(year={t[0]}, week={t[1]}, weekday={t[2]})'})(
            year, (today - first(year)) // 7 + 1, self.isoweekday())
    def isoformat(self): return f'{self.year:04d}-{self.month:02d}-{self.day:02d}'
    def ctime(self): return _format(self, '%c')
    def strftime(self, spec): return _format(self, spec)
    def __format__(self, spec): return self.strftime(spec) if spec else str(self)
    def timetuple(self): return _clock.struct_time((*self._date, 0, 0, 0, self.weekday(), self.toordinal() - _ordinal(self.year, 1, 1) + 1, -1))
    def replace(self, year=None, month=None, day=None): return type(self)(year or self.year, month or self.month, day or self.day)
    def __str__(self): return self.isoformat()
    def __repr__(self): return f'datetime.{type(self).__name__}({self.year}, {self.month}, {self.day})'
    def __add__(self, other): return date.fromordinal(self.toordinal() + other.days) if isinstance(other, timedelta) else NotImplemented
    __radd__ = __add__
    def __sub__(self, other):
        if isinstance(other, timedelta): return date.fromordinal(self.toordinal() - other.days)
        return timedelta(self.toordinal() - other.toordinal()) if isinstance(other, date) else NotImplemented
    def _key(self, other): return isinstance(other, date) and not isinstance(other, datetime)
    def __eq__(self, other): return self._date == other._date if self._key(other) else NotImplemented
    def __lt__(self, other): return self._date < other._date if self._key(other) else NotImplemented
    def __le__(self, other): return self._date <= other._date if self._key(other) else NotImplemented
    def __gt__(self, other): return self._date > other._date if self._key(other) else NotImplemented
    def __ge__(self, other): return self._date >= other._date if self._key(other) else NotImplemented
    def __hash__(self): return hash(self._date)

class time:
    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _check_time(hour, minute, second, microsecond)
        self.hour, self.minute, self.second, self.microsecond, self.tzinfo = hour, minute, second, microsecond, tzinfo
    @classmethod
    def fromisoformat(cls, text): return datetime.fromisoformat('2000-01-01T' + text).time()
    def _fields(self): return self.hour, self.minute, self.second, self.microsecond
    def utcoffset(self): return None if self.tzinfo is None else self.tzinfo.utcoffset(None)
    def isoformat(self, timespec='auto'): return _clock_text(*self._fields(), timespec) + _offset_text(self.utcoffset())
    def strftime(self, spec): return _format(self, spec)
    def __format__(self, spec): return self.strftime(spec) if spec else str(self)
    def replace(self, hour=None, minute=None, second=None, microsecond=None):
        given = zip((hour, minute, second, microsecond), self._fields())
        return time(*[old if new is None else new for new, old in given], self.tzinfo)
    def __str__(self): return self.isoformat()
    def __repr__(self):
        fields = list(self._fields())
        while len(fields) > 2 and not fields[-1]: fields.pop()
        return f"datetime.time({', '.join(map(str, fields))})"
    def __eq__(self, other): return self._fields() == other._fields() if isinstance(other, time) else NotImplemented
    def __lt__(self, other): return self._fields() < other._fields() if isinstance(other, time) else NotImplemented
    def __le__(self, other): return self._fields() <= other._fields() if isinstance(other, time) else NotImplemented
    def __gt__(self, other): return self._fields() > other._fields() if isinstance(other, time) else NotImplemented
    def __ge__(self, other): return self._fields() >= other._fields() if isinstance(other, time) else NotImplemented
    def __hash__(self): return hash(self._fields())
time.min, time.max = time(0, 0), time(23, 59, 59, 999999)

class datetime(date):
    def __init__(self, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _check_date(year, month, day)
        _check_time(hour, minute, second, microsecond)
        self._date, self._time, self.tzinfo, self.fold = (year, month, day), (hour, minute, second, microsecond), tzinfo, fold
    hour = property(lambda self: self._time[0])
    minute = property(lambda self: self._time[1])
    second = property(lambda self: self._time[2])
    microsecond = property(lambda self: self._time[3])
    @classmethod
    def _at(cls, microseconds, tz=None):
        days, rest = divmod(microseconds, 86400000000)
        seconds, micro = divmod(rest, 1000000)
        if not 1 <= days <= 3652059: raise OverflowError('date value out of range')
        return cls(*_from_ordinal(days), seconds // 3600, seconds // 60 % 60, seconds % 60, micro, tz)
    @classmethod
    def now(cls, tz=None):
        stamp = _clock.time()
        if tz is not None: return cls.fromtimestamp(stamp, tz)
        fields = map(int, _clock.strftime('%Y %m %d %H %M %S').split())
        return cls(*fields, int(stamp % 1 * 1000000))
    @classmethod
    def today(cls): return cls.now()
    @classmethod
    def utcnow(cls): return cls.utcfromtimestamp(_clock.time())
    @classmethod
    def utcfromtimestamp(cls, stamp): return cls._at(719163 * 86400000000 + round(stamp * 1000000))
    @classmethod
    def fromtimestamp(cls, stamp, tz=None):
        made = cls.utcfromtimestamp(stamp)
        return made if tz is None else (made + tz.utcoffset(made)).replace(tzinfo=tz)
    @classmethod
    def fromordinal(cls, n): return cls(*_from_ordinal(n))
    @classmethod
    def combine(cls, day, moment): return cls(*day._date, *moment._fields(), moment.tzinfo)
    @classmethod
    def fromisoformat(cls, text):
        try:
            day = date.fromisoformat(text[:10])
            rest, zone = text[11:], None
            if rest.endswith('Z'): rest, zone = rest[:-1], timezone.utc
            for sign in '+-':
                if sign in rest:
                    rest, offset = rest.split(sign)
                    parts = [int(p) for p in offset.split(':')]
                    shift = timedelta(hours=parts[0], minutes=parts[1] if len(parts) > 1 else 0)
                    zone = timezone(-shift if sign == '-' else shift) if shift else timezone.utc
            fields, micro = [], 0
            if rest:
                whole, _, fraction = rest.partition('.')
                fields = [int(p) for p in whole.split(':')]
                micro = int((fraction + '000000')[:6]) if fraction else 0
            fields += [0] * (3 - len(fields))
            return cls(*day._date, *fields, micro, zone)
        except (ValueError, IndexError) as error:
            if 'range' in str(error) or 'must' in str(error): raise
            raise ValueError(f'Invalid isoformat string: {text!r}') from None
    @classmethod
    def strptime(cls, text, spec):
        values = _parse(text, spec)
        hour = values.get('H', 0)
        if 'I' in values: hour = values['I'] % 12 + (12 if values.get('p') == 1 else 0)
        made = cls(values.get('Y', 1900), values.get('m', 1), values.get('d', 1), hour, values.get('M', 0),
                   values.get('S', 0), values.get('f', 0), values.get('z'))
        return made + timedelta(values['j'] - 1) if 'j' in values and 'd' not in values else made
    def utcoffset(self): return None if self.tzinfo is None else self.tzinfo.utcoffset(self)
    def tzname(self): return None if self.tzinfo is None else self.tzinfo.tzname(self)
    def dst(self): return None if self.tzinfo is None else self.tzinfo.dst(self)
    def date(self): return date(*self._date)
    def time(self): return time(*self._time)
    def timetz(self): return time(*self._time, self.tzinfo)
    def timestamp(self): return (self._micro() - 719163 * 86400000000) / 1000000
    def _micro(self):
        hour, minute, second, micro = self._time
        total = ((self.toordinal() * 24 + hour) * 60 + minute) * 60 + second
        offset = self.utcoffset()
        return total * 1000000 + micro - (0 if offset is None else offset._total())
    def _local(self): return self._micro() + (0 if self.tzinfo is None else self.utcoffset()._total())
    def astimezone(self, tz=timezone.utc): return datetime._at(self._micro() + tz.utcoffset(self)._total(), tz)
    def isoformat(self, sep='T', timespec='auto'):
        return date.isoformat(self) + sep + _clock_text(*self._time, timespec) + _offset_text(self.utcoffset())
    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True):
        given = zip((year, month, day, hour, minute, second, microsecond), (*self._date, *self._time))
        return type(self)(*[old if new is None else new for new, old in given], self.tzinfo if tzinfo is True else tzinfo)
    def __str__(self): return self.isoformat(' ')
    def __repr__(self):
        fields = [*self._date, *self._time]
        while len(fields) > 5 and not fields[-1]: fields.pop()
        zone = '' if self.tzinfo is None else f', tzinfo={self.tzinfo!r}'
        return f"datetime.{type(self).__name__}({', '.join(map(str, fields))}{zone})"
    def __add__(self, other): return datetime._at(self._local() + other._total(), self.tzinfo) if isinstance(other, timedelta) else NotImplemented
    __radd__ = __add__
    def __sub__(self, other):
        if isinstance(other, timedelta): return datetime._at(self._local() - other._total(), self.tzinfo)
        if not isinstance(other, datetime): return NotImplemented
        self._same_kind(other, 'subtract')
        return timedelta._of(self._micro() - other._micro())
    def _same_kind(self, other, verb):
        if (self.tzinfo is None) != (other.tzinfo is None):
            raise TypeError(f"can't {verb} offset-naive and offset-aware datetimes")
    def _order(self, other, test):
        if not isinstance(other, datetime): return NotImplemented
        self._same_kind(other, 'compare')
        return test(self._micro(), other._micro())
    def __eq__(self, other):
        if not isinstance(other, datetime): return NotImplemented
        return (self.tzinfo is None) == (other.tzinfo is None) and self._micro() == other._micro()
    def __lt__(self, other): return self._order(other, lambda a, b: a < b)
    def __le__(self, other): return self._order(other, lambda a, b: a <= b)
    def __gt__(self, other): return self._order(other, lambda a, b: a > b)
    def __ge__(self, other): return self._order(other, lambda a, b: a >= b)
    def __hash__(self): return hash(self._micro())
date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(1)
datetime.min, datetime.max, datetime.resolution = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999), timedelta(microseconds=1)

def _parse(text, spec):
    for code, longer in (('T', '%H:%M:%S'), ('F', '%Y-%m-%d'), ('D', '%m/%d/%y'), ('R', '%H:%M'), ('c', '%a %b %d %H:%M:%S %Y')):
        spec = spec.replace('%' + code, longer)
    values, place, index = {}, 0, 0
    def fail(): raise ValueError(f'time data {text!r} does not match format {original!r}')
    original = spec
    while index < len(spec):
        char = spec[index]
        index += 1
        if char.isspace():
            while place < len(text) and text[place].isspace(): place += 1
            continue
        if char != '%':
            if place >= len(text) or text[place] != char: fail()
            place += 1
            continue
        code = spec[index]
        index += 1
        if code in 'ApBabh':
            names = {'A': _days, 'B': _months, 'p': ['AM', 'PM'], 'a': [d[:3] for d in _days]}.get(code, [m[:3] for m in _months])
            for number, name in enumerate(names):
                if text[place:place + len(name)].lower() == name.lower():
                    place += len(name)
                    if code == 'p': values['p'] = number
                    elif code in 'Bbh': values['m'] = number + 1
                    break
            else: fail()
        elif code == 'z':
            rest = text[place:]
            if rest.startswith('Z'):
                values['z'], place = timezone.utc, place + 1
                continue
            digits = rest[1:].replace(':', '')[:4]
            if not rest or rest[0] not in '+-' or not digits.isdigit(): fail()
            shift = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
            values['z'] = timezone(-shift if rest[0] == '-' else shift) if shift else timezone.utc
            place += 6 if ':' in rest[:6] else 5
        elif code == '%':
            if text[place:place + 1] != '%': fail()
            place += 1
        else:
            width = {'Y': 4, 'f': 6, 'j': 3}.get(code, 2)
            end = place
            while end < len(text) and end - place < width and text[end].isdigit(): end += 1
            if end == place or code == 'Y' and end - place < 4: fail()
            number = int(text[place:end])
            if code == 'f': number *= 10 ** (6 - (end - place))
            if code == 'y': code, number = 'Y', number + (1900 if number > 68 else 2000)
            low, high = {'m': (1, 12), 'd': (1, 31), 'H': (0, 23), 'I': (1, 12), 'M': (0, 59), 'S': (0, 61), 'j': (1, 366)}.get(code, (0, 999999))
            if not low <= number <= high: fail()
            values[code], place = number, end
    if place != len(text): raise ValueError(f'unconverted data remains: {text[place:]}')
    return values

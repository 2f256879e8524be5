from datetime import date, datetime, timedelta, time, timezone
import datetime as dt
d = date(2024, 2, 28)
print(d, repr(d), d + timedelta(days=2), d - date(2023, 12, 25), d.weekday(), d.isoweekday(), d.isocalendar(), d.strftime("%A %d %B %Y, %j %U %a %b"), d.isoformat(), d.replace(year=2025), d.toordinal(), date.fromordinal(738000), date.fromisoformat("2024-07-04"), d < date(2024, 3, 1), d.ctime(), (d.year, d.month, d.day), f"{d:%d/%m/%y}", date(2024, 12, 30).isocalendar()[1])
t = datetime(2024, 3, 15, 14, 30, 45, 123456)
print(t, repr(t), t.isoformat(), t + timedelta(hours=10, minutes=45), t - datetime(2024, 1, 1), t.date(), t.time(), t.strftime("%Y-%m-%d %H:%M:%S.%f %I:%M %p %y"), t.replace(hour=0, microsecond=0), t.timestamp() if False else "", datetime.strptime("2021-05-06 07:08:09", "%Y-%m-%d %H:%M:%S"), datetime.strptime("06 May 21", "%d %b %y"), datetime.fromisoformat("2024-01-02T03:04:05"), t.isoformat(timespec="minutes"), datetime(2020, 1, 1), t.weekday(), datetime.combine(d, time(12, 5)), max(t, datetime(2025, 1, 1)))
x = timedelta(days=1, hours=2, minutes=3, seconds=4.5)
print(x, repr(x), x.total_seconds(), x.days, x.seconds, x.microseconds, -x, x * 2, x / 2, x // timedelta(hours=1), x % timedelta(hours=1), timedelta(weeks=1), timedelta(minutes=-5), abs(timedelta(-1)), timedelta(0), bool(timedelta(0)), timedelta(hours=25), sum([timedelta(1), timedelta(2)], timedelta()), timedelta(days=1) > timedelta(hours=23), timedelta(milliseconds=1500), timedelta(hours=1.5))
print(time(9, 5), repr(time(9, 5, 1)), time(9, 5) < time(10), time(13, 30).strftime("%I:%M %p"), time.fromisoformat("04:23:01"))
u = datetime(2024, 1, 1, tzinfo=timezone.utc)
print(u, repr(u), u.isoformat(), u.timestamp(), datetime.fromtimestamp(0, timezone.utc), timezone(timedelta(hours=5, minutes=30)), u.astimezone(timezone(timedelta(hours=-5))), u.strftime("%z %Z"))
for bad in ["date(2023, 2, 29)", "datetime(2023, 13, 1)", "time(25)", "date.fromisoformat('x')", "datetime.strptime('a', '%Y')", "datetime.strptime('2020x', '%Y')", "u < t", "date('a', 1, 1)"]:
    try: print(eval(bad))
    except Exception as e: print(type(e).__name__, e)
print(type(datetime.now() - datetime.now()), isinstance(t, date), {d: 1}[date(2024, 2, 28)], [str(d + timedelta(days=i)) for i in range(3)], (date(2024, 12, 25) - d).days, sorted([date(2024, 5, 1), d])[0], dt.datetime.min, dt.date.max, dt.MAXYEAR, dt.timedelta.max)

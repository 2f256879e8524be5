from datetime import datetime, date, time, timedelta, timezone
d = datetime(2024, 2, 28, 23, 30, 15, 123456)
print(d, repr(d), d.isoformat(), d + timedelta(days=2), d.strftime("%Y-%m-%d %H:%M:%S %A %B %j %p %I %y %b %a %f %%"), d.date(), d.time(), d.weekday(), d.isoweekday(), d.isocalendar())
print(datetime.strptime("05/03/2023 14:07", "%d/%m/%Y %H:%M"), datetime.fromisoformat("2023-01-02T03:04:05"), date(2024, 12, 25) - date(2024, 2, 1), (date(2024, 12, 25) - date(2024, 2, 1)).days)
td = timedelta(days=1, hours=5, minutes=3, seconds=7, milliseconds=5); print(td, repr(td), td.total_seconds(), -td, td * 2, td / 2, td // timedelta(hours=1), td > timedelta(1), abs(-td), divmod(td, timedelta(hours=7)), timedelta(seconds=-1))
print(d.replace(year=2020), d < datetime(2025, 1, 1), max(date(2020, 1, 1), date(2021, 1, 1)), date.fromordinal(738000), date(2024, 1, 1).toordinal(), date.max, datetime.min)
u = datetime(2024, 5, 1, 12, tzinfo=timezone.utc); print(u, u.isoformat(), u.astimezone(timezone(timedelta(hours=2))), u.timestamp(), datetime.fromtimestamp(0, timezone.utc), repr(u.tzinfo))
for bad in [lambda: date(2023, 2, 29), lambda: datetime(2023, 13, 1), lambda: datetime.strptime("x", "%Y"), lambda: date.fromisoformat("nope"), lambda: d - u, lambda: d < u, lambda: time(25), lambda: date(2024, 1, 1) + 5]:
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(f"{d:%H:%M} {d:%d.%m.%y}", time(3, 4), repr(time(3, 4, 5)), time(1, 2) < time(3), d.ctime(), date(2024, 3, 1) - timedelta(days=1))
days = [date(2024, 1, 1) + timedelta(weeks=i) for i in range(4)]; print([x.strftime("%d %b") for x in days], sorted({x.month for x in days}))
def age(born, today=date(2024, 6, 1)): return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
print(age(date(2000, 6, 2)), age(date(2000, 6, 1)))

try:
    [][1]
except IndexError as e:
    try:
        {}[e]
    except KeyError:
        raise ValueError("hidden context\nsecond line") from None

def process():
    try:
        print("working")
        return {}["missing"]
    finally:
        print("cleaning up")


try:
    process()
except KeyError as e:
    print("first", repr(e))
error = None
try:
    process()
finally:
    print("outer finally")

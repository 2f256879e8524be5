from enum import Enum, auto, unique, Flag
class State(Enum):
    IDLE = auto(); RUNNING = auto(); DONE = auto(); FAILED = auto()
    def __str__(self): return self.name.lower()
    @property
    def final(self): return self in (State.DONE, State.FAILED)
TRANS = {State.IDLE: {State.RUNNING}, State.RUNNING: {State.DONE, State.FAILED}}
class InvalidTransition(Exception):
    def __init__(self, a, b): self.a, self.b = a, b; super().__init__(f"cannot go from {a} to {b}")
class Job:
    log = []
    def __init__(self, name): self.name, self._state = name, State.IDLE
    @property
    def state(self): return self._state
    @state.setter
    def state(self, new):
        if new not in TRANS.get(self._state, ()): raise InvalidTransition(self._state, new)
        Job.log.append((self.name, str(self._state), str(new))); self._state = new
j = Job("a"); j.state = State.RUNNING; j.state = State.DONE; print(j.state, j.state.final, Job.log, repr(j.state), State(2), [s.name for s in State], len(State), State.IDLE.value, State["DONE"], State.IDLE is State.IDLE, State.IDLE == 1, hash(State.IDLE) == hash(State.IDLE), {State.IDLE: 1})
try: j.state = State.IDLE
except InvalidTransition as e: print(e, e.a, e.args)
try:
    @unique
    class Dup(Enum): A = 1; B = 1
except ValueError as e: print(e)
class Alias(Enum): A = 1; B = 1; C = 2
print(Alias.B, list(Alias), Alias.__members__)
try: State.IDLE = 3
except AttributeError as e: print(type(e).__name__)
try: State("x")
except ValueError as e: print(e)
try: State.NOPE
except AttributeError as e: print(e)
class Color(str, Enum): RED = "r"; BLUE = "b"
print(Color.RED == "r", Color("b"), Color.RED.upper(), f"{Color.RED.value}", isinstance(Color.RED, str))
Job("b").state = State.DONE

/// `itertools`
enum ItertoolsModule {
  static func make() -> ModuleObject {
    let module = ModuleObject("itertools")
    endless(module)
    chaining(module)
    selecting(module)
    combinations(module)
    return module
  }

  private static func iterator(_ step: @escaping () throws -> Value?) -> Value {
    .object(NativeIterator(step))
  }

  /// Lets an endless iterator be interrupted.
  private static func pulse(_ steps: inout Int) throws {
    steps &+= 1
    if steps & 0xfff == 0 { try Interpreter.current?.pulse(allocated: 0) }
  }

  private static func endless(_ module: ModuleObject) {
    module.function(Signature(builtin: "count(start=0, step=1)")) { values in
      var current = values[0]
      var steps = 0
      return iterator {
        try pulse(&steps)
        let value = current
        current = try current.binary(.add, values[1])
        return value
      }
    }
    module.function(Signature(builtin: "cycle(iterable)")) { values in
      let source = try values[0].iterator()
      var seen: [Value] = []
      var index = -1
      var steps = 0
      return iterator {
        try pulse(&steps)
        if index < 0 {
          if let value = try source.next() {
            seen.append(value)
            return value
          }
          if seen.isEmpty { return nil }
          index = 0
        }
        let value = seen[index]
        index = (index + 1) % seen.count
        return value
      }
    }
    module.function(Signature(builtin: "repeat(object, times=None)")) { values in
      var left = values[1].isNone ? Int.max : try values[1].requireInteger()
      var steps = 0
      return iterator {
        try pulse(&steps)
        if left <= 0 { return nil }
        left -= 1
        return values[0]
      }
    }
  }

  private static func chaining(_ module: ModuleObject) {
    func chain(_ sources: IteratorObject) -> Value {
      var current: IteratorObject?
      return iterator {
        while true {
          if let value = try current?.next() { return value }
          guard let next = try sources.next() else { return nil }
          current = try next.iterator()
        }
      }
    }
    let type = TypeObject(name: "chain", module: "itertools")
    type.convert = { arguments in chain(ArrayIterator(arguments.positional)) }
    type.staticMethod("from_iterable") { arguments in
      chain(try (arguments[0] ?? .none).iterator())
    }
    module["chain"] = .object(type)
    module.function(Signature(builtin: "zip_longest(*iterables, fillvalue=None)")) { values in
      var iterators: [IteratorObject?] = try values[0].iterated().map { try $0.iterator() }
      return iterator {
        var row: [Value] = []
        var alive = false
        for index in iterators.indices {
          if let value = try iterators[index]?.next() {
            alive = true
            row.append(value)
          } else {
            iterators[index] = nil
            row.append(values[1])
          }
        }
        return alive ? Value(tuple: row) : nil
      }
    }
    module.function(Signature(builtin: "accumulate(iterable, func=None, *, initial=None)")) {
      values in
      let source = try values[0].iterator()
      var total: Value? = values[2].isNone ? nil : values[2]
      var isFirst = true
      return iterator {
        if isFirst {
          isFirst = false
          if let total { return total }
          total = try source.next()
          return total
        }
        guard let next = try source.next(), let before = total else { return nil }
        total =
          values[1].isNone ? try before.binary(.add, next) : try values[1].call([before, next])
        return total
      }
    }
    module.function(Signature(builtin: "pairwise(iterable)")) { values in
      let source = try values[0].iterator()
      var before = try source.next()
      return iterator {
        guard let left = before, let right = try source.next() else { return nil }
        before = right
        return Value(tuple: [left, right])
      }
    }
    module.function(Signature(builtin: "tee(iterable, n=2)")) { values in
      let source = try values[0].iterator()
      let buffer = ListObject([])
      let count = try values[1].requireInteger()
      return Value(
        tuple: (0..<max(0, min(count, 1000))).map { _ in
          var index = 0
          return iterator {
            if index == buffer.items.count {
              guard let value = try source.next() else { return nil }
              buffer.items.append(value)
            }
            index += 1
            return buffer.items[index - 1]
          }
        })
    }
  }

  private static func selecting(_ module: ModuleObject) {
    module.function("islice") { arguments in
      try arguments.expect("islice", 2...4)
      let numbers = try arguments.positional.dropFirst().map {
        $0.isNone ? nil : try $0.requireInteger()
      }
      if numbers.contains(where: { ($0 ?? 0) < 0 }) {
        throw PythonError(
          .valueError,
          "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
      }
      let start = numbers.count > 1 ? numbers[0] ?? 0 : 0
      let stop = (numbers.count > 1 ? numbers[1] : numbers[0]) ?? Int.max
      let step = numbers.count > 2 ? numbers[2] ?? 1 : 1
      let source = try arguments.positional[0].iterator()
      var position = 0
      var wanted = start
      return iterator {
        guard wanted < stop else { return nil }
        while let value = try source.next() {
          position += 1
          if position - 1 == wanted {
            wanted += max(1, step)
            return value
          }
        }
        return nil
      }
    }
    module.function(Signature(builtin: "takewhile(predicate, iterable)")) { values in
      let source = try values[1].iterator()
      var done = false
      return iterator {
        guard !done, let value = try source.next() else { return nil }
        if try values[0].call([value]).truth() { return value }
        done = true
        return nil
      }
    }
    module.function(Signature(builtin: "dropwhile(predicate, iterable)")) { values in
      let source = try values[1].iterator()
      var dropping = true
      return iterator {
        while let value = try source.next() {
          if dropping, try values[0].call([value]).truth() { continue }
          dropping = false
          return value
        }
        return nil
      }
    }
    module.function(Signature(builtin: "filterfalse(predicate, iterable)")) { values in
      let source = try values[1].iterator()
      return iterator {
        while let value = try source.next() {
          let answer = values[0].isNone ? value : try values[0].call([value])
          if try !answer.truth() { return value }
        }
        return nil
      }
    }
    module.function(Signature(builtin: "compress(data, selectors)")) { values in
      let (data, selectors) = (try values[0].iterator(), try values[1].iterator())
      return iterator {
        while let value = try data.next(), let selector = try selectors.next() {
          if try selector.truth() { return value }
        }
        return nil
      }
    }
    module.function(Signature(builtin: "starmap(function, iterable)")) { values in
      let source = try values[1].iterator()
      return iterator {
        guard let arguments = try source.next() else { return nil }
        return try values[0].call(try arguments.iterated())
      }
    }
    module.function(Signature(builtin: "groupby(iterable, key=None)")) { values in
      let source = try values[0].iterator()
      var pending: (key: Value, value: Value)?
      func advance() throws {
        guard let value = try source.next() else {
          pending = nil
          return
        }
        pending = (values[1].isNone ? value : try values[1].call([value]), value)
      }
      try advance()
      return iterator {
        guard let first = pending else { return nil }
        var group: [Value] = []
        while let current = pending, try current.key.isIdenticalOrEqual(to: first.key) {
          group.append(current.value)
          try advance()
        }
        return Value(tuple: [first.key, .object(ArrayIterator(group))])
      }
    }
  }

  private static func combinations(_ module: ModuleObject) {
    module.function(Signature(builtin: "product(*iterables, repeat=1)")) { values in
      let once = try values[0].iterated().map { try $0.iterated() }
      let pools = (0..<max(0, try values[1].requireInteger())).flatMap { _ in once }
      var indices = [Int](repeating: 0, count: pools.count)
      var done = pools.contains { $0.isEmpty }
      return iterator {
        if done { return nil }
        let row = Value(tuple: zip(pools, indices).map { $0[$1] })
        var place = pools.count - 1
        while place >= 0 {
          indices[place] += 1
          if indices[place] < pools[place].count { break }
          indices[place] = 0
          place -= 1
        }
        done = place < 0
        return row
      }
    }
    for (name, replacing) in [("combinations", false), ("combinations_with_replacement", true)] {
      module.function(Signature(builtin: "\(name)(iterable, r)")) { values in
        let pool = try values[0].iterated()
        let r = try values[1].requireInteger()
        if r < 0 { throw PythonError(.valueError, "r must be non-negative") }
        var indices = replacing ? [Int](repeating: 0, count: r) : Array(0..<r)
        var done = replacing ? pool.isEmpty && r > 0 : r > pool.count
        return iterator {
          if done { return nil }
          let row = Value(tuple: indices.map { pool[$0] })
          var place = r - 1
          while place >= 0 {
            let limit = replacing ? pool.count - 1 : pool.count - r + place
            if indices[place] < limit { break }
            place -= 1
          }
          if place < 0 {
            done = true
          } else {
            indices[place] += 1
            for later in place + 1..<max(place + 1, r) {
              indices[later] = replacing ? indices[place] : indices[later - 1] + 1
            }
          }
          return row
        }
      }
    }
    module.function(Signature(builtin: "permutations(iterable, r=None)")) { values in
      let pool = try values[0].iterated()
      let r = values[1].isNone ? pool.count : try values[1].requireInteger()
      if r < 0 { throw PythonError(.valueError, "r must be non-negative") }
      var indices = Array(pool.indices)
      var cycles = (0..<min(r, pool.count)).map { pool.count - $0 }
      var done = r > pool.count
      return iterator {
        if done { return nil }
        let row = Value(tuple: indices.prefix(r).map { pool[$0] })
        var place = r - 1
        while place >= 0 {
          cycles[place] -= 1
          if cycles[place] > 0 {
            indices.swapAt(place, indices.count - cycles[place])
            return row
          }
          indices.append(indices.remove(at: place))
          cycles[place] = pool.count - place
          place -= 1
        }
        done = true
        return row
      }
    }
  }
}

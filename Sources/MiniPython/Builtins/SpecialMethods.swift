/// The special methods of the built-in classes, for those who call them by name:
/// `super().__getitem__(key)`, `(5).__add__(3)`, `hasattr(x, "__iter__")`.
enum SpecialMethods {
  /// Adds what the classes do not declare themselves. Asking once installs them.
  static let installed: Void = {
    let numbers: [BinaryOperator] = [
      .add, .subtract, .multiply, .divide, .floorDivide, .modulo, .power,
    ]
    let bits: [BinaryOperator] = [.and, .or, .xor, .leftShift, .rightShift]
    install(numbers + bits, in: .int)
    install(numbers, in: .float)
    install([.add, .multiply, .modulo], in: .str)
    install([.add, .multiply], in: .list)
    install([.add, .multiply], in: .tuple)
    install([.add, .subtract, .multiply, .divide, .power], in: .complex)
    install([.add, .multiply, .modulo], in: .bytes)
    install([.add, .multiply, .modulo], in: .byteArray)
    install([.or], in: .dict)
    install([.and, .or, .xor, .subtract], in: .set)
    install([.and, .or, .xor, .subtract], in: .frozenSet)
    for type in [TypeObject.int, .float, .complex] {
      for operation in UnaryOperator.allCases where type === TypeObject.int || operation != .invert
      {
        add(operation.method, to: type) { value, _ in try value.unary(operation) }
      }
      add("__bool__", to: type) { value, _ in .bool(try value.truth()) }
      if type === TypeObject.complex { continue }
      add("__abs__", to: type) { value, _ in
        try value.isLess(than: .int(0)) ? try value.unary(.negative) : value
      }
      add("__float__", to: type) { value, _ in .float(try value.requireFloat()) }
      add("__round__", upTo: 1, to: type) { value, arguments in
        try Rounding.number(value, digits: arguments.first ?? .none)
      }
    }
    add("__bool__", to: .range) { value, _ in .bool(try value.truth()) }
    for type in [
      TypeObject.str, .list, .tuple, .dict, .set, .frozenSet, .range, .bytes, .byteArray,
    ] {
      add("__len__", to: type) { value, _ in .int(try value.length()) }
      add("__iter__", to: type) { value, _ in .object(try value.iterator()) }
      add("__contains__", 1, to: type) { value, arguments in
        .bool(try value.contains(arguments[0]))
      }
    }
    for type in [TypeObject.str, .list, .tuple, .dict, .range, .bytes, .byteArray] {
      add("__getitem__", 1, to: type) { value, arguments in try value.getItem(arguments[0]) }
    }
    for type in [
      TypeObject.int, .float, .complex, .str, .bytes, .byteArray, .list, .tuple, .dict, .set,
      .frozenSet, .range, .slice,
    ] {
      for comparison in Comparison.allCases {
        add(comparison.method, 1, to: type) { value, arguments in
          try value.compareIfKnown(comparison, arguments[0]) ?? .notImplemented
        }
      }
    }
  }()

  private static func install(_ operations: [BinaryOperator], in type: TypeObject) {
    for operation in operations {
      add("__\(operation.stem)__", 1, to: type) { value, arguments in
        // An integer leaves it to the other number when that is a float or complex.
        if type === TypeObject.int, arguments[0].bigInteger == nil { return .notImplemented }
        return try value.binaryIfKnown(operation, arguments[0].unboxed) ?? .notImplemented
      }
      if type === TypeObject.int || type === TypeObject.float || type === TypeObject.complex {
        add("__r\(operation.stem)__", 1, to: type) { value, arguments in
          if type === TypeObject.int, arguments[0].bigInteger == nil { return .notImplemented }
          return try arguments[0].unboxed.binaryIfKnown(operation, value) ?? .notImplemented
        }
      }
    }
  }

  private static func add(
    _ name: String, _ count: Int = 0, upTo most: Int? = nil, to type: TypeObject,
    _ body: @escaping (Value, UnsafeBufferPointer<Value>) throws -> Value
  ) {
    if type.attributes.find(name) == nil {
      type.method(name, (most == nil ? count : 0)...(most ?? count), body)
    }
  }
}

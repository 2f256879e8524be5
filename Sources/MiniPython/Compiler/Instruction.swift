/// What the machine can do. Operands are registers unless said otherwise: `a` is usually the
/// destination, `b` and `c` the operands; `k` is a small number such as an operator.
enum Operation: UInt8 {
  /// a = constant b
  case constant
  /// a = b
  case move
  /// Raises unless a is bound; b is the constant with its name.
  case checkBound
  /// a = the content of cell b; a free variable's name is constant c.
  case loadCell
  /// The content of cell a = b
  case storeCell
  /// Puts the value of a into a new cell in a.
  case makeCell
  /// a = global or built-in named by constant b
  case loadGlobal
  case storeGlobal
  case deleteGlobal
  /// a = name constant b looked up in the class namespace, then cell c (or -1), globals, built-ins
  case loadName
  case storeName
  case deleteName
  case deleteLocal
  case deleteCell
  /// a = b operator(k) c
  case binary
  /// a = b; a operator(k)= c
  case inPlace
  case unary
  case not
  /// a = b comparison(k) c
  case compare
  /// a = b is c, k: negated
  case identity
  /// a = b in c, k: negated
  case membership
  case jump
  /// Jumps to b when a is false.
  case jumpIfFalse
  case jumpIfTrue
  /// Jumps to a unless b comparison(k) c; flag bit 1: jumps if it holds.
  case compareJump
  /// a = attribute constant c of b
  case loadAttribute
  /// attribute constant c of a = b
  case storeAttribute
  case deleteAttribute
  /// a = function, a + 1 = instance (or unbound) for calling method constant c of b
  case loadMethod
  /// a = b[c]
  case loadItem
  /// a[b] = c
  case storeItem
  case deleteItem
  /// a = slice of registers b, b+1, b+2
  case buildSlice
  /// a = call of b with c positional arguments in b + 1...
  case call
  /// Like call after loadMethod: b function, b + 1 instance, arguments in b + 2...
  case callMethod
  /// Like call; the names of the last arguments are in constant k/x.
  case callKeywords
  /// a = call of b with the list in b + 1 and the dictionary in b + 2
  case callSpread
  case buildTuple
  case buildList
  case buildSet
  case buildDict
  case listAppend
  case setAdd
  /// a[b] = c for a dictionary display
  case dictSet
  case listExtend
  case setExtend
  /// Adds mapping b to dictionary a; k: 1 for call arguments, of function c
  case dictMerge
  case listToTuple
  /// a = joined texts of registers b..<b + c
  case buildString
  /// a = format(b, c or none when -1), k: conversion
  case format
  case getIterator
  /// a = next of iterator b, or jump to c
  case forNext
  /// Spreads a over b..<b + c
  case unpack
  /// Spreads a over c registers before, one list, x after, from b
  case unpackStarred
  /// a = function of code c; b: defaults tuple or -1, b + 1 keyword defaults
  case makeFunction
  /// a = class from body function b, bases list b + 1, keywords dict b + 2; name constant c
  case buildClass
  case returnValue
  case yield
  case yieldFrom
  /// raise a from b (-1: none)
  case raise
  /// Raises again what is being handled.
  case raiseAgain
  /// Continues the exception in a.
  case reraise
  case raiseAssertion
  /// a = whether exception b matches c
  case matchException
  /// a = entered value of manager b
  case withEnter
  /// Leaves manager b; c: exception or -1; a = whether it is swallowed
  case withExit
  /// a = whether b is a sequence of c items, k: 1 for c or more
  case matchSequence
  /// a = whether b is a mapping with the x keys in c...; a + 1... = their values, k: 1 then the rest
  case matchMapping
  /// a = whether b is an instance of c; a + 1... = its attributes: x positional, then those in c + 1
  case matchClass
  /// a = module named by constant b, k: 1 for the leaf of a dotted name
  case importModule
  /// a = name constant c of module b
  case importFrom
  case importStar
  /// Reports a name (constant a) bound to b.
  case noteBinding
  /// A statement begins (stepping).
  case line
  /// Notes that the class declares the name constant a with the annotation whose text is constant b.
  case annotate
  /// Shows a value as the interactive prompt does.
  case display
}

/// One instruction of 16 bytes.
struct Instruction {
  var operation: Operation
  var k: UInt8
  /// Bit 0: c is a constant.
  var x: UInt16
  var a: Int32
  var b: Int32
  var c: Int32

  init(_ operation: Operation, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0, k: UInt8 = 0, x: Int = 0) {
    self.operation = operation
    self.k = k
    self.x = UInt16(truncatingIfNeeded: x)
    self.a = Int32(truncatingIfNeeded: a)
    self.b = Int32(truncatingIfNeeded: b)
    self.c = Int32(truncatingIfNeeded: c)
  }
}

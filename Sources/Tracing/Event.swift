/// One thing that happened while a program ran.
public enum Event: Sendable, Equatable {
  /// A code cell began; the index counts all of the trace's cells from 0.
  case cell(index: Int)
  /// A tensor that no recorded operator made came into sight.
  case leaf(Leaf)
  /// An operator was applied.
  case node(Node)
  /// A module or a function was called in which operators are applied.
  case scope(Scope)
  /// A variable came to mean a tensor (`y = ...`), or stopped meaning one and means another now.
  case name(Naming)
  /// The program printed, showed a last value, warned or failed.
  case output(Output)
  /// A backward pass began.
  case backward(BackwardStart)
  /// A backward pass ran one operator's derivative.
  case backwardNode(BackwardStep)
  /// A gradient arrived at a leaf and was added to its `.grad`.
  case accumulate(Accumulation)
  /// A node's saved tensors were freed, so the pass cannot run through it again.
  case freed(pass: Int, id: NodeID)
  /// A backward pass ended; `failed` when an error cut it short.
  case end(pass: Int, failed: Bool)
  /// A tensor's numbers were changed in place (an optimizer's step, `x += 1`).
  case update(id: NodeID, value: TensorValue, line: Int?)
  /// A `.grad` was changed by hand: set to zero, replaced, or removed (`nil`).
  case gradient(id: NodeID, value: TensorValue?, line: Int?)
  /// A flag was changed by hand: `x.requires_grad_(False)`.
  case requiresGrad(id: NodeID, flag: Bool, line: Int?)
}

/// A tensor that begins the recorded graph: a parameter, an input, a constant, or the result of a
/// computation that was not tracked.
public struct Leaf: Sendable, Equatable {
  /// Its number in the trace.
  public var id: NodeID
  /// The variable it was first bound to, or "" when it has none.
  public var label: String
  /// Its shape; empty for a scalar.
  public var shape: [Int]
  /// As PyTorch writes it without `torch.`: `float32`, `int64`, `bool`.
  public var dtype: String
  /// Whether gradients are wanted for it.
  public var requiresGrad: Bool
  /// Its numbers.
  public var value: TensorValue
  /// The line of the program, if one is known.
  public var line: Int?
  /// Where the numbers came from when an operator made them without being tracked (`detach()`, or
  /// any operator under `no_grad`): a severed edge.
  public var origin: Origin?
  /// Whether it is a parameter, which belongs to the module that uses it.
  public var isParameter: Bool
  /// The innermost scope in which the program made it and gave it a name; none for an argument.
  public var scope: Int?

  /// The operator that made an untracked tensor.
  public struct Origin: Sendable, Equatable {
    /// The operator's name for people: `detach`, `pow`.
    public var op: String
    /// What it was computed from.
    public var inputs: [NodeID]

    /// Makes a value of its parts.
    public init(op: String, inputs: [NodeID]) {
      self.op = op
      self.inputs = inputs
    }
  }

  /// Makes a value of its parts.
  public init(
    id: NodeID, label: String, shape: [Int], dtype: String, requiresGrad: Bool,
    value: TensorValue, line: Int? = nil, origin: Origin? = nil,
    isParameter: Bool = false, scope: Int? = nil
  ) {
    self.id = id
    self.label = label
    self.shape = shape
    self.dtype = dtype
    self.requiresGrad = requiresGrad
    self.value = value
    self.line = line
    self.origin = origin
    self.isParameter = isParameter
    self.scope = scope
  }
}

/// One application of an operator, named by its `grad_fn`.
public struct Node: Sendable, Equatable {
  /// Its number in the trace.
  public var id: NodeID
  /// The `grad_fn`'s name: `PowBackward0`.
  public var name: String
  /// Where its tensor inputs came from, in argument order.
  public var inputs: [Source]
  /// Its arguments in order, as people and formulas name them; numbers are among them.
  public var operands: [Operand]
  /// Its shape; empty for a scalar.
  public var shape: [Int]
  /// Its type of element.
  public var dtype: String
  /// The line of the program that ran it; lines count as in ``Trace/Cell/firstLine``.
  public var line: Int?
  /// Its numbers.
  public var value: TensorValue
  /// For each element of ``inputs``, the local derivative as text over the operands' names
  /// (`exponent * self^(exponent-1)`), or "" where there is none to show.
  public var derivatives: [String]
  /// Names of what the operator keeps for the backward pass: `self`, `result`, `exponent`.
  public var saved: [String]
  /// The innermost scope in which it was applied.
  public var scope: Int?

  /// One output of a leaf or node.
  public struct Source: Sendable, Equatable {
    /// Its number in the trace.
    public var id: NodeID
    /// Which of the outputs.
    public var output: Int

    /// Makes a value of its parts.
    public init(id: NodeID, output: Int = 0) {
      self.id = id
      self.output = output
    }
  }

  /// One argument of an operator.
  public struct Operand: Sendable, Equatable {
    /// The parameter's name, as formulas use it.
    public var name: String
    /// Its numbers.
    public var value: Value

    /// What was given for the parameter.
    public enum Value: Sendable, Equatable {
      /// A tensor: the index of its source in ``Node/inputs``.
      case input(Int)
      /// A number or another plain argument, as Python prints it.
      case constant(String)
    }

    /// Makes a value of its parts.
    public init(name: String, value: Value) {
      self.name = name
      self.value = value
    }
  }

  /// Makes a value of its parts.
  public init(
    id: NodeID, name: String, inputs: [Source], operands: [Operand] = [], shape: [Int],
    dtype: String = "float32", line: Int? = nil, value: TensorValue, derivatives: [String] = [],
    saved: [String] = [], scope: Int? = nil
  ) {
    self.id = id
    self.name = name
    self.inputs = inputs
    self.operands = operands
    self.shape = shape
    self.dtype = dtype
    self.line = line
    self.value = value
    self.derivatives = derivatives
    self.saved = saved
    self.scope = scope
  }
}

/// A call of a module or a function, told before the first operator that is applied in it.
public struct Scope: Sendable, Equatable {
  /// Its number among the scopes of the trace.
  public var id: Int
  /// The scope around it.
  public var parent: Int?
  /// What the program calls it: `fc1`, `layers.0`, a function's name.
  public var name: String
  /// A module's class, "" for a function.
  public var type: String
  /// The line that calls it.
  public var line: Int?

  /// Makes a value of its parts.
  public init(id: Int, parent: Int? = nil, name: String, type: String = "", line: Int? = nil) {
    self.id = id
    self.parent = parent
    self.name = name
    self.type = type
    self.line = line
  }
}

/// A variable of the program that means a tensor from now on.
public struct Naming: Sendable, Equatable {
  /// Its number in the trace.
  public var id: NodeID
  /// Which of the outputs.
  public var output: Int
  /// The variable's name.
  public var label: String
  /// The line of the program, if one is known.
  public var line: Int?

  /// Makes a value of its parts.
  public init(id: NodeID, output: Int = 0, label: String, line: Int? = nil) {
    self.id = id
    self.output = output
    self.label = label
    self.line = line
  }
}

/// Text that the program produced.
public struct Output: Sendable, Equatable {
  /// Where the text would have gone.
  public enum Stream: String, Sendable, Equatable {
    /// Printed.
    case stdout
    /// A warning or a note.
    case stderr
    /// The value of a cell's last expression.
    case result
    /// An uncaught exception, `Name: text`.
    case error
  }

  /// Where the text went.
  public var stream: Stream
  /// The text, with the line breaks it was written with.
  public var text: String
  /// The line of the program, if one is known.
  public var line: Int?

  /// Makes a value of its parts.
  public init(stream: Stream, text: String, line: Int? = nil) {
    self.stream = stream
    self.text = text
    self.line = line
  }
}

/// The beginning of a backward pass; passes count from 1.
public struct BackwardStart: Sendable, Equatable {
  /// The pass, counted from 1.
  public var pass: Int
  /// The tensor on which `backward` was called, or the first of several.
  public var root: NodeID
  /// All roots, where there are several.
  public var roots: [NodeID]
  /// The line of the program, if one is known.
  public var line: Int?
  /// True for `autograd.grad`, which accumulates nothing.
  public var returnsGradients: Bool
  /// True where a long recording keeps of the pass only what arrived at the leaves.
  public var isAbridged: Bool

  /// Makes a value of its parts.
  public init(
    pass: Int, root: NodeID, roots: [NodeID]? = nil, line: Int? = nil,
    returnsGradients: Bool = false, isAbridged: Bool = false
  ) {
    self.pass = pass
    self.root = root
    self.roots = roots ?? [root]
    self.line = line
    self.returnsGradients = returnsGradients
    self.isAbridged = isAbridged
  }
}

/// One operator's derivative at work: upstream gradients in, gradients of its inputs out.
public struct BackwardStep: Sendable, Equatable {
  /// The pass, counted from 1.
  public var pass: Int
  /// Its number in the trace.
  public var id: NodeID
  /// The node's name.
  public var name: String
  /// The upstream gradient of each output; `nil` where none arrived.
  public var gradOutputs: [TensorValue?]
  /// The gradient passed on to each of the node's inputs; `nil` where nobody asked for one.
  public var gradInputs: [TensorValue?]
  /// The local derivative with respect to each input where the operator works element by element,
  /// so that `gradInputs[i] = gradOutputs[0] * local[i]` (before sums over broadcast dimensions).
  public var local: [TensorValue?]

  /// Makes a value of its parts.
  public init(
    pass: Int, id: NodeID, name: String, gradOutputs: [TensorValue?], gradInputs: [TensorValue?],
    local: [TensorValue?] = []
  ) {
    self.pass = pass
    self.id = id
    self.name = name
    self.gradOutputs = gradOutputs
    self.gradInputs = gradInputs
    self.local = local
  }
}

/// A gradient added to a leaf's `.grad` (or to that of a tensor that retains its gradient).
public struct Accumulation: Sendable, Equatable {
  /// The pass, counted from 1.
  public var pass: Int
  /// Its number in the trace.
  public var id: NodeID
  /// `.grad` before, `nil` where there was none.
  public var before: TensorValue?
  /// What arrived.
  public var incoming: TensorValue
  /// `.grad` after: `before + incoming`.
  public var after: TensorValue

  /// Makes a value of its parts.
  public init(
    pass: Int, id: NodeID, before: TensorValue?, incoming: TensorValue, after: TensorValue
  ) {
    self.pass = pass
    self.id = id
    self.before = before
    self.incoming = incoming
    self.after = after
  }
}

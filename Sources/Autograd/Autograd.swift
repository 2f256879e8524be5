// Autograd: tensors that remember how they were computed, with PyTorch's semantics.
//
//     let x = Tensor(3, requiresGrad: true)
//     let y = try x.pow(2)
//     try y.backward()
//     x.grad            // 6
//
// `Tensor/`     the array: shape, strides, shared memory, types, errors.
// `Kernels/`    loops over memory that know nothing of gradients.
// `Operators/`  the catalogue. An operator is declared once, in the struct of its family: names,
//               parameters, how it computes, one derivative per input (made of operators again), the
//               derivative as text. `Operator.all` lists them, `Operator.call("sum", ...)` finds the
//               one that fits what is given, `operation.apply(...)` and `applyInPlace(...)` run it.
// `Graph/`      what is recorded: nodes, saved tensors, views, hooks, and freeing it without recursion.
// `Sweep/`      the backward pass: `x.backward()`, `grad(outputs:inputs:)`.
// `Functions/`  functions with a derivative of one's own, Jacobian and Hessian matrices, gradcheck.
// `Modes/`      what each thread can switch: recording, inference, the observer, warnings.
//
// Everything that computes throws `AutogradError` with PyTorch's text; one `try` covers a whole
// expression: `try (w * x + b).sigmoid().log()`. Nothing that a user can cause traps.

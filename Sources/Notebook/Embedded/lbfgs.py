# torch.optim, in one namespace with the others: the optimizer that asks for the loss several times a step.


__name__ = "torch.optim.lbfgs"


class LBFGS(Optimizer):
    """Limited-memory BFGS, as Nocedal and Wright describe it."""

    def __init__(
        self, params, lr=1, max_iter=20, max_eval=None, tolerance_grad=1e-7,
        tolerance_change=1e-9, history_size=100, line_search_fn=None,
    ):
        super().__init__(params, dict(
            lr=lr, max_iter=max_iter,
            max_eval=max_iter * 5 // 4 if max_eval is None else max_eval,
            tolerance_grad=tolerance_grad, tolerance_change=tolerance_change,
            history_size=history_size, line_search_fn=line_search_fn))
        self._params = self.param_groups[0]["params"]

    def _gradient(self):
        return torch.cat([
            torch.zeros(param.numel()) if param.grad is None else param.grad.reshape(-1)
            for param in self._params])

    def _move(self, length, direction):
        start = 0
        for param in self._params:
            count = param.numel()
            param.add_(direction[start:start + count].view_as(param), alpha=length)
            start += count

    def step(self, closure):
        self._steps_taken = getattr(self, "_steps_taken", 0) + 1

        def evaluate():
            with torch.enable_grad():
                return closure()

        with torch.no_grad():
            return self._search(evaluate)

    def _search(self, evaluate):
        group = self.param_groups[0]
        state = self._state_of(self._params[0])
        state.setdefault("func_evals", 0)
        state.setdefault("n_iter", 0)
        first = evaluate()
        loss = first.item()
        evaluations = 1
        state["func_evals"] += 1
        gradient = self._gradient()
        if gradient.abs().max() <= group["tolerance_grad"]:
            return first
        d, t = state.get("d"), state.get("t")
        steps, changes = state.get("old_stps"), state.get("old_dirs")
        ro, scale = state.get("ro"), state.get("H_diag")
        before, loss_before = state.get("prev_flat_grad"), state.get("prev_loss")
        iterations = 0
        while iterations < group["max_iter"]:
            iterations += 1
            state["n_iter"] += 1
            if state["n_iter"] == 1:
                d, steps, changes, ro, scale = gradient.neg(), [], [], [], 1
            else:
                y = gradient.sub(before)
                s = d.mul(t)
                ys = y.dot(s)
                if ys > 1e-10:
                    if len(changes) == group["history_size"]:
                        changes.pop(0)
                        steps.pop(0)
                        ro.pop(0)
                    changes.append(y)
                    steps.append(s)
                    ro.append(1.0 / ys)
                    scale = ys / y.dot(y)
                q = gradient.neg()
                weights = [None] * len(changes)
                for i in range(len(changes) - 1, -1, -1):
                    weights[i] = steps[i].dot(q) * ro[i]
                    q.add_(changes[i], alpha=-weights[i])
                d = torch.mul(q, scale)
                for i in range(len(changes)):
                    d.add_(steps[i], alpha=weights[i] - changes[i].dot(d) * ro[i])
            before = gradient.clone()
            loss_before = loss
            t = group["lr"]
            if state["n_iter"] == 1:
                t = min(1.0, 1.0 / gradient.abs().sum()) * group["lr"]
            slope = gradient.dot(d)
            if slope > -group["tolerance_change"]:
                break
            if group["line_search_fn"] is not None:
                loss, gradient, t, more = self._search_along(evaluate, t, d, loss, gradient, slope)
                self._move(t, d)
                evaluations += more
                state["func_evals"] += more
            else:
                self._move(t, d)
            if group["line_search_fn"] is None and iterations != group["max_iter"]:
                loss = evaluate().item()
                gradient = self._gradient()
                evaluations += 1
                state["func_evals"] += 1
            if iterations == group["max_iter"] or evaluations >= group["max_eval"]:
                break
            if gradient.abs().max() <= group["tolerance_grad"]:
                break
            if d.mul(t).abs().max() <= group["tolerance_change"]:
                break
            if abs(loss - loss_before) < group["tolerance_change"]:
                break
        state.update(d=d, t=t, old_dirs=changes, old_stps=steps, ro=ro, H_diag=scale,
                     prev_flat_grad=before, prev_loss=loss_before)
        return first

    def _search_along(self, evaluate, t, d, loss, gradient, slope):
        """The step along a direction, with its loss and gradient, and how often that was computed."""
        if self.param_groups[0]["line_search_fn"] != "strong_wolfe":
            raise RuntimeError("only 'strong_wolfe' is supported")
        before = [param.clone() for param in self._params]

        def at(t):
            self._move(t, d)
            loss = evaluate().item()
            gradient = self._gradient()
            for param, value in zip(self._params, before):
                param.copy_(value)
            return _Try(t, loss, gradient, gradient.dot(d))

        return _strong_wolfe(at, _Try(0, loss, gradient, slope), t, d.abs().max())


class _Try:
    """A step that was tried: the loss there, the gradient, and the slope along the direction."""

    def __init__(self, t, loss, gradient, slope):
        self.t = t
        self.loss = loss
        self.gradient = gradient
        self.slope = slope


def _lowest_of_cubic(a, b, bounds=None):
    """Where the cubic through two tries has its minimum."""
    least, most = bounds or ((a.t, b.t) if a.t <= b.t else (b.t, a.t))
    bend = a.slope + b.slope - 3 * (a.loss - b.loss) / (a.t - b.t)
    square = bend ** 2 - a.slope * b.slope
    if square < 0:
        return (least + most) / 2.0
    root = square.sqrt()
    if a.t <= b.t:
        place = b.t - (b.t - a.t) * ((b.slope + root - bend) / (b.slope - a.slope + 2 * root))
    else:
        place = a.t - (a.t - b.t) * ((a.slope + root - bend) / (a.slope - b.slope + 2 * root))
    return min(max(place, least), most)


def _strong_wolfe(at, start, t, reach, enough=1e-4, flatter=0.9, tolerance=1e-9, most=25):
    """A step with less loss and a flatter slope (Nocedal and Wright, algorithms 3.5 and 3.6)."""

    def is_too_high(tried):
        return tried.loss > start.loss + enough * tried.t * start.slope

    def is_flat(tried):
        return abs(tried.slope) <= -flatter * start.slope

    last, tried, rounds = start, at(t), 0
    found = False
    while rounds < most:
        if is_too_high(tried) or (rounds > 1 and tried.loss >= last.loss):
            ends = [last, tried]
            break
        if is_flat(tried):
            return tried.loss, tried.gradient, tried.t, rounds + 1
        if tried.slope >= 0:
            ends = [last, tried]
            break
        step = _lowest_of_cubic(
            last, tried, (tried.t + 0.01 * (tried.t - last.t), tried.t * 10))
        last, tried = tried, at(step)
        rounds += 1
    else:
        ends = [start, tried]
    stuck = False
    low = 0 if ends[0].loss <= ends[1].loss else 1
    while not found and rounds < most:
        if abs(ends[1].t - ends[0].t) * reach < tolerance:
            break
        left, right = min(ends[0].t, ends[1].t), max(ends[0].t, ends[1].t)
        step = _lowest_of_cubic(*ends)
        margin = 0.1 * (right - left)
        # A step too close to an end twice in a row is moved away from it.
        if min(right - step, step - left) < margin:
            if stuck or step >= right or step <= left:
                step = right - margin if abs(step - right) < abs(step - left) else left + margin
                stuck = False
            else:
                stuck = True
        else:
            stuck = False
        tried = at(step)
        rounds += 1
        if is_too_high(tried) or tried.loss >= ends[low].loss:
            ends[1 - low] = tried
            low = 0 if ends[0].loss <= ends[1].loss else 1
        else:
            if is_flat(tried):
                found = True
            elif tried.slope * (ends[1 - low].t - ends[low].t) >= 0:
                ends[1 - low] = ends[low]
            ends[low] = tried
    best = ends[low]
    return best.loss, best.gradient, best.t, rounds + 1

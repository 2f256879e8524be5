

# torch.optim, second part, in one namespace with the first: optimizers that few programs use.


__name__ = "torch.optim.adamax"


class Adamax(Optimizer):
    def __init__(
        self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, foreach=None, *,
        maximize=False, differentiable=False, capturable=False,
    ):
        super().__init__(params, dict(
            lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, foreach=foreach,
            maximize=maximize, differentiable=differentiable, capturable=capturable))

    def _update(self, param, grad, group, state):
        if not state:
            state["step"] = torch.tensor(0.0)
            state["exp_avg"] = torch.zeros_like(param)
            state["exp_inf"] = torch.zeros_like(param)
        state["step"] += 1
        grad = _decayed(param, grad, group)
        beta1, beta2 = group["betas"]
        mean, largest = state["exp_avg"], state["exp_inf"]
        mean.lerp_(grad, 1 - beta1)
        largest.copy_(torch.maximum(largest.mul_(beta2), grad.abs().add_(group["eps"])))
        correction = 1 - beta1 ** state["step"].item()
        param.addcdiv_(mean, largest, value=-group["lr"] / correction)


__name__ = "torch.optim.nadam"


class NAdam(Optimizer):
    def __init__(
        self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, momentum_decay=4e-3,
        decoupled_weight_decay=False, *, foreach=None, maximize=False, capturable=False,
        differentiable=False,
    ):
        super().__init__(params, dict(
            lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, momentum_decay=momentum_decay,
            decoupled_weight_decay=decoupled_weight_decay, maximize=maximize, foreach=foreach,
            capturable=capturable, differentiable=differentiable))

    def _update(self, param, grad, group, state):
        if not state:
            state["step"] = torch.tensor(0.0)
            state["mu_product"] = torch.ones(())
            state["exp_avg"] = torch.zeros_like(param)
            state["exp_avg_sq"] = torch.zeros_like(param)
        state["step"] += 1
        step = state["step"].item()
        beta1, beta2 = group["betas"]
        if group["decoupled_weight_decay"]:
            param.mul_(1 - group["lr"] * group["weight_decay"])
        else:
            grad = _decayed(param, grad, group)
        decay = group["momentum_decay"]
        mu = beta1 * (1.0 - 0.5 * (0.96 ** (step * decay)))
        next_mu = beta1 * (1.0 - 0.5 * (0.96 ** ((step + 1) * decay)))
        state["mu_product"] *= mu
        product = state["mu_product"].item()
        mean, square = state["exp_avg"], state["exp_avg_sq"]
        mean.lerp_(grad, 1 - beta1)
        square.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
        spread = square.div(1 - beta2 ** step).sqrt().add_(group["eps"])
        lr = group["lr"]
        param.addcdiv_(grad, spread, value=(-lr * (1.0 - mu)) / (1.0 - product))
        param.addcdiv_(mean, spread, value=(-lr * next_mu) / (1.0 - product * next_mu))


__name__ = "torch.optim.radam"


class RAdam(Optimizer):
    def __init__(
        self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0,
        decoupled_weight_decay=False, *, foreach=None, maximize=False, capturable=False,
        differentiable=False,
    ):
        super().__init__(params, dict(
            lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, maximize=maximize,
            foreach=foreach, capturable=capturable, decoupled_weight_decay=decoupled_weight_decay,
            differentiable=differentiable))

    def _update(self, param, grad, group, state):
        if not state:
            state["step"] = torch.tensor(0.0)
            state["exp_avg"] = torch.zeros_like(param)
            state["exp_avg_sq"] = torch.zeros_like(param)
        state["step"] += 1
        step = state["step"].item()
        beta1, beta2 = group["betas"]
        if group["decoupled_weight_decay"]:
            param.mul_(1 - group["lr"] * group["weight_decay"])
        else:
            grad = _decayed(param, grad, group)
        mean, square = state["exp_avg"], state["exp_avg_sq"]
        mean.lerp_(grad, 1 - beta1)
        square.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
        correction1 = 1 - beta1 ** step
        correction2 = 1 - beta2 ** step
        corrected = mean / correction1
        limit = 2 / (1 - beta2) - 1
        length = limit - 2 * step * (beta2 ** step) / correction2
        if length > 5.0:
            rectified = ((length - 4) * (length - 2) * limit
                         / ((limit - 4) * (limit - 2) * length)) ** 0.5
            adapted = (correction2 ** 0.5) / square.sqrt().add_(group["eps"])
            param.add_(corrected * group["lr"] * adapted * rectified, alpha=-1.0)
        else:
            param.add_(corrected * group["lr"], alpha=-1.0)


__name__ = "torch.optim.rprop"


class Rprop(Optimizer):
    def __init__(
        self, params, lr=1e-2, etas=(0.5, 1.2), step_sizes=(1e-6, 50), *, capturable=False,
        foreach=None, maximize=False, differentiable=False,
    ):
        super().__init__(params, dict(
            lr=lr, etas=etas, step_sizes=step_sizes, foreach=foreach, maximize=maximize,
            differentiable=differentiable, capturable=capturable))

    def _update(self, param, grad, group, state):
        if not state:
            state["step"] = torch.tensor(0.0)
            state["prev"] = torch.zeros_like(param)
            state["step_size"] = torch.full_like(grad, group["lr"])
        state["step"] += 1
        less, more = group["etas"]
        least, most = group["step_sizes"]
        sign = grad.mul(state["prev"]).sign()
        factor = torch.where(
            sign > 0, torch.full_like(sign, more),
            torch.where(sign < 0, torch.full_like(sign, less), torch.ones_like(sign)))
        state["step_size"].mul_(factor).clamp_(least, most)
        grad = torch.where(sign < 0, torch.zeros_like(grad), grad)
        param.addcmul_(grad.sign(), state["step_size"], value=-1)
        state["prev"].copy_(grad)


__name__ = "torch.optim.asgd"


class ASGD(Optimizer):
    def __init__(
        self, params, lr=1e-2, lambd=1e-4, alpha=0.75, t0=1e6, weight_decay=0, foreach=None,
        maximize=False, differentiable=False, capturable=False,
    ):
        super().__init__(params, dict(
            lr=lr, lambd=lambd, alpha=alpha, t0=t0, weight_decay=weight_decay, foreach=foreach,
            maximize=maximize, differentiable=differentiable, capturable=capturable))

    def _update(self, param, grad, group, state):
        if not state:
            state["step"] = torch.zeros(())
            state["eta"] = torch.as_tensor(group["lr"])
            state["mu"] = torch.ones(())
            state["ax"] = torch.zeros_like(param)
        state["step"] += 1
        step, eta, mu = state["step"].item(), state["eta"].item(), state["mu"].item()
        grad = _decayed(param, grad, group)
        param.mul_(1 - group["lambd"] * eta)
        param.add_(grad, alpha=-eta)
        if mu == 1:
            state["ax"].copy_(param)
        else:
            state["ax"].add_(param.sub(state["ax"]).mul_(mu))
        lr = group["lr"]
        state["eta"] = torch.as_tensor(lr / ((1 + group["lambd"] * lr * step) ** group["alpha"]))
        state["mu"] = torch.as_tensor(1 / max(1, step - group["t0"]))


__name__ = "torch.optim.lbfgs"


class LBFGS(Optimizer):
    """Limited-memory BFGS without line search, as Nocedal and Wright describe it."""

    def __init__(
        self, params, lr=1, max_iter=20, max_eval=None, tolerance_grad=1e-7,
        tolerance_change=1e-9, history_size=100, line_search_fn=None,
    ):
        if line_search_fn is not None:
            raise NotImplementedError("LBFGS is here without line search")
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
            self._move(t, d)
            if iterations != group["max_iter"]:
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

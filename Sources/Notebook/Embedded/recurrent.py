

# torch.nn, third part, in one namespace with the others: recurrent layers and their cells.


__name__ = "torch.nn.modules.rnn"


class _Recurrent(Module):
    """What RNN, LSTM and GRU share: parameters, layers and directions."""

    gates = 1

    def __init__(
        self, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0,
        bidirectional=False, device=None, dtype=None,
    ):
        super().__init__()
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.num_layers = num_layers
        self.bias = bias
        self.batch_first = batch_first
        self.dropout = float(dropout)
        self.bidirectional = bidirectional
        if dropout > 0 and num_layers == 1:
            torch._C._warn(
                "dropout option adds dropout after all but last recurrent layer, so non-zero "
                f"dropout expects num_layers greater than 1, but got dropout={dropout} and "
                f"num_layers={num_layers}")
        directions = 2 if bidirectional else 1
        rows = self.gates * hidden_size
        for layer in range(num_layers):
            width = input_size if layer == 0 else hidden_size * directions
            for suffix in ("", "_reverse")[:directions]:
                end = f"l{layer}{suffix}"
                self.register_parameter(f"weight_ih_{end}", Parameter(torch.empty(rows, width)))
                self.register_parameter(
                    f"weight_hh_{end}", Parameter(torch.empty(rows, hidden_size)))
                if bias:
                    self.register_parameter(f"bias_ih_{end}", Parameter(torch.empty(rows)))
                    self.register_parameter(f"bias_hh_{end}", Parameter(torch.empty(rows)))
        self.reset_parameters()

    def reset_parameters(self):
        bound = 1.0 / math.sqrt(self.hidden_size) if self.hidden_size > 0 else 0
        for weight in self.parameters():
            init.uniform_(weight, -bound, bound)

    def flatten_parameters(self):
        pass

    def _weights(self, layer, suffix):
        end = f"l{layer}{suffix}"
        biases = ()
        if self.bias:
            biases = (self._parameters[f"bias_ih_{end}"], self._parameters[f"bias_hh_{end}"])
        return (self._parameters[f"weight_ih_{end}"], self._parameters[f"weight_hh_{end}"]) + biases

    def _run(self, input, states):
        """All layers, from states of one tensor for each kind; gives outputs and the last states."""
        batched = input.dim() == 3
        if not batched:
            if input.dim() != 2:
                raise ValueError(
                    f"{type(self).__name__}: Expected input to be 2D or 3D, got {input.dim()}D "
                    "tensor instead")
            input = input.unsqueeze(0 if self.batch_first else 1)
        if input.size(-1) != self.input_size:
            raise RuntimeError(
                f"input.size(-1) must be equal to input_size. Expected {self.input_size}, got "
                f"{input.size(-1)}")
        if self.batch_first:
            input = input.transpose(0, 1)
        directions = 2 if self.bidirectional else 1
        if states is None:
            states = [torch.zeros(
                self.num_layers * directions, input.size(1), self.hidden_size,
                dtype=input.dtype)] * self.kinds
        elif not batched:
            states = [state.unsqueeze(1) for state in states]
        for state in states:
            expected = (self.num_layers * directions, input.size(1), self.hidden_size)
            if tuple(state.shape) != expected:
                raise RuntimeError(
                    f"Expected hidden size {expected}, got {list(state.shape)}")
        starts = [state.unbind(0) for state in states]
        ends = [[] for _ in states]
        for layer in range(self.num_layers):
            outputs = []
            for way in range(directions):
                place = layer * directions + way
                start = tuple(state[place] for state in starts)
                weights = self._weights(layer, "_reverse" if way else "")
                output, end = self._layer(input, start, weights, way == 1)
                outputs.append(output)
                for kind, state in zip(ends, end):
                    kind.append(state)
            input = outputs[0] if directions == 1 else torch.cat(outputs, -1)
            if self.dropout > 0 and layer < self.num_layers - 1:
                input = F.dropout(input, self.dropout, self.training)
        finals = [torch.stack(kind) for kind in ends]
        if self.batch_first:
            lstm = self.kinds == 2
            input = input.transpose(0, 1) if lstm else input._transposed(0, 1)
        if not batched:
            input = input.squeeze(0 if self.batch_first else 1)
            finals = [state.squeeze(1) for state in finals]
        return input, finals

    kinds = 1

    def _layer(self, input, start, weights, backwards):
        prepared = F.linear(input, weights[0], weights[2] if self.bias else None)
        steps = list(prepared.unbind(0))
        if backwards:
            steps.reverse()
        state = start
        outputs = []
        for step in steps:
            state = self._step(step, state, weights)
            outputs.append(state[0])
        if backwards:
            outputs.reverse()
        return torch.stack(outputs), state

    def forward(self, input, hx=None):
        run = self._run_packed if hasattr(input, "batch_sizes") else self._run
        output, states = run(input, None if hx is None else [hx])
        return output, states[0]

    def _run_packed(self, packed, states):
        """All layers over sequences of different lengths, the longest of which comes first."""
        sizes = packed.batch_sizes.tolist()
        directions = 2 if self.bidirectional else 1
        if states is None:
            states = [torch.zeros(
                self.num_layers * directions, sizes[0], self.hidden_size,
                dtype=packed.data.dtype)] * self.kinds
        elif packed.sorted_indices is not None:
            states = [state.index_select(1, packed.sorted_indices) for state in states]
        data = packed.data
        ends = [[] for _ in states]
        for layer in range(self.num_layers):
            outputs = []
            for way in range(directions):
                place = layer * directions + way
                start = tuple(state[place] for state in states)
                weights = self._weights(layer, "_reverse" if way else "")
                output, end = self._packed_layer(data, sizes, start, weights, way == 1)
                outputs.append(output)
                for kind, state in zip(ends, end):
                    kind.append(state)
            data = outputs[0] if directions == 1 else torch.cat(outputs, -1)
            if self.dropout > 0 and layer < self.num_layers - 1:
                data = F.dropout(data, self.dropout, self.training)
        finals = [torch.stack(kind) for kind in ends]
        if packed.unsorted_indices is not None:
            finals = [state.index_select(1, packed.unsorted_indices) for state in finals]
        return packed._replace(data=data), finals

    def _packed_layer(self, data, sizes, start, weights, backwards):
        prepared = F.linear(data, weights[0], weights[2] if self.bias else None)
        steps = list(zip(prepared.split(sizes), sizes))
        outputs, finished = [], []
        state = tuple(kind[:sizes[-1] if backwards else sizes[0]] for kind in start)
        for step, size in reversed(steps) if backwards else steps:
            now = state[0].size(0)
            if size > now:
                state = tuple(torch.cat([kind, begin[now:size]])
                              for kind, begin in zip(state, start))
            elif size < now:
                finished.append(tuple(kind[size:] for kind in state))
                state = tuple(kind[:size] for kind in state)
            state = self._step(step, state, weights)
            outputs.append(state[0])
        if backwards:
            outputs.reverse()
        parts = [state] + finished[::-1]
        return torch.cat(outputs), tuple(torch.cat(kinds) for kinds in zip(*parts))

    def extra_repr(self):
        text = f"{self.input_size}, {self.hidden_size}"
        if self.num_layers != 1:
            text += f", num_layers={self.num_layers}"
        if not self.bias:
            text += f", bias={self.bias}"
        if self.batch_first:
            text += f", batch_first={self.batch_first}"
        if self.dropout != 0:
            text += f", dropout={self.dropout}"
        if self.bidirectional:
            text += f", bidirectional={self.bidirectional}"
        return text


class RNN(_Recurrent):
    def __init__(self, *args, nonlinearity="tanh", **kwargs):
        if len(args) > 3:
            nonlinearity = args[3]
            args = args[:3] + args[4:]
        if nonlinearity not in ("tanh", "relu"):
            raise ValueError(
                f"Unknown nonlinearity '{nonlinearity}'. Select from 'tanh' or 'relu'.")
        super().__init__(*args, **kwargs)
        self.nonlinearity = nonlinearity

    def _step(self, step, state, weights):
        moved = F.linear(state[0], weights[1], weights[3] if self.bias else None) + step
        return (torch.tanh(moved) if self.nonlinearity == "tanh" else torch.relu(moved),)


def _gru_step(prepared, hidden, weight, bias):
    reset, update, new = prepared.unsafe_chunk(3, 1)
    own_reset, own_update, own_new = F.linear(hidden, weight, bias).unsafe_chunk(3, 1)
    reset = torch.sigmoid(own_reset + reset)
    update = torch.sigmoid(own_update + update)
    new = torch.tanh(new + own_new * reset)
    return (hidden - new) * update + new


class GRU(_Recurrent):
    gates = 3

    def _step(self, step, state, weights):
        return (_gru_step(step, state[0], weights[1], weights[3] if self.bias else None),)


def _lstm_step(gates, cell):
    entry, forget, candidate, exit = gates.unsafe_chunk(4, 1)
    cell = torch.sigmoid(forget) * cell + torch.sigmoid(entry) * torch.tanh(candidate)
    return torch.sigmoid(exit) * torch.tanh(cell), cell


class LSTM(_Recurrent):
    gates = 4
    kinds = 2

    def __init__(self, *args, proj_size=0, **kwargs):
        if proj_size:
            raise NotImplementedError("LSTM with proj_size is not supported here")
        super().__init__(*args, **kwargs)

    def _step(self, step, state, weights):
        gates = F.linear(state[0], weights[1], weights[3] if self.bias else None) + step
        return _lstm_step(gates, state[1])

    def _layer(self, input, start, weights, backwards):
        def compute(input, *tensors):
            output, (hidden, cell) = _Recurrent._layer(
                self, input, tensors[-2:], tensors[:-2], backwards)
            return output, hidden, cell

        output, hidden, cell = torch._C._fused(
            "MkldnnRnnLayerBackward0", compute, (input,) + tuple(weights) + tuple(start))
        return output, (hidden, cell)

    def forward(self, input, hx=None):
        run = self._run_packed if hasattr(input, "batch_sizes") else self._run
        output, states = run(input, None if hx is None else list(hx))
        return output, tuple(states)


class _RecurrentCell(Module):
    gates = 1

    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
        super().__init__()
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.bias = bias
        rows = self.gates * hidden_size
        self.weight_ih = Parameter(torch.empty(rows, input_size))
        self.weight_hh = Parameter(torch.empty(rows, hidden_size))
        if bias:
            self.bias_ih = Parameter(torch.empty(rows))
            self.bias_hh = Parameter(torch.empty(rows))
        else:
            self.register_parameter("bias_ih", None)
            self.register_parameter("bias_hh", None)
        bound = 1.0 / math.sqrt(hidden_size) if hidden_size > 0 else 0
        for weight in self.parameters():
            init.uniform_(weight, -bound, bound)

    def _rows(self, input):
        """The input as a batch."""
        if input.dim() not in (1, 2):
            raise ValueError(
                f"{type(self).__name__}: Expected input to be 1D or 2D, got {input.dim()}D instead")
        rows = input if input.dim() == 2 else input.unsqueeze(0)
        if rows.size(1) != self.input_size:
            raise RuntimeError(
                f"input has inconsistent input_size: got {rows.size(1)} expected {self.input_size}")
        return rows

    def _zeros(self, input):
        return torch.zeros(input.size(0), self.hidden_size, dtype=input.dtype)

    def extra_repr(self):
        text = f"{self.input_size}, {self.hidden_size}"
        return text if self.bias else text + f", bias={self.bias}"


class RNNCell(_RecurrentCell):
    def __init__(self, input_size, hidden_size, bias=True, nonlinearity="tanh"):
        super().__init__(input_size, hidden_size, bias)
        self.nonlinearity = nonlinearity

    def forward(self, input, hx=None):
        batched = input.dim() == 2
        rows = self._rows(input)
        hidden = self._zeros(rows) if hx is None else hx if batched else hx.unsqueeze(0)
        moved = (F.linear(rows, self.weight_ih, self.bias_ih)
                 + F.linear(hidden, self.weight_hh, self.bias_hh))
        result = torch.tanh(moved) if self.nonlinearity == "tanh" else torch.relu(moved)
        return result if batched else result.squeeze(0)

    def extra_repr(self):
        text = super().extra_repr()
        return text if self.nonlinearity == "tanh" else text + f", nonlinearity={self.nonlinearity}"


class LSTMCell(_RecurrentCell):
    gates = 4

    def forward(self, input, hx=None):
        batched = input.dim() == 2
        rows = self._rows(input)
        if hx is None:
            zeros = self._zeros(rows)
            hx = (zeros, zeros)
        elif not batched:
            hx = (hx[0].unsqueeze(0), hx[1].unsqueeze(0))
        gates = (F.linear(rows, self.weight_ih, self.bias_ih)
                 + F.linear(hx[0], self.weight_hh, self.bias_hh))
        hidden, cell = _lstm_step(gates, hx[1])
        return (hidden, cell) if batched else (hidden.squeeze(0), cell.squeeze(0))


class GRUCell(_RecurrentCell):
    gates = 3

    def forward(self, input, hx=None):
        batched = input.dim() == 2
        rows = self._rows(input)
        hidden = self._zeros(rows) if hx is None else hx if batched else hx.unsqueeze(0)
        prepared = F.linear(rows, self.weight_ih, self.bias_ih)
        result = _gru_step(prepared, hidden, self.weight_hh, self.bias_hh)
        return result if batched else result.squeeze(0)

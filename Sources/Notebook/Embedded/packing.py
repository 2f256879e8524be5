"""torch.nn.utils.rnn: sequences of different lengths in one batch."""

import collections
import torch

__name__ = "torch.nn.utils.rnn"


class PackedSequence(collections.namedtuple(
        "PackedSequence_", ["data", "batch_sizes", "sorted_indices", "unsorted_indices"])):
    """All first steps, then all second steps, and how many sequences each step has."""

    def __repr__(self):
        fields = ", ".join(f"{name}={value!r}" for name, value in self._asdict().items())
        return f"PackedSequence({fields})"

    def to(self, *args, **kwargs):
        return self

    def cpu(self):
        return self


def invert_permutation(permutation):
    if permutation is None:
        return None
    inverse = torch.empty_like(permutation)
    inverse[permutation] = torch.arange(0, permutation.numel())
    return inverse


def pack_padded_sequence(input, lengths, batch_first=False, enforce_sorted=True):
    lengths = torch.as_tensor(lengths, dtype=torch.int64)
    order = None
    if batch_first:
        input = input.transpose(0, 1)
    if not enforce_sorted:
        lengths, order = torch.sort(lengths, descending=True)
        input = input.index_select(1, order)
    counts = lengths.tolist()
    if any(a < b for a, b in zip(counts, counts[1:])):
        raise RuntimeError(
            "`lengths` array must be sorted in decreasing order when `enforce_sorted` is True. "
            "You can pass `enforce_sorted=False` to pack_padded_sequence and/or pack_sequence to "
            "sidestep this requirement if you do not need ONNX exportability.")
    if counts[-1] <= 0:
        raise RuntimeError(
            "Length of all samples has to be greater than 0, but found an element in 'lengths' "
            "that is <= 0")
    sizes = [sum(1 for count in counts if count > step) for step in range(counts[0])]

    def compute(input):
        return torch.cat([input[step, :size] for step, size in enumerate(sizes)])

    data = torch.nn.functional._fused("PackPaddedSequenceBackward0", compute, input)
    return PackedSequence(data, torch.tensor(sizes), order, invert_permutation(order))


def pad_packed_sequence(sequence, batch_first=False, padding_value=0.0, total_length=None):
    sizes = sequence.batch_sizes.tolist()
    length = len(sizes) if total_length is None else total_length
    if length < len(sizes):
        raise ValueError(
            "Expected total_length to be at least the length of the longest sequence in input, "
            f"but got total_length={total_length} and max sequence length being {len(sizes)}")
    shape = tuple(sequence.data.shape[1:])
    steps = []
    for part in sequence.data.split(sizes):
        missing = sizes[0] - part.size(0)
        filling = torch.full((missing,) + shape, padding_value, dtype=part.dtype)
        steps.append(torch.cat([part, filling]) if missing else part)
    for _ in range(length - len(sizes)):
        steps.append(torch.full((sizes[0],) + shape, padding_value, dtype=sequence.data.dtype))
    padded = torch.stack(steps, 1 if batch_first else 0)
    lengths = torch.tensor([sum(1 for size in sizes if size > row) for row in range(sizes[0])])
    if sequence.unsorted_indices is not None:
        order = sequence.unsorted_indices
        return padded.index_select(0 if batch_first else 1, order), lengths[order]
    return padded, lengths


def pad_sequence(sequences, batch_first=False, padding_value=0.0, padding_side="right"):
    longest = max(sequence.size(0) for sequence in sequences)
    rows = []
    for sequence in sequences:
        shape = (longest - sequence.size(0),) + tuple(sequence.shape[1:])
        filling = torch.full(shape, padding_value, dtype=sequence.dtype)
        parts = [sequence, filling] if padding_side == "right" else [filling, sequence]
        rows.append(torch.cat(parts))
    return torch.stack(rows, 0 if batch_first else 1)


def unpad_sequence(padded_sequences, lengths, batch_first=False):
    rows = padded_sequences if batch_first else padded_sequences.transpose(0, 1)
    return [row[:length] for row, length in zip(rows, torch.as_tensor(lengths).tolist())]


def pack_sequence(sequences, enforce_sorted=True):
    lengths = torch.as_tensor([sequence.size(0) for sequence in sequences])
    return pack_padded_sequence(pad_sequence(sequences), lengths, enforce_sorted=enforce_sorted)


def unpack_sequence(packed_sequences):
    padded, lengths = pad_packed_sequence(packed_sequences, batch_first=True)
    return unpad_sequence(padded, lengths, batch_first=True)

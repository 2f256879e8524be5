

# torch.nn, fourth part, in one namespace with the others: attention.


__name__ = "torch.nn.modules.linear"


class NonDynamicallyQuantizableLinear(Linear):
    """The name that PyTorch gives the output projection of an attention layer."""


__name__ = "torch.nn.modules.activation"


class MultiheadAttention(Module):
    def __init__(
        self, embed_dim, num_heads, dropout=0.0, bias=True, add_bias_kv=False, add_zero_attn=False,
        kdim=None, vdim=None, batch_first=False, device=None, dtype=None,
    ):
        super().__init__()
        if add_bias_kv or add_zero_attn or (kdim or embed_dim) != embed_dim or (
                vdim or embed_dim) != embed_dim:
            raise NotImplementedError(
                "MultiheadAttention is here without add_bias_kv, add_zero_attn, kdim and vdim")
        self.embed_dim = embed_dim
        self.num_heads = num_heads
        self.dropout = dropout
        self.batch_first = batch_first
        self.head_dim = embed_dim // num_heads
        if self.head_dim * num_heads != embed_dim:
            raise AssertionError("embed_dim must be divisible by num_heads")
        self.in_proj_weight = Parameter(torch.empty((3 * embed_dim, embed_dim)))
        if bias:
            self.in_proj_bias = Parameter(torch.empty(3 * embed_dim))
        else:
            self.register_parameter("in_proj_bias", None)
        self.out_proj = NonDynamicallyQuantizableLinear(embed_dim, embed_dim, bias=bias)
        init.xavier_uniform_(self.in_proj_weight)
        if bias:
            init.constant_(self.in_proj_bias, 0.0)
            init.constant_(self.out_proj.bias, 0.0)

    def _projected(self, query, key, value):
        """Query, key and value, by one product where they are the same tensor."""
        size = self.embed_dim
        if query is key and key is value:
            joined = F.linear(query, self.in_proj_weight, self.in_proj_bias)
            joined = joined.unflatten(-1, (3, size)).unsqueeze(0).transpose(0, -2).squeeze(-2)
            joined = joined.contiguous()
            return joined[0], joined[1], joined[2]
        weights = self.in_proj_weight.chunk(3)
        biases = (None,) * 3 if self.in_proj_bias is None else self.in_proj_bias.chunk(3)
        return tuple(F.linear(input, weight, bias)
                     for input, weight, bias in zip((query, key, value), weights, biases))

    def forward(
        self, query, key, value, key_padding_mask=None, need_weights=True, attn_mask=None,
        average_attn_weights=True, is_causal=False,
    ):
        same = (query is key, key is value)
        batched = query.dim() == 3
        if not batched:
            query, key, value = (x.unsqueeze(1) for x in (query, key, value))
        elif self.batch_first:
            query, key, value = (x.transpose(0, 1) for x in (query, key, value))
        if same == (True, True):
            key = value = query
        length, batch, size = query.shape
        q, k, v = self._projected(query, key, value)
        q, k, v = (x.view(x.size(0), batch * self.num_heads, self.head_dim).transpose(0, 1)
                   for x in (q, k, v))
        mask = self._mask(attn_mask, key_padding_mask, batch, k.size(1))
        q = q * math.sqrt(1.0 / float(self.head_dim))
        scores = torch.bmm(q, k.transpose(-2, -1))
        if mask is not None:
            scores = scores + mask
        weights = F.softmax(scores, dim=-1)
        if self.dropout > 0.0 and self.training:
            weights = F.dropout(weights, self.dropout)
        output = torch.bmm(weights, v).transpose(0, 1).contiguous().view(length * batch, size)
        output = self.out_proj(output).view(length, batch, size)
        if batched and self.batch_first:
            output = output.transpose(1, 0)
        shown = None
        if need_weights:
            shown = weights.view(batch, self.num_heads, length, k.size(1))
            if average_attn_weights:
                shown = shown.mean(dim=1)
        if not batched:
            output = output.squeeze(1)
            shown = None if shown is None else shown.squeeze(0)
        return output, shown

    def _mask(self, attn_mask, key_padding_mask, batch, keys):
        """What is added to the scores: minus infinity wherever nothing may be seen."""
        mask = _additive(attn_mask)
        if mask is not None:
            mask = mask.unsqueeze(0) if mask.dim() == 2 else mask
        hidden = _additive(key_padding_mask)
        if hidden is not None:
            hidden = hidden.view(batch, 1, 1, keys).expand(-1, self.num_heads, -1, -1)
            hidden = hidden.reshape(batch * self.num_heads, 1, keys)
            mask = hidden if mask is None else mask + hidden
        return mask


def _additive(mask):
    if mask is None or mask.dtype != torch.bool:
        return mask
    return torch.zeros(mask.shape).masked_fill_(mask, float("-inf"))



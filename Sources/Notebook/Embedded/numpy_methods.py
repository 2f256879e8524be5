# Methods of arrays


_methods = dict(
    all=all, any=any, argmax=argmax, argmin=argmin, argsort=argsort, astype=astype, clip=clip,
    cumprod=cumprod, cumsum=cumsum, dot=dot, fill=fill, max=max, mean=mean, min=min,
    nonzero=nonzero, prod=prod, ravel=ravel, repeat=repeat, reshape=reshape, round=round,
    squeeze=squeeze, std=std, sum=sum, swapaxes=swapaxes, take=take, trace=trace,
    transpose=transpose, var=var,
)
_methods["__abs__"] = abs
_methods["__round__"] = lambda a, ndigits=None: (
    int(a.round()) if ndigits is None else round(a, ndigits))
_methods["flatten"] = lambda a: array(a).ravel()


def _sort_in_place(a, axis=-1):
    a[...] = sort(a, axis)


_methods["sort"] = _sort_in_place
_methods["view"] = lambda a, *ignored: a

import numpy.random as random

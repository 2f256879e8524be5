"""numpy.linalg, for those who import it by its own name."""

from numpy import linalg as _linalg

norm = _linalg.norm
inv = _linalg.inv
det = _linalg.det
solve = _linalg.solve
pinv = _linalg.pinv
lstsq = _linalg.lstsq
eigh = _linalg.eigh
eigvalsh = _linalg.eigvalsh
svd = _linalg.svd
qr = _linalg.qr
cholesky = _linalg.cholesky
matrix_power = _linalg.matrix_power
matrix_rank = _linalg.matrix_rank
slogdet = _linalg.slogdet

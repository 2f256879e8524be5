def matmul(a, b):
    n, m, p = len(a), len(b), len(b[0])
    return [[sum(a[i][k] * b[k][j] for k in range(m)) for j in range(p)] for i in range(n)]
A = [[i * j % 7 + 0.5 for j in range(80)] for i in range(80)]
B = matmul(A, A)
print(B[3][5])
C = [[0.0] * 80 for _ in range(80)]
for i in range(80):
    for j in range(80):
        for k in range(80):
            C[i][j] += A[i][k] * A[k][j]
print(C[3][5])

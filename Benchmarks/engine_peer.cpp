// The scalar rows of the engine's benchmark, with PyTorch's C++ front end. engine.py compiles it.
#include <torch/torch.h>

#include <cstdint>
#include <cstdio>
#include <ctime>
#include <vector>

static double processor_time() {
  timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

template <typename Body>
static double shortest(int runs, Body body) {
  double best = 1e30;
  for (int run = 0; run < runs; run++) {
    double begin = processor_time();
    body();
    best = std::min(best, processor_time() - begin);
  }
  return best;
}

struct Congruential {
  uint32_t state = 1;
  size_t next(size_t limit) {
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % limit;
  }
};

static void run_chain(int count) {
  auto x = torch::tensor(0.5f, torch::requires_grad());
  auto y = x;
  for (int i = 0; i < count / 4; i++) {
    y = y * 1.01;
    y = y + 0.1;
    y = y.sin();
    y = y.sigmoid();
  }
  y.backward();
}

static size_t run_network(int count) {
  Congruential random;
  std::vector<torch::Tensor> values;
  for (int i = 0; i < 10; i++) values.push_back(torch::tensor(0.1f * (i + 1), torch::requires_grad()));
  std::vector<bool> used(values.size(), true);
  auto pick = [&] {
    size_t index = values.size() - 1 - random.next(std::min<size_t>(100, values.size()));
    used[index] = true;
    return index;
  };
  for (int i = 0; i < count; i++) {
    size_t kind = random.next(4);
    auto a = values[pick()];
    switch (kind) {
      case 0: values.push_back(a * values[pick()]); break;
      case 1: values.push_back(a + values[pick()]); break;
      case 2: values.push_back(a.sin()); break;
      default: values.push_back(a.sigmoid());
    }
    used.push_back(false);
  }
  size_t nodes = count;
  auto loss = values.back();
  for (size_t i = 0; i + 1 < values.size(); i++) {
    if (used[i]) continue;
    loss = loss + values[i];
    nodes++;
  }
  loss.backward();
  return nodes;
}

int main() {
  torch::set_num_threads(1);
  for (auto [count, repeats, runs] : {std::tuple{1000, 10, 5}, {100000, 1, 3}, {1000000, 1, 1}}) {
    double seconds = shortest(runs, [&] {
      for (int i = 0; i < repeats; i++) run_chain(count);
    });
    std::printf("chain %d\t%g\n", count, seconds / (double(count) * repeats) * 1e6);
  }
  size_t nodes = 0;
  double seconds = shortest(3, [&] { nodes = run_network(100000); });
  std::printf("network 100000\t%g\n", seconds / nodes * 1e6);
}

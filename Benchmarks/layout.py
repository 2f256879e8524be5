#!/usr/bin/env python3
"""Compares `chainrule layout` with Graphviz's `dot`, graph by graph.

    Benchmarks/layout.py PROGRAM FOLDER             real graphs: both sides' times and quality
    Benchmarks/layout.py PROGRAM --sizes            families of graphs from 1,000 to 1,000,000 nodes
    Benchmarks/layout.py PROGRAM --growth FOLDER    autograd graphs, made anew node by node: how much
                                                    the picture changes; and edits of 10,000 nodes

FOLDER holds edge lists `name.txt` and what dot achieves on each, `dot.csv` (boxes of 0.75 x 0.5
inches, nodesep 0.25, ranksep 0.5, so that an inch is one slot or one rank). In cells a slot is a
node and the space beside it; a rank counts as six rows, a box and as much again, however many rows
the routes take.

Per graph, ours before the slash, dot's after it:
  ms     CPU time: of the layout alone for us, the best of three processes; of the whole
         `dot -Tplain` process for dot, which is stopped after 60 seconds; `process` is the whole
         of ours, reading and printing included
  cross  points where lines of different sources cross on the grid, beside dot's inversions
  inv    pairs of edges that change sides between consecutive ranks, counted alike on both sides
  hlen   horizontal travel in slots; bends of orthogonal routes; area in slots times ranks
"""

import csv
import json
import math
import os
import re
import subprocess
import sys
import tempfile

import layout_graphs

DOT_LIMIT = 60


def cpu(command, text=b"", limit=None):
    """Runs a command; its output in a file, CPU seconds and peak memory in MB."""
    output = tempfile.TemporaryFile()
    process = subprocess.Popen(
        ["prlimit", f"--cpu={limit}", *command] if limit else command,
        stdin=subprocess.PIPE, stdout=output, stderr=subprocess.DEVNULL)
    process.stdin.write(text)
    process.stdin.close()
    _, process.returncode, usage = os.wait4(process.pid, 0)
    output.seek(0)
    return output, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def dot_time(edges, count):
    text = "digraph { node [shape=box, width=0.75, height=0.5, fixedsize=true, label=\"\"]\n"
    text += "".join(f"{node};" for node in range(count))
    text += "".join(f"{u}->{v};" for u, v in edges) + "}\n"
    return min(DOT_LIMIT, cpu(["dot", "-Tplain"], text.encode(), DOT_LIMIT)[1])


def mean(logs):
    return math.exp(sum(logs) / len(logs)) if logs else float("nan")


def compare(program, folder):
    peers = {row["name"]: row for row in csv.DictReader(open(os.path.join(folder, "dot.csv")))}
    totals = {}
    ratios = []
    print(f"{'graph':40} {'n':>6} {'m':>6} {'ms':>17} {'process':>8} {'cross':>15} {'inv':>17}"
          f" {'hlen':>17} {'bends':>13} {'area':>13}")
    for name, peer in sorted(peers.items()):
        path = os.path.join(folder, name + ".txt")
        with open(path) as file:
            count, _ = map(int, file.readline().split())
            edges = [tuple(map(int, line.split())) for line in file if line.strip()]
        runs = [cpu([program, "layout", path, "--json"]) for _ in range(3)]
        results = [json.load(output) for output, _, _ in runs]
        result = results[0]
        ours = 1000 * min(result["stats"]["seconds"] for result in results)
        process = 1000 * min(seconds for _, seconds, _ in runs)
        theirs = 1000 * dot_time(edges, count)
        stats = result["stats"]
        slot = sum(node["w"] for node in result["nodes"]) / len(result["nodes"]) + 2
        row = {
            "ms": (ours, theirs),
            "cross": (stats["crossings"], float(peer["crossings"] or "nan")),
            "inv": (stats["inversions"], float(peer["crossings"] or "nan")),
            "hlen": (stats["travel"] / slot, float(peer["hlen"] or "nan")),
            "bends": (stats["bends"], float(peer["bends_o"] or "nan")),
            "area": (result["width"] / slot * result["height"] / 6, float(peer["area"] or "nan")),
        }
        flags = ""
        if row["cross"][1] > 20 and row["cross"][0] > 1.1 * row["cross"][1]:
            flags += " more-crossings"
        if row["inv"][1] > 20 and row["inv"][0] > 1.1 * row["inv"][1]:
            flags += " more-inversions"
        if ours > theirs:
            flags += " slower"
        for key, (a, b) in row.items():
            if not math.isnan(b):
                totals.setdefault(key, []).append((name, a, b))
        ratios.append((count, math.log(theirs / ours), math.log(theirs / process), name))

        def pair(key, width, digits=0):
            a, b = row[key]
            text = "-" if math.isnan(b) else f"{b:.{digits}f}"
            return f"{a:.{digits}f}/{text}".rjust(width)
        print(f"{name[:40]:40} {count:6} {len(edges):6} {pair('ms', 17, 2)} {process:8.1f}"
              f" {pair('cross', 15)} {pair('inv', 17)} {pair('hlen', 17, 1)}"
              f" {pair('bends', 13)} {pair('area', 13)}{flags}", flush=True)
    print()
    for key, rows in totals.items():
        ours, theirs = sum(a for _, a, _ in rows), sum(b for _, _, b in rows)
        largest, a, b = max(rows, key=lambda row: row[2])
        logs = [math.log(a / b) for _, a, b in rows if a > 0 and b > 0]
        print(f"{key:6} total {ours:12.1f} of {theirs:12.1f} = {ours / theirs:.3f}; without {largest}"
              f" {(ours - a) / (theirs - b):.3f}; geometric mean {mean(logs):.3f}")
    print(f"dot's time over ours, geometric mean: layout {mean([r[1] for r in ratios]):.1f},"
          f" process {mean([r[2] for r in ratios]):.1f}")
    for count, ratio, _, name in ratios:
        if name.startswith("ag_") and count >= 900:
            print(f"  {name}, {count} nodes: {math.exp(ratio):.0f}")


def growth(program, folder):
    print("Each node is added to the layout of those before it. swapped: the share of pairs of nodes"
          " of one rank\nthat change sides; moved: the cells a node moves by; each time a node is"
          " added, on average.\n")
    print(f"{'graph':32} {'n':>6} {'pairs':>10} {'swapped':>8} {'moved':>7} {'ms/node':>8}")
    for name in sorted(os.listdir(folder)):
        if not (name.startswith("ag_") and name.endswith(".txt")):
            continue
        output, _, _ = cpu([program, "layout", os.path.join(folder, name), "--growth", "replay"])
        row = json.load(output)
        print(f"{name[:-4]:32} {row['nodes']:6} {row['pairs']:10} {row['swapped_share']:8.4f}"
              f" {row['displacement']:7.3f} {1000 * row['seconds'] / row['nodes']:8.2f}", flush=True)
    print("\nEdits of graphs of 10,000 nodes, in ms: near the top, in between, at the bottom.\n")
    with tempfile.TemporaryDirectory() as temporary:
        for family in ["chain", "mlp", "lstm", "transformer", "layered"]:
            path = os.path.join(temporary, "graph.txt")
            layout_graphs.write(layout_graphs.FAMILIES[family](10_000), path)
            rows = json.load(cpu([program, "layout", path, "--growth", "edits"])[0])
            for edit in ["add_3", "remove_2"]:
                print(f"{family:12} {edit:9}" + "".join(f"{1000 * row[edit]:8.2f}" for row in rows),
                      flush=True)


def sizes(program):
    print(f"{'family':12} {'n':>8} {'m':>8} {'seconds':>8} {'us/node':>8} {'process':>8} {'MB':>6}"
          f" {'width':>7} {'height':>8}")
    families = ["chain", "mlp", "lstm", "transformer", "layered"]
    runs = [(family, size) for family in families for size in (1000, 10_000, 100_000, 1_000_000)]
    runs += [("wide", size) for size in (1000, 3000, 10_000)]
    runs += [("skips", size) for size in (1000, 3000, 10_000)]
    with tempfile.TemporaryDirectory() as folder:
        for family, size in runs:
            graph = layout_graphs.FAMILIES[family](size)
            path = os.path.join(folder, "graph.txt")
            layout_graphs.write(graph, path)
            output, seconds, megabytes = cpu([program, "layout", path, "--json"])
            head = output.read(100).decode()
            output.seek(-400, os.SEEK_END)
            tail = output.read().decode()
            size = re.match(r'{"width":(\d+),"height":(\d+)', head)
            taken = float(re.search(r'"seconds":([\d.]+)', tail)[1])
            print(f"{family:12} {graph.count:8} {len(graph.edges):8} {taken:8.3f}"
                  f" {1e6 * taken / graph.count:8.2f} {seconds:8.2f} {megabytes:6.0f}"
                  f" {size[1]:>7} {size[2]:>8}", flush=True)


if __name__ == "__main__":
    match sys.argv[1:]:
        case [program, "--sizes"]:
            sizes(program)
        case [program, "--growth", folder]:
            growth(program, folder)
        case [program, folder] if not folder.startswith("--"):
            compare(program, folder)
        case _:
            sys.exit(__doc__)

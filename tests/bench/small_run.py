#!/usr/bin/env python3
"""Runs the benchmark on few articles: each scenario gives its figures, the same articles come each time, and the table can be printed.

USAGE  small_run.py PROJECT_ROOT BIN
"""
import json
import os
import subprocess
import sys
import tempfile

COUNT = 120


def articles(bench, *options, seed):
    run = subprocess.run([os.path.join(bench, "articles.py"), str(COUNT), *options], capture_output=True, check=True,
                         env={**os.environ, "PYTHONHASHSEED": seed})
    return run.stdout.splitlines()


def wrong_articles(bench):
    first = articles(bench, seed="1")
    if first != articles(bench, seed="2"):
        yield "articles.py: two runs differ"
    if len(first) != COUNT or len({json.loads(line)["id"] for line in first}) != COUNT:
        yield f"articles.py: not {COUNT} articles"
    changed = articles(bench, "--changed", "10", seed="1")
    if sum(one != other for one, other in zip(first, changed)) != COUNT // 10:
        yield "articles.py --changed 10: not one in ten has changed"


def wrong_figures(bench, bin_dir, work):
    run = os.path.join(work, "run.jsonl")
    with open(run, "w", encoding="utf8") as file:
        subprocess.run([os.path.join(bench, "run.py"), "--articles", str(COUNT), "--bin", bin_dir, "--work", work, "--rounds", "1"],
                       stdout=file, check=True)
    with open(run, encoding="utf8") as file:
        told, *figures = [json.loads(line) for line in file]
    if not told["run"]["command"]:
        yield "run.py: does not tell its command"
    scenarios = {figure["scenario"] for figure in figures}
    wanted = {"build", "build-all", "update", "cold", "warm", "newest", "facets", "timeline", "statements", "snippets", "export"}
    if not wanted <= scenarios:
        yield f"run.py: no figures of {', '.join(sorted(wanted - scenarios))}"
    for figure in figures:
        if not 0 < figure["low"] <= figure["median"] <= figure["high"]:
            yield f"run.py: {figure}"
    table = subprocess.run([os.path.join(bench, "table.py"), run, run], capture_output=True, text=True, check=True).stdout
    if sum(line.endswith(" 1.00") for line in table.splitlines()) != len(figures):
        yield f"table.py: a figure is not 1.00 of itself\n{table}"


def main():
    root, bin_dir = sys.argv[1:]
    bench = os.path.join(root, "bench")
    with tempfile.TemporaryDirectory() as work:
        found = [*wrong_articles(bench), *wrong_figures(bench, bin_dir, work)]
    print("\n".join(found) or "the benchmark measures what it says")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()

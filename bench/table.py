#!/usr/bin/env python3
"""Prints the figures of a run, beside those of a recorded one, and beside stock Xapian's of the same run.

USAGE  table.py RUN.jsonl [RECORDED.jsonl]
"""
import json
import math
import sys


def read(path):
    figures, run = {}, {}
    with open(path, encoding="utf8") as file:
        for line in file:
            figure = json.loads(line)
            if "run" in figure:
                run = figure["run"]
                continue
            figures[figure["articles"], figure["scenario"], figure["class"], figure["unit"], figure["of"]] = figure
    return run, figures


def ratio(figure, other):
    return f"{figure['median'] / other['median']:.2f}" if other and other["median"] else "–"


def rows(figures, recorded):
    for key, figure in figures.items():
        articles, scenario, kind, unit, of = key
        if of != "onrecord":
            continue
        stock = figures.get((articles, scenario, kind, unit, "stock"))
        spread = f"{figure['low']:.3g}–{figure['high']:.3g}"
        yield [f"{articles:,}", scenario, kind, unit, f"{figure['median']:.3g}", spread, ratio(figure, stock),
               ratio(figure, recorded.get(key))]


def means(figures):
    """The geometric mean of the ratios to stock Xapian, by scenario."""
    ratios = {}
    for (articles, scenario, kind, unit, of), figure in figures.items():
        stock = figures.get((articles, scenario, kind, unit, "stock"))
        if of == "onrecord" and stock and unit == "ms":
            ratios.setdefault((articles, scenario), []).append(figure["median"] / stock["median"])
    for (articles, scenario), all_of in ratios.items():
        mean = math.exp(sum(map(math.log, all_of)) / len(all_of))
        yield f"{articles:,} articles, {scenario}: {mean:.2f} of stock Xapian's time (geometric mean of {len(all_of)} classes)"


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    run, figures = read(sys.argv[1])
    recorded = read(sys.argv[2])[1] if len(sys.argv) == 3 else {}
    print(" · ".join(f"{name} {value}" for name, value in run.items()))
    print()
    table = [["articles", "scenario", "class", "unit", "median", "spread", "of stock", "of recorded"], *rows(figures, recorded)]
    widths = [max(len(row[at]) for row in table) for at in range(len(table[0]))]
    for row in table:
        print("  ".join(cell.ljust(width) if at < 4 else cell.rjust(width) for at, (cell, width) in enumerate(zip(row, widths))).rstrip())
    print()
    print("\n".join(means(figures)))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Holds man pages, completions and docs/output.md against what the programs say and write.

USAGE  manuals.py PROJECT_ROOT BIN
"""
import json
import os
import re
import subprocess
import sys

OPTION = re.compile(r"^ {2,6}(?:-\w, )?--([\w-]+)", re.M)

# words typed so far, the last one to be completed; what bash offers
COMPLETIONS = [
    (["searcher", "--qu"], "--quotes"),
    (["searcher", "--format", "j"], "json jsonl"),
    (["searcher", "--facets", "=", "so"], "source"),
    (["searcher", "--facets", "="], "person org place speaker source author kind attr date"),
    (["searcher", "--facets", "so"], ""),
    (["searcher", "--timeline", "=", "w"], "week"),
    (["searcher", "--speaker", "--"], ""),
    (["searcher", "tun"], ""),
    (["indexer", "--dry"], "--dry-run"),
    (["indexer", "--threads", ""], ""),
]


def text_of(*path):
    with open(os.path.join(*path), encoding="utf8") as file:
        return file.read()


def options_left_out(root, bin_dir):
    for program in ("searcher", "indexer"):
        run = subprocess.run([os.path.join(bin_dir, program), "--help"], capture_output=True, check=True, text=True)
        known = set(OPTION.findall(run.stdout))
        if len(known) < 10:
            yield f"{program} --help: cannot be read"
        manual = set(re.findall(r"Fl Fl ([\w-]+)", text_of(root, f"docs/man/{program}.1")))
        told = {f"docs/man/{program}.1": manual}
        for name in (f"completions/bash/{program}", f"completions/zsh/_{program}"):
            told[name] = set(re.findall(r"(?<![\w-])--(\w[\w-]*)", text_of(root, name))) - {program}
        for name, options in told.items():
            for option in sorted(known - options):
                yield f"{name}: says nothing of --{option}"
            for option in sorted(options - known - {"help"}):
                yield f"{name}: {program} has no --{option}"


def examples_left_out(root, bin_dir):
    for program in ("searcher", "indexer"):
        run = subprocess.run([os.path.join(bin_dir, program), "--help"], capture_output=True, check=True, text=True)
        manual = text_of(root, f"docs/man/{program}.1")
        for line in re.search(r"Examples:?\n((?:  .*\n)+)", run.stdout).group(1).splitlines():
            if line.strip() not in manual:
                yield f"docs/man/{program}.1: lacks the example: {line.strip()}"


def wrong_completions(root):
    for words, wanted in COMPLETIONS:
        script = ('source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()\n'
                  '"_onrecord_$1"; echo "${COMPREPLY[*]}"')
        source = os.path.join(root, "completions/bash", words[0])
        got = subprocess.run(["bash", "-c", script, "bash", source, *words], capture_output=True, check=True, text=True)
        if got.stdout.strip() != wanted or got.stderr:
            yield f"{source}: {' '.join(words)}: {got.stdout.strip()!r} in place of {wanted!r} {got.stderr}"


def members_of(value):
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from members_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from members_of(inner)


def members_left_out(root):
    grammar = text_of(root, "docs/output.md")
    golden = os.path.join(root, "tests/output/golden")
    written = set()
    for name in sorted(os.listdir(golden)):
        if name.endswith((".json", ".jsonl")):
            for line in text_of(golden, name).split("\n"):
                written.update(members_of(json.loads(line)) if line else ())
        elif name.endswith(".csv") and "hostile" not in name and "next" not in name:
            for row in text_of(golden, name).split("\n\n"):
                written.add(row.splitlines()[0].replace("query_id,", ""))
    for member in sorted(written):
        if f'"{member}"' not in grammar and f"`{member}`" not in grammar:
            yield f"docs/output.md: says nothing of {member}"


def main():
    root, bin_dir = sys.argv[1:]
    found = [*options_left_out(root, bin_dir), *examples_left_out(root, bin_dir), *wrong_completions(root),
             *members_left_out(root)]
    print("\n".join(found) or "manuals, completions and grammar tell what there is")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()

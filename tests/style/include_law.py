#!/usr/bin/env python3
"""Holds every #include of the project against the rooms of ARCHITECTURE.md.

USAGE  include_law.py PROJECT_ROOT

A room may include itself and what its row allows, from the project; <xapian.h> only where the row says so. The
programs' own files (main, commands, options of indexer/ and searcher/) may include every room of their side.
"""
import os
import re
import sys

COMMON = ["common/base", "common/article", "common/analysis", "common/index"]
# room: (rooms it may include, whether it may include <xapian.h>)
LAW = {
    "common/base": ([], False),
    "common/article": (["common/base"], False),
    "common/analysis": (["common/base", "common/article"], False),
    "common/index": (["common/base", "common/article", "common/analysis"], True),
    "indexer/read": (["common/base", "common/article"], False),
    "indexer/build": (COMMON, True),
    "indexer/pipeline": (COMMON + ["indexer/read", "indexer/build"], True),
    "searcher/query": (["common/base", "common/index"], False),
    "searcher/search": (COMMON + ["searcher/query"], True),
    "searcher/output": (["common/base", "common/article", "common/index", "searcher/search"], False),
    "indexer": (COMMON + ["indexer/read", "indexer/build", "indexer/pipeline"], False),
    "searcher": (COMMON + ["searcher/query", "searcher/search", "searcher/output"], False),
}
XAPIAN_IN_QUERY = re.compile(r"searcher/query/compile\w*\.[hc]pp$")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)


def room_of(path):
    folder = os.path.dirname(path)
    while folder and folder not in LAW:
        folder = os.path.dirname(folder)
    return folder


def violations(root):
    for top in ("common", "indexer", "searcher"):
        for folder, _, names in os.walk(os.path.join(root, top)):
            for name in sorted(names):
                if name.endswith((".hpp", ".cpp", ".inc")):
                    path = os.path.relpath(os.path.join(folder, name), root)
                    yield from violations_of(path, open(os.path.join(root, path), encoding="utf8").read())


def violations_of(path, text):
    room = room_of(path)
    if not room:
        yield f"{path}: stands in no room that the law knows"
        return
    allowed, xapian = LAW[room]
    for quote, name in INCLUDE.findall(text):
        if quote == '"':
            other = room_of(name)
            if not other:
                yield f"{path}: includes {name}: includes are written from the root and name a room"
            elif other != room and other not in allowed:
                yield f"{path}: {room} may not include {other} ({name})"
        elif name.startswith("xapian") and not xapian and not XAPIAN_IN_QUERY.search(path):
            yield f"{path}: {room} may not include <{name}>"


def main():
    found = list(violations(sys.argv[1]))
    print("\n".join(found) or "every include keeps the law")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()

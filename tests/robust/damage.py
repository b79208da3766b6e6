#!/usr/bin/env python3
"""Every file of an index, cut short and with single bits turned over: the programs answer or refuse.

USAGE  damage.py PROJECT_ROOT BIN

For each damage: searcher ends in time with exit code 0, 1 or 2; an answer that differs from that of the sound index
is found by indexer --check; where --check finds nothing, every answer is the same; --repair ends in time, and behind
one that lost nothing the answers are those of the sound index. A few places are tried in each file; with
$ONRECORD_CAMPAIGN set to a number, as many as that, on every core, and in an index of fewer articles: what a check and a
repair cost grows with them, and tables of some blocks have all kinds of blocks.
"""
import collections
import concurrent.futures
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

SECONDS = 60
FEW_ARTICLES = 24
QUESTIONS = [
    ["--count", "the"],
    ["--format", "json", "--facets=person,source", "--timeline=month", "bridge OR tunnel"],
    ["--quotes", "--format", "jsonl", "--limit", "0", "said:late OR said:bridge"],
    ["--format", "json", '"the council" OR har*'],
]


def run(*command):
    """Exit code and output; None for the code where it had to be ended."""
    try:
        ran = subprocess.run(command, capture_output=True, timeout=SECONDS)
        return ran.returncode, re.sub(rb'"took_us":\s*\d+', b"", ran.stdout)
    except subprocess.TimeoutExpired:
        return None, b""


class Index:
    def __init__(self, bin_dir, path):
        self.searcher, self.indexer, self.path = f"{bin_dir}/searcher", f"{bin_dir}/indexer", path

    def answers(self):
        return [run(self.searcher, "--index", self.path, *question) for question in QUESTIONS]

    def check(self):
        return run(self.indexer, "--index", self.path, "--check")[0]

    def repair(self):
        return run(self.indexer, "--index", self.path, "--repair")[0]


def damaged(path, content, number):
    """The same for a path and a number whatever else is tried."""
    chance = random.Random(f"{path} {number}")
    place = chance.randrange(len(content))
    if number % 4 == 0:
        return "cut", content[:place]
    return "turned", content[:place] + bytes([content[place] ^ 1 << chance.randrange(8)]) + content[place + 1 :]


def try_damage(index, good):
    """What happened, in a word, and what must not have happened."""
    answers = index.answers()
    found = index.check()
    wrong = [at for at, (is_, was) in enumerate(zip(answers, good)) if is_ != was and is_[0] in (0, 1)]
    if any(code not in (0, 1, 2) for code, _ in answers):
        return "crash", f"searcher ended with {[code for code, _ in answers]}"
    if found not in (0, 2):
        return "crash", f"--check ended with {found}"
    if found == 0 and answers != good:
        return "missed", f"--check found nothing, but answers {wrong} are others"
    if found == 0:
        return "answered the same, not found", None
    repaired = index.repair()
    if repaired not in (0, 2):
        return "crash", f"--repair ended with {repaired}"
    if repaired == 0 and index.answers() != good:
        return "lost", "--repair lost nothing, but the answers are others"
    if repaired == 0 and index.check() != 0:
        return "lost", "behind --repair, --check finds damage"
    outcome = "answered otherwise" if wrong else "refused" if answers != good else "answered the same"
    return f"{outcome}, found, {'repaired' if repaired == 0 else 'not repaired'}", None


class Trial:
    """Damages copies of an index, which are gone when it is over."""

    def __init__(self, bin_dir, folder, good):
        self.bin_dir, self.folder, self.good = bin_dir, folder, good

    def run(self, path, number):
        with tempfile.TemporaryDirectory(dir=self.folder) as place:
            copy = f"{place}/copy"
            shutil.copytree(f"{self.folder}/sound", copy)
            with open(f"{copy}/{path}", "rb") as file:
                kind, changed = damaged(path, file.read(), number)
            with open(f"{copy}/{path}", "wb") as file:
                file.write(changed)
            outcome, failure = try_damage(Index(self.bin_dir, copy), self.good)
        return f"{kind}: {outcome}", failure and f"{path}, {kind}, number {number}: {failure}"


def files_of(index):
    """Those that hold anything, as paths in the index."""
    paths = [f"{half}/{name}" for half in ("articles", "statements", ".") for name in sorted(os.listdir(f"{index}/{half}"))]
    return [path for path in paths if os.path.isfile(f"{index}/{path}") and os.path.getsize(f"{index}/{path}")]


def articles_of(root, is_campaign):
    found = sorted(f"{root}/corpus/{name}" for name in os.listdir(f"{root}/corpus") if name.endswith(".txt"))
    return found[:FEW_ARTICLES] if is_campaign else [f"{root}/corpus"]


def main():
    root, bin_dir = sys.argv[1:]
    campaign = int(os.environ.get("ONRECORD_CAMPAIGN") or 0)
    told = collections.Counter()
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        sound = f"{folder}/sound"
        subprocess.run([f"{bin_dir}/indexer", "-q", "--index", sound] + articles_of(root, campaign), check=True)
        good = Index(bin_dir, sound).answers()
        assert all(code == 0 for code, _ in good), good
        trial = Trial(bin_dir, folder, good)
        tries = [(path, number) for number in range(campaign or 3) for path in files_of(sound)]
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count() if campaign else 1) as pool:
            for outcome, failure in pool.map(lambda one: trial.run(*one), tries):
                told[outcome] += 1
                if failure:
                    failures.append(failure)
                    print(failure, file=sys.stderr, flush=True)
    print("\n".join(f"{count:6} {outcome}" for outcome, count in sorted(told.items())))
    print("\n".join(failures) or "whatever was damaged, it was refused, found, or made no difference")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()

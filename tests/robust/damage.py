#!/usr/bin/env python3
"""Every file of an index, cut short and with single bits turned over: the programs answer or refuse.

USAGE  damage.py PROJECT_ROOT BIN

For each damage: searcher ends in time with exit code 0, 1 or 2; an answer that differs from that of the sound index
is found by indexer --check; where --check finds nothing, every answer is the same; --repair ends in time, and behind
one that lost nothing the answers are those of the sound index. A few places are tried in each file; with
$ONRECORD_CAMPAIGN set to a number, as many as that.
"""
import collections
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

SECONDS = 60
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


def damaged(content, number):
    if number % 4 == 0:
        return "cut", content[: random.randrange(len(content))]
    place = random.randrange(len(content))
    return "turned", content[:place] + bytes([content[place] ^ 1 << random.randrange(8)]) + content[place + 1 :]


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
    repaired = index.repair()
    if repaired not in (0, 2):
        return "crash", f"--repair ended with {repaired}"
    if repaired == 0 and index.answers() != good:
        return "lost", "--repair lost nothing, but the answers are others"
    if repaired == 0 and found == 2 and index.check() != 0:
        return "lost", "behind --repair, --check finds damage"
    outcome = "answered otherwise" if wrong else "refused" if answers != good else "answered the same"
    return f"{outcome}, {'found' if found else 'not found'}, {'repaired' if repaired == 0 else 'not repaired'}", None


def main():
    root, bin_dir = sys.argv[1:]
    places = int(os.environ.get("ONRECORD_CAMPAIGN") or 3)
    random.seed(1)
    told = collections.Counter()
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        sound, copy = f"{folder}/sound", f"{folder}/copy"
        subprocess.run([f"{bin_dir}/indexer", "-q", "--index", sound, f"{root}/corpus"], check=True)
        good = Index(bin_dir, sound).answers()
        assert all(code == 0 for code, _ in good), good
        for half in ("articles", "statements", "."):
            for name in sorted(os.listdir(f"{sound}/{half}")):
                if os.path.isdir(f"{sound}/{half}/{name}"):
                    continue
                with open(f"{sound}/{half}/{name}", "rb") as file:
                    content = file.read()
                for number in range(places if content else 0):
                    for left in (copy, copy + ".damaged", copy + ".repairing"):
                        shutil.rmtree(left, ignore_errors=True)
                    shutil.copytree(sound, copy)
                    kind, changed = damaged(content, number)
                    with open(f"{copy}/{half}/{name}", "wb") as file:
                        file.write(changed)
                    outcome, failure = try_damage(Index(bin_dir, copy), good)
                    told[f"{kind}: {outcome}"] += 1
                    if failure:
                        failures.append(f"{half}/{name}, {kind}, number {number}: {failure}")
    print("\n".join(f"{count:6} {outcome}" for outcome, count in sorted(told.items())))
    print("\n".join(failures) or "whatever was damaged, it was refused, found, or made no difference")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""The indexer, killed at random instants: what is there is sound, and the next run ends as if nothing had been.

USAGE  kills.py BIN

Eight instants are tried, with $ONRECORD_CAMPAIGN set to a number, as many as that; in turn for a new index, for one that
grows and changes, for one that is rebuilt, and for a repair.
"""
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

bin_dir = sys.argv[1]
failures = []


def lines(first, last, word):
    for number in range(first, last):
        body = f"The ferry of pier {number} is {word}, Ada Krell said. " + " ".join(f"pier{number * n % 997}" for n in range(80))
        yield json.dumps({"id": f"n{number}", "date": f"2025-02-{number % 28 + 1:02}", "body": body}) + "\n"


def run(*command):
    return subprocess.run([f"{bin_dir}/{command[0]}", *command[1:]], capture_output=True, text=True)


def answers(index):
    told = ""
    for question in (["ferry"], ["--quotes", "said:ferry"], ["--facets=speaker", "--count", "pier*"]):
        told += run("searcher", "-i", index, "--limit", "0", "--sort", "oldest", "--format", "jsonl", *question).stdout
    return re.sub(r'"took_us":\s*\d+', "", told)


def prepare(scene, folder, index):
    for left in (index, index + ".damaged", index + ".repairing", index + ".rebuilding"):
        shutil.rmtree(left, ignore_errors=True)
    if scene != "new":
        shutil.copytree(f"{folder}/base", index)
    if scene == "repair":
        os.truncate(f"{index}/statements/postlist.glass", 8192)


def main():
    times = int(os.environ.get("ONRECORD_CAMPAIGN") or 8)
    random.seed(3)
    with tempfile.TemporaryDirectory() as folder:
        index = f"{folder}/i"
        for name, content in [("base", lines(0, 600, "late")), ("more", lines(300, 1200, "early"))]:
            with open(f"{folder}/{name}.jsonl", "w", encoding="utf8") as file:
                file.writelines(content)
        run("indexer", "-i", f"{folder}/base", f"{folder}/base.jsonl")
        commands = {"new": ["-i", index, f"{folder}/base.jsonl"], "growing": ["-i", index, f"{folder}/more.jsonl"],
                    "rebuilt": ["-i", index, "--memory", "1", "--rebuild", f"{folder}/more.jsonl"],
                    "repair": ["-i", index, "--repair"]}
        base = answers(f"{folder}/base")
        undisturbed = {}
        seconds = {}
        for scene, command in commands.items():
            prepare(scene, folder, index)
            began = time.monotonic()
            run("indexer", *command)
            seconds[scene] = time.monotonic() - began
            undisturbed[scene] = answers(index)
        for number in range(times):
            scene = list(commands)[number % len(commands)]
            prepare(scene, folder, index)
            child = subprocess.Popen([f"{bin_dir}/indexer", *commands[scene]], stderr=subprocess.DEVNULL)
            time.sleep(random.random() * seconds[scene])
            child.send_signal(signal.SIGKILL)
            child.wait()
            state = run("indexer", "-i", index, "--check")
            if scene == "rebuilt":
                old_or_new = answers(index) in (undisturbed[scene], base)
                if not old_or_new:
                    failures.append(f"{scene}, number {number}: neither the old answers nor the new ones")
            whole = "sound" in state.stdout or (scene == "new" and state.stdout == "") or scene == "repair"
            again = run("indexer", *commands[scene])
            same = answers(index) == undisturbed[scene]
            sound = run("indexer", "-i", index, "--check")
            left = [name for name in os.listdir(folder) + os.listdir(index) if name in ("building", "i.rebuilding")]
            if left or not (whole and same) or again.returncode or sound.returncode:
                failures.append(f"{scene}, number {number}: {state.stdout}{state.stderr}{again.stderr}{sound.stdout}")
    print("\n".join(failures) or f"{times} kills, nothing lost")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()

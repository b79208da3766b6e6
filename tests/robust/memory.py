#!/usr/bin/env python3
"""Articles that nobody would write, and the memory that they take.

USAGE  memory.py BIN

Each is indexed, checked and asked for; none of that may take more than a gigabyte, nor much time.
"""
import json
import os
import subprocess
import sys
import tempfile

SECONDS = 200
MEGABYTES = 1000
bin_dir = sys.argv[1]
failures = []


def run(*command):
    """Exit code, output, and the most memory that it held, in megabytes."""
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen(["timeout", str(SECONDS), *command], stdout=out, stderr=out)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        return child.returncode, out.read().decode("utf8", "replace"), usage.ru_maxrss // 1024


def words(count):
    return " ".join(f"w{number:x}q" for number in range(count))


def statements(count):
    return "\n\n".join(f"“The ferry of pier {number} is late again,” Ada Krell said." for number in range(count))


CASES = [
    # what, body, what the indexer says of it
    ("fifty megabytes on one line", "The levee holds. " * 3_000_000, "1 rejected"),
    ("a word of a megabyte", "The levee " + "x" * 1_000_000 + " holds.", "1 new"),
    ("a million different words", words(1_000_000), "1 new"),
    ("ten thousand statements", statements(10_000), "1 new"),
    ("a title of a megabyte", None, "1 new"),
]


def main():
    for what, body, said in CASES:
        with tempfile.TemporaryDirectory() as folder:
            article = {"id": "a", "body": body or "The levee holds.", "title": "The levee" if body else "T " * 500_000}
            with open(f"{folder}/a.jsonl", "w", encoding="utf8") as file:
                file.write(json.dumps(article, ensure_ascii=False) + "\n")
            for command, expected, part in [
                (["indexer", "-i", f"{folder}/i", f"{folder}/a.jsonl"], 0, said),
                (["indexer", "-i", f"{folder}/i", "--check"], 0, "sound"),
                (["searcher", "-i", f"{folder}/i", "--format", "json", "levee OR w1q OR ferry"], 0 if said == "1 new" else 1, ""),
            ]:
                code, out, megabytes = run(f"{bin_dir}/{command[0]}", *command[1:])
                print(f"{what}, {command[0]} {command[-1][:20]}: {megabytes} MB")
                if code != expected or part not in out:
                    failures.append(f"{what}: {command[0]} ended with {code}: {out[-300:]}")
                if megabytes > MEGABYTES:
                    failures.append(f"{what}: {command[0]} took {megabytes} MB")
    print("\n".join(failures) or "each was read, checked and found within a gigabyte")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()

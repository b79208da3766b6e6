#!/usr/bin/env python3
"""Questions that ask for too much: each is answered or refused, in bounded time and memory.

USAGE  questions.py BIN
"""
import json
import resource
import subprocess
import sys
import tempfile

SECONDS = 60
MEGABYTES = 1500
bin_dir = sys.argv[1]
failures = []


def limit():
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 20, MEGABYTES << 20))


def ask(folder, question, *options):
    """By --batch: a command line has less room."""
    try:
        ran = subprocess.run([f"{bin_dir}/searcher", "-i", f"{folder}/i", *options, "--batch", "-"], capture_output=True,
                             text=True, input=f"q\t{question}\n", timeout=SECONDS, preexec_fn=limit)
        return ran.returncode, ran.stdout, ran.stderr
    except subprocess.TimeoutExpired:
        return "no end", "", ""


def expect(what, got, code, part=""):
    if got[0] != code or part not in got[2]:
        failures.append(f"{what}: {got[0]}, not {code}: {got[2][-300:]}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/a.jsonl", "w", encoding="utf8") as file:
            for number in range(200):
                body = " ".join(f"{letter}{letter}{number:x}w{n:x}" for n in range(200) for letter in "ab")
                file.write(json.dumps({"id": f"n{number}", "body": body}) + "\n")
            file.write(json.dumps({"id": "near", "body": "a b c d e f " * 20_000}) + "\n")
        subprocess.run([f"{bin_dir}/indexer", "-q", "-i", f"{folder}/i", f"{folder}/a.jsonl"], check=True)
        expect("a star for 40,000 words", ask(folder, "aa*"), 2, "stands for more than 10000 words")
        stars = " OR ".join(f"aa{number:x}*" for number in range(190))
        expect("190 stars", ask(folder, stars, "--count"), 2, "more than 50,000 words together")
        expect("stars for 40,000 words", ask(folder, " OR ".join(f"aa{number:x}w*" for number in range(150)), "--count"), 0)
        expect("201 stars", ask(folder, " OR ".join(["axe*"] * 201)), 2, "more than 200 words with a star")
        expect("5,000 words", ask(folder, " OR ".join(f"aa1w{number:x}" for number in range(5000)), "--count"), 0)
        expect("5,001 words", ask(folder, " OR ".join(["late"] * 5001)), 2, "more than 5,000 words")
        expect("brackets", ask(folder, "(" * 100_000 + "a" + ")" * 100_000), 2, "deep")
        near = " NEAR/100 ".join(f'"{one} {other}"' for one, other in ["ab", "bc", "cd", "de", "ef", "fb"])
        expect("phrases that are nowhere near", ask(folder, near, "--count"), 1)
        nine = " NEAR/5 ".join(['"a b"'] * 9)
        expect("nine phrases", ask(folder, nine), 2, "at most 8 operands")
        slow = subprocess.Popen([f"{bin_dir}/searcher", "-i", f"{folder}/i", "--timeout", "1", "--batch", "-"],
                                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        # A question that never comes takes longer than any.
        code = slow.wait(timeout=SECONDS)
        expect("--timeout", (code, "", slow.stderr.read()), 2, "no answer within the seconds of --timeout")
        expect("--timeout", ask(folder, "a", "--timeout", "-1"), 2, "must not be negative")
    print("\n".join(failures) or "each was answered or refused")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""What file systems, clocks and other programs put in the way of an indexer; each with its answer.

USAGE  places.py BIN FAULTS

With $ONRECORD_CAMPAIGN set, the large folder has its 100,000 files.
"""
import fcntl
import os
import subprocess
import sys
import tempfile
import threading
import time

SECONDS = 120
NOBODY = 65534
bin_dir, faults = map(os.path.abspath, sys.argv[1:])
failures = []


def run(command, folder, **more):
    env = {**os.environ, "PATH": f"{bin_dir}:{os.environ['PATH']}", "TZ": "UTC"}
    env.pop("ONRECORD_INDEX", None)
    try:
        return subprocess.run(command, shell=True, cwd=folder, env=env, capture_output=True, timeout=SECONDS, text=True,
                              errors="replace", **more)
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, "had to be ended", "", "")


def expect(what, ran, code, *parts):
    if ran.returncode != code or any(part not in ran.stdout + ran.stderr for part in parts):
        failures.append(f"{what}: exit code {ran.returncode}, not {code}, or without {parts}: {ran.stdout}{ran.stderr}")


def write(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf8") as file:
        file.write(text)
    return path


def article(number):
    return f"date 2025-02-{number % 28 + 1:02}\nThe ferry of pier {number} is late again.\n"


def two_writers(folder):
    for name in "ab":
        write(folder, f"{name}.jsonl", "".join(f'{{"id": "{name}{n}", "body": "Ferry {n} is late."}}\n' for n in range(300)))
    writers = [threading.Thread(target=lambda name=name: expect("two writers", run(f"indexer -i i {name}.jsonl", folder), 0))
               for name in "ab"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    expect("two writers", run("indexer -i i --check", folder), 0, "sound; 600 articles")


def jumping_clock(folder):
    """The clock of the day is 20 years ahead and back in turn; a writer waits for another by one that nobody sets."""
    jumping, jumping_back = (f"FAULTS_CLOCK_JUMPS={first} LD_PRELOAD={faults} indexer -i i a.jsonl" for first in (1, 2))
    write(folder, "a.jsonl", "".join(f'{{"id": "a{n}", "body": "Ferry {n} is late."}}\n' for n in range(50)))
    expect("jumping clock", run(jumping, folder), 0, "50 new")
    for command in (jumping, jumping_back):
        with open(f"{folder}/i/writer.lock", encoding="utf8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            threading.Timer(1, lambda: fcntl.flock(lock, fcntl.LOCK_UN)).start()
            expect("jumping clock", run(command, folder), 0, "50 unchanged")
    expect("jumping clock", run("indexer -i i --check", folder), 0, "sound; 50 articles")


def name_with_newline(folder):
    write(folder, "d/a\nb\x1b[31m.txt", article(1))
    expect("newline in a name", run("indexer -i i d", folder), 0, "1 new")
    expect("newline in a name", run("indexer -i i --prune d", folder), 0, "1 unchanged")
    shown = run("searcher -i i --format jsonl ferry", folder)
    expect("newline in a name", shown, 0)
    if shown.stdout.count("\n") != 1 or "\x1b" in shown.stdout:
        failures.append(f"newline in a name: {shown.stdout!r}")
    os.remove(os.path.join(folder, "d/a\nb\x1b[31m.txt"))
    write(folder, "d/c.txt", article(2))
    expect("newline in a name", run("indexer -i i --prune d", folder), 0, "1 new; 1 removed")


def large_folder(folder):
    count = 100_000 if os.environ.get("ONRECORD_CAMPAIGN") else 5_000
    for number in range(count):
        write(folder, f"d/{number}.txt", article(number))
    expect("large folder", run("indexer --dry-run d", folder), 0, f"{count:,} articles")


def growing_file(folder):
    path = write(folder, "a.jsonl", "")
    stop = threading.Event()

    def grow():
        with open(path, "a", encoding="utf8") as file:
            for number in range(5_000):
                file.write(f'{{"id": "a{number}", "body": "Ferry {number} is late."}}\n')
                if number % 50 == 0:
                    file.flush()
                    time.sleep(0.002)
                if stop.is_set():
                    return

    writer = threading.Thread(target=grow)
    writer.start()
    time.sleep(0.3)
    expect("growing file", run("indexer -i i a.jsonl", folder), 0)
    stop.set()
    writer.join()
    lines = sum(1 for _ in open(path, encoding="utf8"))
    expect("growing file", run("indexer -i i a.jsonl", folder), 0, f"{lines:,} articles")
    expect("growing file", run("indexer -i i --check", folder), 0, f"sound; {lines:,} articles")


def pipes_and_cycles(folder):
    write(folder, "d/a.txt", article(1))
    os.mkfifo(os.path.join(folder, "d/pipe"))
    os.symlink("..", os.path.join(folder, "d/up"))
    os.symlink("loop", os.path.join(folder, "d/loop"))
    os.symlink(".", os.path.join(folder, "d/here"))
    expect("pipes and cycles", run("indexer -i i d", folder), 0, "1 article: 1 new")
    expect("a pipe by its name", run("(cat d/a.txt > d/pipe &) ; indexer -i j d/pipe", folder), 0, "1 new")


def ignore_files(folder):
    """What is no file is none of patterns, and no more of one is read than patterns take."""
    write(folder, "d/a.txt", article(1))
    os.mkfifo(os.path.join(folder, "d/.onrecordignore"))
    expect("a pipe as ignore file", run("indexer -i i d", folder), 0, "1 article: 1 new")
    os.remove(os.path.join(folder, "d/.onrecordignore"))
    os.symlink("/dev/zero", os.path.join(folder, "d/.onrecordignore"))
    expect("a device as ignore file", run("ulimit -v 2000000; indexer -i j d", folder), 0, "1 article: 1 new")


def files_of_people(folder):
    """What lies beside an index, whatever its name, is where it was when another index has taken its place."""
    write(folder, "d/a.txt", article(1))
    run("indexer -q -i i d", folder)
    kept = {"notes.txt": "ask Krell", "backup/old.txt": "older", "aliases.tsv": "Ada Krell\tAdi\n"}
    for command in ("indexer -q -i i --optimize", "indexer -q -i i --rebuild d", "indexer -q -i i --rebuild d"):
        for name, text in kept.items():
            write(folder, "i/" + name, text)
        expect(command, run(command, folder), 0)
        for name, text in kept.items():
            path = os.path.join(folder, "i", name)
            if not os.path.exists(path) or open(path, encoding="utf8").read() != text:
                failures.append(f"{command}: {name} is gone or another")
        if os.path.exists(os.path.join(folder, "i.rebuilding")):
            failures.append(f"{command}: the old index is still there")
    # A run that was cut behind the exchange has left them in the old index.
    os.makedirs(os.path.join(folder, "i.rebuilding/building"))
    os.rename(os.path.join(folder, "i/notes.txt"), os.path.join(folder, "i.rebuilding/notes.txt"))
    expect("a cut exchange", run("indexer -q -i i d", folder), 0)
    if not os.path.exists(os.path.join(folder, "i/notes.txt")):
        failures.append("a cut exchange: notes.txt is gone")


def rights(folder):
    """As nobody, where we are root: root may do all."""
    os.chmod(folder, 0o755)
    write(folder, "a.txt", article(1))
    expect("rights", run("indexer -i i a.txt", folder), 0)
    drop = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    run("chmod -R a-w i; chmod -R a+rX .", folder)
    for command, code, part in [("searcher -i i ferry", 0, "ferry"), ("indexer -i i --check", 0, "sound; 1 article"),
                                ("indexer -i i --stats", 0, "articles"), ("indexer -i i a.txt", 2, "rights"),
                                ("indexer -i i --remove x", 2, "rights"), ("indexer -i new/i a.txt", 2, "rights")]:
        if drop or command.split()[2] == "i":
            expect("rights", run(command, folder, **drop), code, part)
    run("chmod -R u+w .; chmod -R go-rwx i", folder)
    if drop:
        expect("rights", run("searcher -i i ferry", folder, **drop), 2, "i")
        expect("rights", run("indexer -i i --check", folder, **drop), 2, "i")


def foreign_folders(folder):
    write(folder, "a.txt", article(1))
    write(folder, "home/articles/mine", "precious")
    write(folder, "home/statements/mine", "precious")
    write(folder, "half/articles/iamglass", "x")
    for place in ("home", "half", "a.txt"):
        for command in ("indexer -i {} a.txt", "indexer -i {} --check", "indexer -i {} --repair", "searcher -i {} ferry"):
            expect("foreign folder", run(command.format(place), folder), 2, place)
    for name in ("home/articles/mine", "home/statements/mine"):
        path = os.path.join(folder, name)
        if not os.path.exists(path) or open(path, encoding="utf8").read() != "precious":
            failures.append(f"foreign folder: {name} was touched")


def index_among_the_articles(folder):
    """An index is no pile of articles, wherever it lies and by whatever name it is reached."""
    write(folder, "news/a.txt", article(1))
    os.makedirs(os.path.join(folder, "news/more"))
    os.symlink("../i", os.path.join(folder, "news/more/link"))
    for command, outcome in (("indexer -i news/i news", "1 article: 1 new;"), ("indexer -i news/i news", "1 article: 1 unchanged;"),
                             ("indexer -i news/more/link/ .", "1 article: 1 unchanged;")):
        expect("index among the articles", run(command, folder), 0, outcome)


def another_file_system(folder):
    if os.path.isdir("/dev/shm") and os.access("/dev/shm", os.W_OK):
        write(folder, "a.txt", article(1))
        with tempfile.TemporaryDirectory(dir="/dev/shm") as other:
            os.symlink(other, os.path.join(folder, "elsewhere"))
            expect("another file system", run("indexer -i elsewhere/i a.txt", folder), 0, "1 new")
            run("truncate --size 100 elsewhere/i/statements/postlist.glass", folder)
            expect("another file system", run("indexer -i elsewhere/i --repair", folder), 0, "repaired, 1 article")
            expect("another file system", run("searcher -i elsewhere/i ferry", folder), 0)


def closed_pipe(folder):
    """Whoever reads goes away: the searcher ends at once, by the signal of the pipe or with a message."""
    write(folder, "a.jsonl", "".join(f'{{"id": "a{n}", "body": "Ferry {n} is late."}}\n' for n in range(3000)))
    run("indexer -i i a.jsonl", folder)
    for question in ("ferry", "-harbor", "date:none"):
        for form in ("text", "json", "jsonl", "csv", "trec"):
            ran = run(f"bash -c 'searcher -i i --limit 0 --format {form} -- {question} | head -n 1; echo ${{PIPESTATUS[0]}}'", folder)
            if ran.stdout.split("\n")[-2] not in ("0", "2", "141") or ran.stdout.count("\n") != 2 or "terminate" in ran.stderr:
                failures.append(f"closed pipe, {form}: {ran.stdout[-100:]} {ran.stderr}")


def main():
    for test in (two_writers, jumping_clock, name_with_newline, large_folder, growing_file, pipes_and_cycles, ignore_files, files_of_people, rights,
                 foreign_folders, index_among_the_articles, another_file_system, closed_pipe):
        with tempfile.TemporaryDirectory() as folder:
            test(folder)
            subprocess.run(["chmod", "-R", "u+rwX", folder], check=False)
    print("\n".join(failures) or "each was answered as it should be")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()

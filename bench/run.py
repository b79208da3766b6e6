#!/usr/bin/env python3
"""Measures the programs on articles of an invented world, and prints a line of JSON a figure.

USAGE  run.py [--articles N] [--bin DIR] [--work DIR] [--stock] [SCENARIO...]  > run.jsonl

Scenarios: build, build-all (with people and statements), update (one in a hundred has changed), cold (a fresh process a
question), warm (all of them in one process), newest, facets, timeline, statements, snippets, export. Without any: all.

--stock measures what comes with Xapian beside each that it can do, in turns: scriptindex, quest, and a program of our own for
its query parser in one process (cmake --build --preset release --target stock_xapian).

A figure has the median, and the spread from the lowest to the highest; where a class has several questions, of their
medians. Articles and indexes stay in the working folder for the next run. Programs run on one core, at the priority of this one.
"""
import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import questions as asked
from world import World

HERE = os.path.dirname(os.path.abspath(__file__))
ALONE = ["--no-entities", "--no-statements"]
STOCK_SCRIPT = """id : boolean=Q field=id
title : field=title index=S index
date : field=date
ymd : date=yyyymmdd value=0
body : gap index field=body
"""


class Ran:
    """A program that has run to its end, and what it took."""

    def __init__(self, command, stdin=None):
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            start = time.perf_counter()
            process = subprocess.Popen(command, stdin=stdin or subprocess.DEVNULL, stdout=out, stderr=err)
            _, status, usage = os.wait4(process.pid, 0)
            self.seconds = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            err.seek(0)
            self.out, self.err = out.read().decode(), err.read().decode()
        self.cpu = usage.ru_utime + usage.ru_stime
        self.peak = usage.ru_maxrss / 1024
        if process.returncode not in (0, 1):
            sys.exit(f"{' '.join(command)}: exit code {process.returncode}\n{self.err}")


def size_of(folder):
    return sum(os.path.getsize(os.path.join(at, name)) for at, _, names in os.walk(folder) for name in names)


class Bench:
    def __init__(self, given):
        self.given = given
        self.world = World()
        self.indexer = os.path.join(given.bin, "indexer")
        self.searcher = os.path.join(given.bin, "searcher")
        self.folder = os.path.join(given.work, str(given.articles))
        os.makedirs(self.folder, exist_ok=True)
        self.questions = asked.questions(self.world)

    def path(self, name):
        return os.path.join(self.folder, name)

    def print(self, scenario, kind, unit, values, of="onrecord"):
        line = {"scenario": scenario, "class": kind, "articles": self.given.articles, "of": of, "unit": unit,
                "median": round(statistics.median(values), 4), "low": round(min(values), 4), "high": round(max(values), 4),
                "runs": len(values)}
        print(json.dumps(line), flush=True)

    # What is measured on

    def articles(self, changed=0):
        path = self.path(f"articles-{changed}.jsonl")
        if not os.path.exists(path):
            with open(path + ".new", "w", encoding="utf8") as file:
                subprocess.run([os.path.join(HERE, "articles.py"), str(self.given.articles), "--changed", str(changed)], stdout=file,
                               check=True)
            os.rename(path + ".new", path)
        return path

    def for_scriptindex(self):
        path = self.path("articles.dump")
        if not os.path.exists(path):
            with open(path, "w", encoding="utf8") as file, open(self.articles(), encoding="utf8") as articles:
                for line in articles:
                    article = json.loads(line)
                    day = article.get("date", "")[:10]
                    body = article["text"].replace("\n", "\n=")
                    file.write(f"id={article['id']}\ndate={day}\nymd={day.replace('-', '')}\ntitle={article['title']}\nbody={body}\n\n")
        return path

    def index(self, name, options):
        """The index of that name, built where there is none."""
        path = self.path(name)
        if not os.path.exists(path):
            Ran([self.indexer, "--quiet", "--index", path, "--threads", "1", *options, self.articles()])
        return path

    def plain_index(self):
        return self.index("index", ALONE)

    def whole_index(self):
        return self.index("index-all", [])

    def stock_index(self):
        path = self.path("index-stock")
        if not os.path.exists(path):
            self.build_stock()
        return path

    def build_stock(self):
        script = self.path("scriptindex.script")
        with open(script, "w", encoding="utf8") as file:
            file.write(STOCK_SCRIPT)
        return Ran(["scriptindex", "--overwrite", self.path("index-stock"), script, self.for_scriptindex()])

    # The scenarios

    def figures_of_build(self, scenario, kind, ran, folder, of="onrecord"):
        self.print(scenario, kind, "s CPU", [ran.cpu], of)
        self.print(scenario, kind, "s", [ran.seconds], of)
        self.print(scenario, kind, "MiB peak", [ran.peak], of)
        self.print(scenario, kind, "MB", [size_of(folder) / 1e6], of)

    def build_with(self, scenario, name, options):
        path = self.path(name)
        articles = self.articles()
        shutil.rmtree(path, ignore_errors=True)
        ran = Ran([self.indexer, "--quiet", "--index", path, "--threads", "1", *options, articles])
        self.figures_of_build(scenario, "all", ran, path)

    def build(self):
        self.build_with("build", "index", ALONE)
        if self.given.stock:
            self.figures_of_build("build", "all", self.build_stock(), self.stock_index(), of="stock")

    def build_all(self):
        self.build_with("build-all", "index-all", [])

    def update(self):
        changed = self.articles(changed=1)
        path = self.path("index-update")
        shutil.rmtree(path, ignore_errors=True)
        shutil.copytree(self.plain_index(), path)
        ran = Ran([self.indexer, "--quiet", "--index", path, "--threads", "1", *ALONE, changed])
        self.figures_of_build("update", "1%", ran, path)
        shutil.rmtree(path)

    def ask(self, index, *options, form="json"):
        return [self.searcher, "--index", index, "--format", form, *options]

    def fresh(self, scenario, kind, commands, of="onrecord"):
        """Commands by name of their maker, run in turns; the medians of each."""
        walls = {maker: [] for maker in commands}
        cpus = {maker: [] for maker in commands}
        for at in range(len(next(iter(commands.values())))):
            rounds = {maker: [] for maker in commands}
            for _ in range(self.given.rounds):
                for maker, list_of in commands.items():
                    rounds[maker].append(Ran(list_of[at]))
            for maker, ran in rounds.items():
                walls[maker].append(statistics.median(one.seconds for one in ran) * 1e3)
                cpus[maker].append(statistics.median(one.cpu for one in ran) * 1e3)
        for maker in commands:
            self.print(scenario, kind, "ms", walls[maker], maker)

    def of_class(self, kind):
        return [question for question in self.questions if question.kind == kind]

    def cold(self):
        index = self.plain_index()
        for kind in asked.CLASSES:
            commands = {"onrecord": [self.ask(index, "--no-snippets", one.text) for one in self.of_class(kind)]}
            if self.given.stock:
                quest = ["quest", "-d", self.stock_index(), "-m", "10", "-c", str(self.given.articles), "-f", "default,wildcard"]
                commands["stock"] = [[*quest, one.stock] for one in self.of_class(kind)]
            self.fresh("cold", kind, commands)

    def in_one_process(self, scenario, index, those, *options):
        """Microseconds that each question took, by its name."""
        with tempfile.NamedTemporaryFile("w", suffix=".tsv") as file:
            for _ in range(self.given.rounds):
                file.writelines(f"{one.name}\t{one.text}\n" for one in those)
            file.flush()
            ran = Ran(self.ask(index, "--batch", file.name, *options, form="jsonl"))
        took = {one.name: [] for one in those}
        for line in ran.out.splitlines():
            answer = json.loads(line)
            took[answer["id"]].append(answer["took_us"])
        for kind in dict.fromkeys(one.kind for one in those):
            medians = [statistics.median(took[one.name]) / 1e3 for one in those if one.kind == kind]
            self.print(scenario, kind, "ms", medians)

    def warm(self):
        self.in_one_process("warm", self.plain_index(), self.questions, "--no-snippets")
        if not self.given.stock:
            return
        with tempfile.TemporaryFile("w+") as file:
            for one in self.questions:
                first = one.text.split("date:")[1].replace("-", "") if one.kind == "date" else ""
                file.write(f"{one.name}\t{one.stock}\t{first and first + '01'}\t{first and first + '31'}\n")
            file.seek(0)
            ran = Ran([os.path.join(self.given.bin, "stock_xapian"), self.stock_index(), str(self.given.rounds)], stdin=file)
        medians = {}
        for line in ran.out.splitlines():
            name, _, took = line.split("\t")
            medians[name] = statistics.median(float(one) for one in took.split()) / 1e3
        for kind in asked.CLASSES:
            self.print("warm", kind, "ms", [medians[one.name] for one in self.of_class(kind)], of="stock")

    def of_kinds(self, *kinds):
        return [one for one in self.questions if one.kind in kinds]

    def newest(self):
        self.in_one_process("newest", self.plain_index(), self.of_kinds("common", "and"), "--no-snippets", "--sort", "newest")

    def facets(self):
        those = self.of_kinds("common", "or")
        index = self.whole_index()
        self.in_one_process("match alone", index, those, "--no-snippets")
        self.in_one_process("facets", index, those, "--no-snippets", "--facets=person,org,place,speaker,date", "--facet-limit", "10")

    def timeline(self):
        self.in_one_process("timeline", self.plain_index(), self.of_kinds("common", "or"), "--no-snippets", "--timeline=month")

    def statements(self):
        self.in_one_process("statements", self.whole_index(), asked.statements(self.world), "--quotes")

    def snippets(self):
        self.in_one_process("snippets", self.plain_index(), self.of_kinds("common", "and", "phrase"))

    def export(self):
        command = self.ask(self.plain_index(), "--limit", "0", "--no-snippets", "date:2000..2099", form="csv")
        self.print("export", "all", "s", [Ran(command).seconds for _ in range(3)])


SCENARIOS = ["build", "build-all", "update", "cold", "warm", "newest", "facets", "timeline", "statements", "snippets", "export"]


def version_of(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip().splitlines()[0]


def told_of_run(given):
    model = [line.split(":")[1].strip() for line in open("/proc/cpuinfo", encoding="utf8") if line.startswith("model name")]
    told = {"command": " ".join(sys.argv), "when": time.strftime("%Y-%m-%d"), "onrecord": version_of(os.path.join(given.bin, "searcher"), "--version"),
            "commit": version_of("git", "-C", HERE, "rev-parse", "--short", "HEAD"), "xapian": version_of("xapian-config", "--version"),
            "system": platform.platform(), "processor": model[0] if model else platform.processor(), "load": round(os.getloadavg()[0], 1)}
    print(json.dumps({"run": told}), flush=True)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=20_000)
    options.add_argument("--bin", default="build/release/bin")
    options.add_argument("--work", default="/tmp/onrecord-bench")
    options.add_argument("--rounds", type=int, default=7)
    options.add_argument("--stock", action="store_true")
    options.add_argument("scenarios", nargs="*", metavar="SCENARIO")
    given = options.parse_args()
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    unknown = set(given.scenarios) - set(SCENARIOS)
    if unknown:
        sys.exit(f"there is no scenario {', '.join(sorted(unknown))}; there are: {', '.join(SCENARIOS)}")
    told_of_run(given)
    bench = Bench(given)
    for scenario in given.scenarios or SCENARIOS:
        getattr(bench, scenario.replace("-", "_"))()


if __name__ == "__main__":
    main()

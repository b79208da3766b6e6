#!/usr/bin/env python3
"""Holds counts of searcher against a scan of the articles themselves, cut into words here and not by our code.

    bench/scan_counts.py ARTICLES.jsonl[.zst] INDEX [--searcher PROGRAM] [--seed N]

Asks 60 questions that are made of the articles: words, phrases of two and three words, AND, OR, NOT, NEAR and dates. Words
stand in quotation marks, so that no inflections are sought. Prints those that differ; exit code 1 where one does."""
import argparse
import collections
import json
import random
import re
import subprocess
import sys
import unicodedata

GAP = 200
MOST_PARTS = 4
RUN = re.compile(r"(?:[^\W_]\.){2,}(?![^\W_])|(?:[^\W_]\.)+[^\W_](?![^\W_])|[^\W_]+(?:(?:(?<=[^\W\d_])['’&](?=[^\W\d_])|(?<=\d)[.,/](?=\d))[^\W_]+)*")
TOKEN = re.compile(r"\n[ \t\r]*(?=\n)|" + RUN.pattern)
HYPHENS = "-‐‑"


def folded(word):
    if re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]?", word):
        word = word.replace(".", "")
    else:
        word = re.sub(r"['’]s$", "", word, flags=re.I)
    word = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    return re.sub(r"['’]", "", re.sub(r"(?<=\d),(?=\d)", "", word))


def words_of(text, position):
    """Pairs of word and position, and the position behind the last of them."""
    found, chain, end, gap_at = [], [], None, None
    for match in TOKEN.finditer(text):
        if match[0].startswith("\n"):
            if gap_at != position:
                position += GAP
            gap_at = position
            continue
        word = folded(match[0])
        follows = chain and match.start() == end + 1 and text[end] in HYPHENS
        chain = chain + [(word, position)] if follows else [(word, position)]
        end = match.end()
        if len(chain) > 1:
            found.append(("".join(one for one, _ in chain), chain[0][1], len(chain)))
        found.append((word, position, 0))
        position += 1
    return found, position


def joined(found):
    """Without the pieces of compounds that go on, or have more parts than are joined."""
    longest = collections.defaultdict(int)
    for _, at, parts in found:
        longest[at] = max(longest[at], parts)
    return [(word, at) for word, at, parts in found if parts == 0 or (parts == longest[at] and parts <= MOST_PARTS)]


def places_of(article):
    found, position = words_of(article.get("title") or "", 1)
    if found:
        position += GAP
    found += words_of(article.get("body") or article.get("text") or "", position)[0]
    places = collections.defaultdict(set)
    for word, at in joined(found):
        places[word].add(at)
    return places


def holds(places, question):
    kind, words = question[0], question[1]
    if kind in ("word", "and"):
        return all(word in places for word in words)
    if kind == "or":
        return any(word in places for word in words)
    if kind == "not":
        return words[0] in places and words[1] not in places
    if kind == "near":
        return any(a != b and abs(a - b) <= 5 for a in places.get(words[0], ()) for b in places.get(words[1], ()))
    return any(all(start + n in places.get(word, ()) for n, word in enumerate(words)) for start in places.get(words[0], ()))


def text_of(question):
    kind, words = question[0], [f'"{word}"' for word in question[1]]
    if kind == "phrase":
        return '"' + " ".join(question[1]) + '"'
    return {"and": " AND ", "or": " OR ", "not": " NOT ", "near": " NEAR/5 ", "word": ""}[kind].join(words)


def questions_of(articles, seed):
    pick = random.Random(seed)
    plain = re.compile(r"[a-z]{3,20}")
    def run(length):
        while True:
            text = pick.choice(articles).get("body") or ""
            found = re.findall(r"[a-z]+(?: [a-z]+){%d}" % (length - 1), text)
            words = pick.choice(found).split() if found else []
            if words and all(plain.fullmatch(word) for word in words):
                return words
    def some(count):
        return [run(1)[0] for _ in range(count)]
    def apart():
        words = some(2)
        return words if words[0] != words[1] else apart()
    kinds = [("word", 1)] * 14 + [("phrase", 2)] * 12 + [("phrase", 3)] * 8
    made = [(kind, run(length)) for kind, length in kinds]
    return made + [(kind, apart()) for kind in ["and"] * 8 + ["or"] * 6 + ["not"] * 6 + ["near"] * 6]


def read(path):
    command = ["zstd", "-dcq", path] if path.endswith(".zst") else ["cat", path]
    return [json.loads(line) for line in subprocess.run(command, capture_output=True, check=True).stdout.decode("utf8").splitlines() if line]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles")
    options.add_argument("index")
    options.add_argument("--searcher", default="build/release/bin/searcher")
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    articles = read(given.articles)
    questions = questions_of(articles, given.seed)
    counts = [0] * len(questions)
    for article in articles:
        places = places_of(article)
        for at, question in enumerate(questions):
            counts[at] += holds(places, question)
    different = 0
    for question, count in zip(questions, counts):
        command = [given.searcher, "--index", given.index, "--count", "--", text_of(question)]
        told = subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()
        if not told or int(told[0].replace(",", "")) != count:
            different += 1
            print(f"{text_of(question)}: {count} by a scan, searcher says {' '.join(told)}")
    print(f"{len(questions)} questions of {len(articles)} articles, {sum(counts)} matches; {different} differ")
    sys.exit(different > 0)


if __name__ == "__main__":
    main()

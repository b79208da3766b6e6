#!/usr/bin/env python3
"""Writes articles of the invented world, as JSON lines: about 2.3 KB each, over ten years, nearly in order of date.

USAGE  articles.py COUNT [--changed PERCENT] > articles.jsonl

The ten years are spread over all of them, however many. With --changed, that part of them (each hundredth for 1) says
something else than it does without.
"""
import argparse
import datetime
import json
import random
import sys

from world import (AUTHORS, FORMS, FUNCTION_SHARE, FUNCTION_WORDS, ORGANIZATIONS, PEOPLE, PLACES, SECTIONS, SOURCES, TOPIC_WORDS, TOPICS,
                   World, Drawn)

FIRST_DAY = datetime.datetime(2015, 1, 1)
DAYS = 3_650
UNDATED = 0.01
SAYING = ["said", "said", "said", "told reporters", "warned", "argued", "announced"]


class Writer:
    def __init__(self, world, count):
        self.world = world
        self.count = count
        self.function_words = Drawn(len(FUNCTION_WORDS))

    def article(self, number, changed=False):
        chance = random.Random(number * 2 + changed)
        world = self.world
        topic = world.topics[world.drawn[TOPICS].draw(chance, 1)[0]]
        people = [world.people[rank] for rank in world.drawn[PEOPLE].draw(chance, 3)]
        length = max(60, int(chance.lognormvariate(5.75, 0.45)))
        words = iter(self.words(chance, topic, length + 40))
        paragraphs = []
        used = 0
        while used < length:
            sentences = []
            for _ in range(chance.randint(1, 3)):
                size = chance.randint(9, 27)
                sentences.append(self.sentence(chance, words, size, topic, people))
                used += size
            paragraphs.append(" ".join(sentences))
        made = {"id": f"bench-{number}", "title": self.title(chance, words, topic), "text": "\n\n".join(paragraphs),
                "source": world.sources[world.drawn[SOURCES].draw(chance, 1)[0]],
                "author": world.authors[world.drawn[AUTHORS].draw(chance, 1)[0]], "section": chance.choice(SECTIONS)}
        if chance.random() >= UNDATED:
            made["date"] = self.date(chance, number)
        return made

    def words(self, chance, topic, count):
        """As many words, of the topic and of the language at large; the pairs of the topic now and then."""
        world = self.world
        common = world.stems.draw(chance, count)
        special = world.drawn[TOPIC_WORDS].draw(chance, count // 4 + 1)
        small = self.function_words.draw(chance, count)
        made = []
        for at in range(count):
            kind = chance.random()
            if kind < FUNCTION_SHARE:
                made.append(FUNCTION_WORDS[small[at]])
            elif kind < FUNCTION_SHARE + 0.12:
                made.append(world.stem(topic.words[special[at // 4]]) + chance.choice(FORMS))
            elif kind < FUNCTION_SHARE + 0.13:
                made.extend(world.stem(rank) for rank in chance.choice(topic.pairs))
            elif kind < FUNCTION_SHARE + 0.15:
                made.append(str(chance.randint(2, 9_000)))
            else:
                made.append(world.stem(common[at]) + chance.choice(FORMS))
        return made

    def sentence(self, chance, words, size, topic, people):
        world = self.world
        said = [word for word, _ in zip(words, range(size))] or ["so"]
        kind = chance.random()
        if kind < 0.3:
            who = chance.choice(people)
            who = who if chance.random() < 0.5 else who.split()[1]
            saying = chance.choice(SAYING)
            if kind < 0.15:
                return f"“{' '.join(said).capitalize()},” {who} {saying}."
            return f"{who} {saying} that {' '.join(said)}."
        if kind < 0.45:
            said.insert(len(said) // 2, "in " + world.places[topic.place])
        elif kind < 0.6:
            place = world.places[world.drawn[PLACES].draw(chance, 1)[0]]
            said[:0] = ["the", world.organizations[world.drawn[ORGANIZATIONS].draw(chance, 1)[0]], "in", place]
        text = " ".join(said)
        return text[0].upper() + text[1:] + "."

    def title(self, chance, words, topic):
        said = [word for word, _ in zip(words, range(4))]
        said.insert(chance.randint(0, len(said)), self.world.stem(topic.words[0]))
        return " ".join(said).capitalize()

    def date(self, chance, number):
        days = DAYS * number / self.count - abs(chance.gauss(0, 1.5))
        return (FIRST_DAY + datetime.timedelta(days=max(0.0, days))).strftime("%Y-%m-%dT%H:%M:%SZ")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("count", type=int)
    options.add_argument("--changed", type=float, default=0, metavar="PERCENT")
    given = options.parse_args()
    writer = Writer(World(), given.count)
    every = round(100 / given.changed) if given.changed else 0
    for number in range(given.count):
        article = writer.article(number, changed=bool(every) and number % every == 0)
        sys.stdout.write(json.dumps(article, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()

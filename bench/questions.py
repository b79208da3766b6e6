"""The questions of the benchmark, by class: eight of each, of the words of the invented world.

A question has the words in the language of `searcher`, and for stock Xapian where its query parser can say the same.
"""
from dataclasses import dataclass

from articles import DAYS, FIRST_DAY
from world import FUNCTION_WORDS, World

EACH = 8
CLASSES = ["common", "rare", "and", "or", "phrase", "date", "prefix", "six"]


@dataclass
class Question:
    name: str
    kind: str
    text: str
    stock: str = ""


def month(at):
    day = FIRST_DAY.replace(year=FIRST_DAY.year + 1 + at % (DAYS // 365 - 2), month=1 + at * 5 % 12)
    return day.strftime("%Y-%m")


def questions(world: World):
    """All of them, class by class."""
    made = []
    topics = world.topics[:EACH]
    for at, topic in enumerate(topics):
        first, second, third = (world.stem(topic.words[n]) for n in (0, 1, 2))
        pair = [world.stem(rank) for rank in topic.pairs[at % len(topic.pairs)]]
        few = [world.stem(rank) for rank in topic.words[3:6]]
        common = world.stem(2 + at * at)
        both = f"{common} AND {first}"
        six = [FUNCTION_WORDS[0], first, FUNCTION_WORDS[1 + at], common, *few]
        by_class = {"common": (common, common), "rare": (world.stem(9_000 + 700 * at),) * 2, "and": (both,) * 2,
                    "or": (" OR ".join([first, second, third]),) * 2, "phrase": (f'"{" ".join(pair)}"',) * 2,
                    "date": (f"{both} date:{month(at)}", both), "prefix": (first[:4] + "*",) * 2,
                    "six": (" OR ".join(six),) * 2}
        made += [Question(f"{kind}{at}", kind, *by_class[kind]) for kind in CLASSES]
    return made


def statements(world: World):
    """Who said what: a speaker, a word, both."""
    made = []
    for at in range(EACH):
        speaker, word = world.people[at], world.stem(2 + at)
        text = [f'speaker:"{speaker}"', f"said:{word}", f'speaker:"{speaker}" said:{word}'][at % 3]
        made.append(Question(f"statements{at}", "statements", text))
    return made

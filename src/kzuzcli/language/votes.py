"""What one stretch of text says about its language: a vote by telling words, or one by n-grams."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kzuzcli.article import UNDETERMINED
from kzuzcli.language.ngrams import STEP, Weighed, score, script_of, weigh, words
from kzuzcli.language.profiles import Script, telling_words

SCRIPTS: dict[str, Script] = {
    **dict.fromkeys(("ru", "kk", "uz-Cyrl", "ky", "tg", "tt", "uk"), "Cyrl"),
    **dict.fromkeys(("en", "kk-Latn", "uz", "tr"), "Latn"),
}
"""Every tag that is told apart, and its script. The profiles hold more languages: those are `und`."""

# A language outside SCRIPTS takes a text only when it is this many nats ahead. Without a handicap 1.5 %
# of five-word pieces were lost to neighbours, with 18 nats 0.1 %; still none of 310 articles in
# Azerbaijani, Bashkir, Belarusian, Mongolian or Turkmen and 1 of 379 Bulgarian sentences pass for ours.
HANDICAP = 18.0
# What one telling word is worth, in nats: in 5,735 sentences decided by telling words n-grams always said
# the same, and for 99 in 100 by more than this for every telling word.
TELLING = 17.0
# What one adds to the points of n-grams: five words 98.55 -> 98.80 % right, neighbours as before.
BONUS = 8.0
# As many words as n-grams look at: enough for any sentence, little enough for any article.
MOST_WORDS = 60

_FEWEST_TELLING = 3
_MOST_CHARACTERS = 10_000
# (words, points a letter): from so many words on a text with fewer points is in none of the languages.
# Measured on 60 words: articles in our languages have 441 and more, of 39 languages of the world that no
# profile had turned away 27 have fewer than 430.
_FITS = ((40, 430), (8, 400), (0, 0))
_CODE = re.compile(r"""[{}=;<>\[\]$|\\]|\)[:;{]|\(\)|\(["']|["']\)""")
_NOT_RUSSIAN = re.compile("[іўјљњћђџќѓѕ]")


@dataclass(frozen=True, slots=True)
class Vote:
    """A language, how far it is ahead of the next one (nats), and how many words spoke."""

    tag: str
    lead: float
    words: int


def tellings(tokens: Iterable[str]) -> list[str]:
    """The languages of those lower-case tokens that are telling words, in order."""
    return list(filter(None, map(telling_words().get, tokens)))


def by_telling_words(tokens: Sequence[str], told: Sequence[str]) -> Vote | None:
    """The language whose telling words make up a tenth of the tokens, all but alone; else None.

    `told` are the tokens' tellings.
    """
    if len(told) < _FEWEST_TELLING or len(told) * 10 < len(tokens):
        return None
    tag = max(set(told), key=lambda tag: (told.count(tag), tag))
    most = told.count(tag)
    others = len(told) - most
    if most < _FEWEST_TELLING or others * 6 > most or not _believed([tag], tokens):
        return None
    return Vote(tag, TELLING * (most - others), len(tokens))


def _believed(told: Sequence[str], tokens: Sequence[str]) -> Sequence[str]:
    """Bulgarian, Serbian, Macedonian share words with Russian but not ы and э; Belarusian has і and ў."""
    if "ru" not in told:
        return told
    text = "".join(tokens).lower()
    if ("ы" in text or "э" in text) and not _NOT_RUSSIAN.search(text):
        return told
    return [tag for tag in told if tag != "ru"]


def by_ngrams(tokens: Sequence[str], against: str | None = None, most: int = MOST_WORDS) -> Vote | None:
    """The language of the likeliest profile; None when these are not words of a language.

    The first `most` tokens are read, in their own case. `against` is the language the surroundings
    are in: the lead is then over it.
    """
    tokens = tokens[:most]
    weighed = [weigh(token) for token in tokens]
    if not _is_prose(tokens, weighed):
        return None
    script = _main_script(weighed)
    if script is None:
        return Vote(UNDETERMINED, 2 * HANDICAP, len(tokens))
    kept = [token for token in weighed if token.script == script]
    # names travel between languages: a word with a capital counts half of one without
    twice = kept + [token for token in kept if not token.capital]
    scale = sum(token.letters for token in kept) / sum(token.letters for token in twice)
    scores = {tag: points * scale for tag, points in score(twice, script).items()}
    for tag in _believed(tellings(map(str.lower, tokens)), tokens):
        if tag in scores:
            scores[tag] += BONUS / STEP
    return _likeliest(scores, sum(token.letters for token in kept), len(tokens), against)


def script_of_text(text: str) -> str:
    """Latn or Cyrl, whichever more words are in; Zyyy when none is."""
    tokens = text[:_MOST_CHARACTERS].split()
    scripts = [script_of(word) for token in tokens for word in words(token)]
    cyrillic, latin = scripts.count("Cyrl"), scripts.count("Latn")
    if not cyrillic and not latin:
        return "Zyyy"
    return "Cyrl" if cyrillic > latin else "Latn"


def _likeliest(points: dict[str, float], letters: int, count: int, against: str | None) -> Vote | None:
    ranked = sorted(((value, tag) for tag, value in points.items() if tag in SCRIPTS), reverse=True)
    (best, tag), (second, _) = ranked[:2]
    if best == second:
        return None
    stranger = max(value for name, value in points.items() if name not in SCRIPTS)
    missing = next(least for words, least in _FITS if count >= words) * letters - best
    if (stranger - best) * STEP > HANDICAP or missing > 0:
        return Vote(UNDETERMINED, max(stranger - best, missing, HANDICAP / STEP) * STEP, count)
    rival = second
    if against == UNDETERMINED:
        rival = max(second, stranger)
    elif against and against != tag:
        rival = points.get(against, second)
    return Vote(tag, (best - rival) * STEP, count)


def _main_script(weighed: Sequence[Weighed]) -> Script | None:
    """Cyrillic from a quarter of the words on: Cyrillic text is full of Latin names, not the reverse."""
    scripts = [token.script for token in weighed if token.letters]
    cyrillic, latin = scripts.count("Cyrl"), scripts.count("Latn")
    if (cyrillic + latin) * 2 < len(scripts):
        return None
    return "Cyrl" if cyrillic and cyrillic * 3 >= latin else "Latn"


def _is_prose(tokens: Sequence[str], weighed: Sequence[Weighed]) -> bool:
    """Tables and code are short of words and letters, or full of marks that prose does not use."""
    text = "".join(tokens)
    letters = sum(token.letters for token in weighed)
    digits = sum(map(str.isdigit, text))
    numbers = sum(1 for token in tokens if token[0].isdigit() or token[-1].isdigit())
    words = sum(1 for token in weighed if token.letters)
    code = len(_CODE.findall(text))
    return words * 2 > numbers and letters > digits and code * 16 < letters

"""Which language a text is in, and which of its paragraphs are in another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from kzuzcli.article import UNDETERMINED, Passage
from kzuzcli.language.votes import (
    MOST_WORDS,
    SCRIPTS,
    TELLING,
    Vote,
    by_ngrams,
    by_telling_words,
    script_of_text,
    tellings,
)

# The lead, in nats, at which the margin is one half.
HALF_MARGIN = 20.0
# How far ahead another language must be before a paragraph leaves the language of the rest.
DEPARTURE = 20.0
# Fewer words in another language are a name, a credit line or a quotation: nothing to search by.
FEWEST_WORDS = 12
FEWEST_STRANGE_WORDS = 25
# A language with this share of another's words is as strong: title and lead then decide.
ABOUT_AS_STRONG = 0.8

_SHORTEST_PARAGRAPH = 8
# Telling words decide nine paragraphs in ten; a long list of anything must not cost a second.
_MOST_BY_NGRAMS = 12
# Words that settle most of what telling words leave open; whoever departs is read at length.
_GLANCE = 10


@dataclass(frozen=True, slots=True)
class Identification:
    """`tag` is BCP 47 or `und`; `script` ISO 15924 (Latn, Cyrl, Zyyy); `margin` 0..1, how far the
    winner is ahead; `parts` cover `text` without gaps when it mixes languages, else are empty.

    A margin of 0.5 is twenty nats of evidence; a mixed text has less, the more evenly it is mixed.
    A text surely in a language outside our list is `und` with a margin, one that tells nothing is
    `und` with margin 0."""

    tag: str
    script: str
    margin: float
    parts: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A line that holds anything: where it starts, its tokens in lower case, and what those tell."""

    start: int
    line: str
    tokens: list[str]
    told: list[str]


def identify(text: str, title: str | None = None) -> Identification:
    """The language of an article. Raises nothing: what cannot be told is `und`."""
    heading = list(_paragraphs(title or ""))
    body = list(_paragraphs(text))
    paragraphs = heading + body
    votes = [by_telling_words(paragraph.tokens, paragraph.told) for paragraph in paragraphs]
    whole = _whole(paragraphs, votes)
    if whole is None:
        return Identification(UNDETERMINED, script_of_text(f"{title or ''}\n{text}"), 0.0)
    if len(paragraphs) > 1:
        votes = _judge_open(paragraphs, votes, whole.tag)
    weights = _weights(paragraphs, votes, whole.tag)
    if len(weights) > 1:
        votes = [
            vote or _one_of(paragraph, weights) for paragraph, vote in zip(paragraphs, votes, strict=True)
        ]
        weights = _weights(paragraphs, votes, whole.tag)
    main = _main(votes, weights)
    tags = [vote.tag if vote and vote.tag in weights else None for vote in votes[len(heading) :]]
    parts = _parts(body, tags, len(text))
    script = SCRIPTS.get(main) or script_of_text(text or title or "")
    leads = [vote.lead for vote in (whole, *votes) if vote and vote.tag == main]
    return Identification(main, script, _margin(main, weights, sum(leads)), parts if len(parts) > 1 else ())


def _paragraphs(text: str) -> Iterator[_Paragraph]:
    start = 0
    for line in text.split("\n"):
        if tokens := line.lower().split():
            yield _Paragraph(start, line, tokens, tellings(tokens))
        start += len(line) + 1


def _whole(paragraphs: Sequence[_Paragraph], votes: Sequence[Vote | None]) -> Vote | None:
    """The language most of it is in: as telling words have it where they speak for a third of the words."""
    words: Counter[str] = Counter()
    for vote in filter(None, votes):
        words[vote.tag] += vote.words
    if words and words.total() * 3 >= sum(len(paragraph.tokens) for paragraph in paragraphs):
        main = words.most_common(1)[0][0]
        return next(vote for vote in votes if vote and vote.tag == main)
    tokens = [token for paragraph in paragraphs for token in paragraph.tokens]
    return by_telling_words(tokens, tellings(tokens)) or by_ngrams(_start(paragraphs))


def _start(paragraphs: Sequence[_Paragraph]) -> list[str]:
    """The first words as written, enough for n-grams."""
    return list(islice((token for paragraph in paragraphs for token in paragraph.line.split()), MOST_WORDS))


def _judge_open(
    paragraphs: Sequence[_Paragraph], votes: Sequence[Vote | None], main: str
) -> list[Vote | None]:
    """The votes with those that telling words left open; None where nothing speaks against the rest."""
    judged = list(votes)
    left = _MOST_BY_NGRAMS
    for place, paragraph in enumerate(paragraphs):
        if judged[place] is None and _agrees(paragraph, main):
            judged[place] = Vote(main, TELLING * len(paragraph.told), len(paragraph.tokens))
        elif judged[place] is None and left and _may_differ(paragraph):
            judged[place] = _departing(paragraph.line.split(), main)
            left -= 1
    return judged


def _agrees(paragraph: _Paragraph, main: str) -> bool:
    return bool(paragraph.told) and paragraph.told.count(main) == len(paragraph.told)


def _may_differ(paragraph: _Paragraph) -> bool:
    """Whether it is long enough to be more than a quotation, or speaks of another language itself."""
    return len(paragraph.tokens) >= (_SHORTEST_PARAGRAPH if paragraph.told else FEWEST_WORDS)


def _departing(tokens: Sequence[str], main: str) -> Vote | None:
    """The vote of a paragraph without telling words, None when it could be either."""
    glance = by_ngrams(tokens, against=main, most=_GLANCE)
    if glance is None or glance.tag == main:
        return glance
    vote = by_ngrams(tokens, against=main)
    return vote if vote and (vote.tag == main or vote.lead > DEPARTURE) else None


def _one_of(paragraph: _Paragraph, tags: Container[str]) -> Vote | None:
    """In a text known to be mixed: the vote of a short paragraph, if it is for one of its languages."""
    vote = by_ngrams(paragraph.line.split())
    return vote if vote and vote.tag in tags else None


def _weights(paragraphs: Sequence[_Paragraph], votes: Sequence[Vote | None], main: str) -> Counter[str]:
    """Words by tag, `main` for paragraphs without a vote; tags with too few words to matter are left out."""
    words: Counter[str] = Counter()
    for paragraph, vote in zip(paragraphs, votes, strict=True):
        words[vote.tag if vote else main] += len(paragraph.tokens)
    first = words.most_common(1)[0][0]
    for tag in list(words):
        fewest = FEWEST_STRANGE_WORDS if tag == UNDETERMINED else FEWEST_WORDS
        if tag != first and words[tag] < fewest:
            del words[tag]
    return words


def _main(votes: Sequence[Vote | None], weights: Counter[str]) -> str:
    """The language with the most words; of two about as strong the one that comes first."""
    most = max(weights.values())
    about = [tag for tag, count in weights.items() if count >= ABOUT_AS_STRONG * most]
    return next((vote.tag for vote in votes if vote and vote.tag in about), about[0])


def _margin(main: str, weights: Counter[str], lead: float) -> float:
    share = 2 * weights[main] / weights.total() - 1
    return max(0.0, share) * lead / (lead + HALF_MARGIN)


def _parts(body: Sequence[_Paragraph], tags: Sequence[str | None], end: int) -> tuple[Passage, ...]:
    """Runs of one language; a paragraph without a tag goes with the one before it."""
    starts: list[tuple[int, str]] = []
    for paragraph, tag in zip(body, tags, strict=True):
        if tag and (not starts or starts[-1][1] != tag):
            starts.append((paragraph.start if starts else 0, tag))
    ends = [start for start, _ in starts[1:]] + [end] * bool(starts)
    return tuple(Passage(start, stop, tag) for (start, tag), stop in zip(starts, ends, strict=True))

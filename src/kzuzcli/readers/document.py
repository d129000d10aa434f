"""A document made of what a reader found: clean title and text, the headline only once."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

from kzuzcli.article import Declared, SourceDocument
from kzuzcli.readers.fields import Facts, declared, value
from kzuzcli.readers.source import STANDARD_INPUT, Source, storable

LONG_LINE = 300
"""Characters; a longer first line is text, not a title. The longest of 40,000 headlines in the development
data has 237."""
_SHORT_TITLE = 120

_LINE_END = re.compile("\r\n?")
_SENTENCE_END = re.compile(r"[.!?…](?=[\s»”\"]|$)")
_BLANK_LINES = re.compile(r"(?:[^\S\n]*\n)*")


def build(
    source: Source,
    found: Facts,
    text: str,
    record: bytes,
    *,
    reader: str,
    encoding: str = "utf-8",
    key: str | None = None,
    title: str | None = None,
) -> SourceDocument:
    """The document. Without a title given or declared the first line of the text is it."""
    body = clean(text)
    heading = one_line(title or value(found, "title") or "")
    if heading:
        body = without_headline(body, heading)
    else:
        heading, body = split_title(body)
    if source.path == STANDARD_INPUT and key is None and source.member is None:
        key = text_hash(text)  # whatever is piped in next is another article
    return SourceDocument(
        source.origin(key), heading, body, sha256(record).hexdigest(), reader, encoding, _declared(found)
    )


def _declared(found: Facts) -> Facts:
    return {
        name: tuple(Declared(storable(fact.name), storable(fact.value)) for fact in facts)
        for name, facts in declared(found).items()
    }


def text_hash(text: str) -> str:
    """16 hex digits that stand for a text where nothing else names it."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def clean(text: str) -> str:
    r"""NFC, line ends as \n, no blank lines at either end; what cannot be stored becomes U+FFFD."""
    if "\r" in text:
        text = _LINE_END.sub("\n", text)
    text = unicodedata.normalize("NFC", storable(text))
    blank = _BLANK_LINES.match(text)
    return text[blank.end() if blank else 0 :].rstrip()


def one_line(title: str) -> str:
    """A title as one line: NFC, without tags, entities as what they stand for, blanks single."""
    if "&" in title or "<" in title:
        from kzuzcli.residue import legible

        title = legible(title)
    return " ".join(clean(title).split())


def split_title(body: str) -> tuple[str, str]:
    """The title a clean text opens with, and the text without it; ("", body) if no line has a word.

    A first line that is a whole paragraph stays in the text, its first sentence is the title.
    """
    line = next((line for line in body.split("\n") if any(map(str.isalnum, line))), "")
    if len(line) > LONG_LINE:
        return _first_sentence(line), body
    before, _, after = body.partition(line) if line else ("", "", body)
    title = one_line(line)
    return title, without_headline(clean(before.rstrip() + after), title)


def without_headline(body: str, title: str) -> str:
    """The text without the headline repeated as its first line."""
    first, _, rest = body.partition("\n")
    return clean(rest) if len(first) <= 2 * LONG_LINE and same_words(first, title) else body


def same_words(line: str, title: str) -> bool:
    """Whether two lines have the same words, whatever their case and punctuation."""
    return _bare(line) == _bare(title) != ""


def _bare(line: str) -> str:
    return " ".join(re.findall(r"\w+", one_line(line).casefold()))


def _first_sentence(line: str) -> str:
    line = line.strip()
    end = _SENTENCE_END.search(line, 20, _SHORT_TITLE)
    if end:
        return one_line(line[: end.end()])
    return one_line(line[:_SHORT_TITLE].rpartition(" ")[0] or line[:_SHORT_TITLE]) + "…"

"""Results as rich renderables. Returns, never prints; every text goes through safe.py."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.style import Style
from rich.text import Text

from kzuzcli.archive import Answer, CheckReport, Details, Found
from kzuzcli.article import Article, DateEvidence, IngestReport, Link, Origin
from kzuzcli.emptiness import Emptiness
from kzuzcli.highlight import Snippet
from kzuzcli.period import Period
from kzuzcli.query import Form
from kzuzcli.reading import Reading
from kzuzcli.rendering.cells import alike
from kzuzcli.residue import Residue, hidden, hide, marks
from kzuzcli.safe import safe_line, safe_spans, safe_url

if TYPE_CHECKING:
    from kzuzcli.semantic import Ranks

SHORT_ID = 8
READABLE = 88
"""Columns a text is set in at most, however wide the terminal."""

ROOMY = 100
"""Columns from which a list has room for dates in words."""

LONGEST_QUERY = 200
"""Characters of a query that are worth repeating."""

LIT = "bold black on yellow"
UNLIT_MARKS = ("▌", "▐")
_LANGUAGE, _DATE, _LABEL = 7, 10, 9
_MOST_SPELLINGS = 6

LANGUAGE_NAMES = {
    "en": "English",
    "ru": "Russian",
    "kk": "Kazakh",
    "kk-Latn": "Kazakh (Latin)",
    "uz": "Uzbek",
    "uz-Cyrl": "Uzbek (Cyrillic)",
    "ky": "Kyrgyz",
    "tg": "Tajik",
    "tt": "Tatar",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "und": "unknown language",
}

BASES = {
    "user": "set by you",
    "metadata": "stated by the file",
    "url": "from the address",
    "filename": "from the file name",
    "byline": "from the byline",
    "text": "from the text",
}


class Look(NamedTuple):
    """What the output may use: colour, links, and lines of `columns` (`cut`: titles end there too)."""

    coloured: bool = False
    links: bool = False
    columns: int = 80
    cut: bool = True


class Hanging:
    """Text set beside what stands before its first line, aligned by cells."""

    def __init__(self, lead: Text, body: Text, indent: int | None = None, most: int | None = None) -> None:
        self._lead = lead
        self._body = body
        self._indent = cell_len(lead.plain) if indent is None else indent
        self._most = most

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        room = max(20, min(options.max_width, self._most or options.max_width) - self._indent)
        lead = self._lead
        for line in self._body.wrap(console, room) or [Text("")]:
            line.rstrip()
            yield Text.assemble(lead, line, no_wrap=True, overflow="ignore")
            lead = Text(" " * self._indent)


RELATED = {
    "same": "the same text",
    "reprint": "reprint",
    "translation": "also",
    "quotes": "quotes",
    "quoted-by": "quoted by",
    "shared": "shares passages with",
}


LINKED = {
    "same": "the same text as",
    "reprint": "a reprint of, or reprinted as,",
    "translation": "a translation of, or translated as,",
    "quotes": "quotes",
    "quoted-by": "quoted by",
    "shared": "shares passages with",
}


def _passages(link: Link) -> str:
    """How many passages a quotation has, or nothing."""
    passages = link.evidence.get("passages")
    return f" ({counted(len(passages), 'passage')})" if isinstance(passages, list) else ""


def relation_counts(relations: Mapping[str, int]) -> str:
    """How many relations of each kind there are, in words; nothing where there are none."""
    told = [
        (relations.get("translation", 0), "pair of translations", "pairs of translations"),
        (relations.get("reprint", 0), "reprint", "reprints"),
        (relations.get("same", 0), "article with an equal one", "articles with an equal one"),
        (relations.get("quotes", 0) + relations.get("quoted-by", 0), "quotation", "quotations"),
        (relations.get("shared", 0), "pair with shared passages", "pairs with shared passages"),
    ]
    return " · ".join(counted(number, one, many) for number, one, many in told if number)


def language_name(tag: str) -> str:
    return LANGUAGE_NAMES.get(tag, tag)


def counted(number: int, one: str, many: str | None = None) -> str:
    """1 article, 2 articles, 12,345 articles."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def period_words(period: Period) -> str:
    """A period as people read it and a query takes it: since 2023, 2018..2019, 06-09 of some year."""
    written = str(period)
    if period.precision == "bounds" and "/" in written:
        first, _, last = written.partition("/")
        return f"since {first}" if period.latest is None else f"until {last}"
    if period.precision == "partial":
        return f"{written.removeprefix('XXXX-')} of some year"
    return written.replace("/", "..")


def date_words(evidence: DateEvidence | None) -> str:
    """The date for a list: one that was only read from the text says so."""
    if evidence is None:
        return "undated"
    return period_words(evidence.period) + (" (text)" if evidence.basis == "text" else "")


def date_cell(evidence: DateEvidence | None) -> str:
    """A date in few cells: an open side is an arrow, what a text let conclude has a ~."""
    if evidence is None:
        return "undated"
    period = evidence.period
    if period.precision == "bounds":
        return period_words(period).replace("since ", "≥").replace("until ", "≤")
    return str(period) + ("~" if evidence.basis == "text" else "")


def dated(evidence: DateEvidence | None) -> str:
    """A date with the words it was read from."""
    if evidence is None:
        return "undated: nothing in the file says when"
    return f"{period_words(evidence.period)}, {BASES[evidence.basis]}: “{safe_line(evidence.quote)}”"


def place(origin: Origin) -> str:
    """Where a record stands: from the working folder, from home (~), or the whole path."""
    path = origin.path
    for base, lead in ((os.getcwd(), ""), (os.path.expanduser("~"), "~/")):  # noqa: PTH109, PTH111 - plain strings
        if len(base) > 1 and path.startswith(base + os.sep):
            path = lead + path[len(base) + 1 :]
            break
    return safe_line(path + (f" [{origin.record}]" if origin.record else ""))


def lit(text: str, spans: Sequence[tuple[int, int]], coloured: bool, style: str = "") -> Text:
    """Text with spans lit: in colour, or between marks where there is none."""
    text, spans = safe_spans(text, list(spans))
    out, at = Text(style=style), 0
    left, right = ("", "") if coloured else UNLIT_MARKS
    for start, end in spans:
        out.append(text[at:start])
        out.append(left + text[start:end] + right, LIT if coloured else "")
        at = end
    out.append(text[at:])
    return out


def fitted(text: Text, look: Look) -> Text:
    """One line, cut with an ellipsis where the terminal ends."""
    if look.cut:
        text.truncate(look.columns, overflow="ellipsis")
    text.no_wrap, text.overflow = True, "ignore"
    return text


def sentence(told: str, style: str = "", indent: int = 2) -> Hanging:
    """A line of talk; what does not fit goes on below, indented as its beginning. Made safe here."""
    return Hanging(Text(" " * indent), Text(safe_line(told), style))


def asked(query: str) -> str:
    """A query as it is repeated: on one line, and not at any length."""
    line = safe_line(query)
    return line if len(line) <= LONGEST_QUERY else line[:LONGEST_QUERY] + "…"


def _linked(text: str, style: str, target: str, look: Look) -> Text:
    return Text(text, Style.parse(style) + Style(link=target) if look.links and target else style)


def _target(article: Article) -> str:
    """Where a click on an article leads: its address, else its file; empty where neither is sound."""
    return safe_url(article.url or "") or file_url(article.origin.path)


def file_url(path: str) -> str:
    try:
        return Path(path).as_uri()
    except ValueError:
        return ""


# -- ingest


def ingest_report(report: IngestReport, dry_run: bool, time: str = "") -> Iterator[RenderableType]:
    """The summary: what came in, per language, dated or not, and what did not."""
    head = "would come in: " if dry_run else ""
    languages = ", ".join(f"{many:,} {language_name(tag)}" for tag, many in _most_first(report.languages))
    yield sentence(head + counted(report.added, "new article") + (f": {languages}" if languages else ""))
    if report.added + report.updated:
        yield sentence(_how_dated(report))
    rest = [
        (report.updated, "updated (former text kept)"),
        (report.unchanged, "unchanged"),
        (report.moved, "moved"),
        (report.duplicates, "already here under another name"),
        (report.replaced, "replaced by another story (both kept)"),
        (report.missing, "no longer where they were (kept)"),
        (report.removed, "removed by you before, left out (--again brings them back)"),
    ]
    told = [f"{number:,} {what}" for number, what in rest if number]
    if told:
        yield sentence(" · ".join(told))
    if relations := relation_counts(report.relations):
        yield sentence(f"in the archive: {relations}")
    yield sentence(
        counted(report.total, "article") + " in the archive" + (f" · {time}" if time else ""), "dim"
    )


def _how_dated(report: IngestReport) -> str:
    """How precisely what came in is dated."""
    told = [
        f"{report.precisions[precision]:,} {words}"
        for precision, words in PRECISIONS.items()
        if report.precisions.get(precision)
    ]
    return ", ".join([*told, f"{report.undated:,} undated"] if report.undated or not told else told)


PRECISIONS = {
    "day": "dated to the day",
    "month": "to the month",
    "year": "to the year",
    "range": "to a stretch of days",
    "bounds": "only bounded",
    "partial": "known in part",
}


def _most_first(figures: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(figures.items(), key=lambda pair: (-pair[1], pair[0]))


# -- search and list


def hit_list(answer: Answer, look: Look) -> Iterator[RenderableType]:
    for found in answer.found:
        yield from hit(found, look)


def hit(found: Found, look: Look, explain: bool = False) -> Iterator[RenderableType]:
    """Rank, id, language, date and source in a line; title; best passages with their paragraphs.

    A hit of a story already begun stands under it with a `=` for its rank; articles of the story that
    are no hits are a line each. `explain` tells the ranks of a search by meaning.
    """
    article = found.article
    possible = " · possibly" if found.hit.date_match == "possible" else ""
    first = found.story in ("", article.id)
    head = Text.assemble(
        (f"{found.rank:>3}  " if first else "  =  ", "bold"),
        _linked(article.id[:SHORT_ID], "cyan", _target(article), look),
        f"  {safe_line(article.language)}  ",
        (safe_line(date_words(article.date)) + possible, "green" if article.date else "dim"),
        ("  " + alike(safe_line(article.source)) if article.source else "", "dim"),
        (_by_meaning(found.ranks, explain), "dim"),
    )
    yield fitted(head, look)
    yield Hanging(Text("     "), title(article, found.title_spans, look))
    for snippet in found.snippets:
        lead = Text(f"     ¶{snippet.paragraph:<2} ", "dim")
        yield Hanging(lead, lit(*_legible(snippet), look.coloured))
    for link, other in found.elsewhere:
        told = f"{RELATED[link.kind]} in {other.language}: {other.id[:SHORT_ID]}  {alike(safe_line(other.title))}"
        yield fitted(Text(f"     {'' if link.certain else 'probably '}{told}", "dim"), look)


def _legible(snippet: Snippet) -> tuple[str, Sequence[tuple[int, int]]]:
    """What a snippet says and what of it is lit: without tags, entities as what they stand for."""
    if "&" not in snippet.text and "<" not in snippet.text:
        return snippet.text, snippet.highlights
    return hide(snippet.text, list(marks(snippet.text)), snippet.highlights)


def _by_meaning(ranks: Ranks | None, explain: bool) -> str:
    """That the words do not find a hit, or its place in both rankings; nothing where only words were asked."""
    if ranks is None:
        return ""
    if not explain:
        return "" if ranks.worded else " · by meaning"
    words = f"words {ranks.words:,}" if ranks.words else "words: late" if ranks.worded else "not by words"
    return f" · {words} · {f'meaning {ranks.meaning}' if ranks.meaning else 'not near in meaning'}"


def title(article: Article, spans: Sequence[tuple[int, int]], look: Look) -> Text:
    if not article.title.strip():
        return Text("(no title)", "dim")
    shown = lit(article.title, spans, look.coloured, "bold")
    shown.plain = shown.plain.replace("\n", " ").replace("\t", " ")
    return shown


def article_lines(found: Iterable[Found], look: Look) -> Iterator[RenderableType]:
    """A line an article: id, language, date, title, in columns; dates in signs where there is little room."""
    when_told = date_words if look.columns >= ROOMY else date_cell
    rows = [(each.article, safe_line(each.article.language), when_told(each.article.date)) for each in found]
    language = max([_LANGUAGE, *(cell_len(tag) for _, tag, _ in rows)])
    date = max([_DATE, *(cell_len(when) for _, _, when in rows)])
    for article, tag, when in rows:
        line = Text.assemble(
            "  ",
            _linked(article.id[:SHORT_ID], "cyan", _target(article), look),
            f"  {set_cell_size(tag, language)}  ",
            (set_cell_size(safe_line(when), date), "green" if article.date else "dim"),
            "  " + (alike(safe_line(article.title)).strip() or "(no title)"),
        )
        yield fitted(line, look)


def total_line(answer: Answer, wanted: str, offset: int, time: str) -> RenderableType:
    """How many there are, which of them are shown, how sure their dates are, and how long it took."""
    result, shown = answer.result, len(answer.found)
    told = counted(result.total, "article")
    if wanted:
        told += f" for {asked(wanted)}"
    if answer.meaning:
        told += f" · {answer.meaning.worded:,} by words, {answer.meaning.more:,} more by meaning"
    if result.total > shown + offset or offset:
        told += f" · {_stretch(offset + 1, offset + shown)} shown" if shown else " · none shown"
    if result.possible:
        told += f" · {result.certain:,} certainly and {result.possible:,} possibly in that time"
    return Hanging(Text("  "), Text.assemble(told, (f" · {time}" if time else "", "dim")))


def _stretch(first: int, last: int) -> str:
    return f"{first:,}–{last:,}" if last > first else f"number {first:,}"


def left_out(bounded: int, undated: int) -> str:
    """What a date filter left out, or nothing."""
    parts = [f"{bounded:,} only bounded"] if bounded else []
    parts += [f"{undated:,} undated"] if undated else []
    return f"{', '.join(parts)} not shown (--possible, date:none)" if parts else ""


def also_matched(reading: Reading) -> str:
    """The other spellings a name stood for, or nothing."""
    others = reading.others()
    if not others:
        return ""
    shown = ", ".join(f"{form} {many:,}" for form, many in list(others.items())[:_MOST_SPELLINGS])
    rest = len(others) - _MOST_SPELLINGS
    word = safe_line(reading.word)
    return f"{word} also matched: {safe_line(shown)}{f' and {rest:,} more' if rest > 0 else ''} (={word} for this spelling only)"


def across_languages(readings: Iterable[Reading]) -> str:
    """What words were also asked for as in other languages, or nothing."""
    told = [
        f"{reading.word}: {', '.join(dict.fromkeys(one.text for one in reading.across))}"
        for reading in readings
        if reading.across
    ]
    return safe_line(f"across languages: {' · '.join(told)}") if told else ""


def explanation(readings: Iterable[Reading]) -> Iterator[RenderableType]:
    """How each word was read: its forms by language, with the number of articles and why."""
    for reading in readings:
        field = f"{reading.field}:" if reading.field else ""
        told = Text.assemble((field + safe_line(reading.word), "bold"), f" ({reading.kind})")
        if not reading.forms:
            told.append(" occurs nowhere", "yellow")
        elif reading.among > len(reading.forms):
            told.append(f" the {len(reading.forms):,} most frequent of {reading.among:,} forms", "yellow")
        yield Hanging(Text("  "), told)
        for language, forms in _by_language(reading.forms).items():
            listed = ", ".join(f"{form} {df} {why}" if df else f"{form} {why}" for form, why, df in forms)
            yield Hanging(Text(f"    {language:<4}", "dim"), Text(safe_line(listed)))


def _by_language(forms: Mapping[Form, tuple[str, int]]) -> dict[str, list[tuple[str, str, int]]]:
    grouped: dict[str, list[tuple[str, str, int]]] = {}
    for form, (why, df) in forms.items():
        grouped.setdefault(form.language, []).append((form.text, why, df))
    for rows in grouped.values():
        rows.sort(key=lambda row: (-row[2], row[0]))
        del rows[40:]
    return grouped


def nothing_found(wanted: str, why: Emptiness) -> Iterator[RenderableType]:
    """That nothing was found, the reasons, and what to ask instead."""
    yield sentence(f"nothing found{f' for {asked(wanted)}' if wanted else ''}")
    for told in _reasons(why):
        yield sentence(told, indent=4)


def unknown_tag(tag: str, nearest: Sequence[str]) -> str:
    near = f"; nearest: {', '.join(nearest)}" if nearest else "; kzuz tag lists them"
    return f"no article has the tag {tag}{near}"


def _reasons(why: Emptiness) -> Iterator[str]:
    if why.archive == 0:
        yield "the archive holds no article yet; kzuz ingest FOLDER takes some in"
        return
    for word in why.nowhere:
        near = ", ".join(f"{form} ({counted(many, 'article')})" for form, many in word.nearest)
        yield safe_line(f"{word.word} occurs nowhere" + (f"; nearest: {near}" if near else ""))
    for tag, close in why.tags.items():
        yield safe_line(unknown_tag(tag, close))
    if why.more_nowhere:
        yield f"and {counted(why.more_nowhere, 'more word')} of it occur nowhere"
    if why.as_words:
        yield f"{counted(why.as_words, 'article')} with these words apart from each other"
    if why.any_word:
        yield f"{counted(why.any_word, 'article')} with any of the words (--any)"
    if why.languages:
        listed = ", ".join(f"{many:,} {language_name(tag)}" for tag, many in _most_first(why.languages))
        yield safe_line(f"in other languages: {listed}")
    for part, many in why.without.items():
        yield f"{counted(many, 'article')} without {safe_line(part)}"
    if why.bounded or why.undated:
        rest = why.bounded + why.undated
        are = "is" if rest == 1 else "are"
        by = f" by {safe_line(why.date)}" if why.date else ""
        yield (
            f"{counted(rest, 'article')} {are} undated or only bounded and not considered{by}"
            " (--possible, date:none)"
        )


# -- show


def article_page(
    details: Details,
    spans: Sequence[tuple[int, int]],
    look: Look,
    residue: Sequence[Residue] = (),
    whole: bool = False,
) -> Iterator[RenderableType]:
    """The whole article: title, what is known and how, text with the hits lit.

    What is no part of it is left out and told in a line; with `whole` it stands dim in its place.
    """
    yield Hanging(Text(""), title(details.article, (), look), most=READABLE)
    yield from article_known(_known(details), look)
    yield Text("")
    yield from article_text(details.article, spans, look, residue, whole)


def article_known(rows: Iterable[tuple[str, str, str]], look: Look) -> Iterator[RenderableType]:
    """What is known of an article, a row each: (what, its value, where a click on it leads)."""
    for name, value, target in rows:
        body = _linked(safe_line(value), "", target, look)
        yield Hanging(Text(f"{name:<{_LABEL}}", "dim"), body)


def article_text(
    article: Article,
    spans: Sequence[tuple[int, int]],
    look: Look,
    residue: Sequence[Residue] = (),
    whole: bool = False,
) -> Iterator[RenderableType]:
    """The text with the hits lit; residue as in `article_page`."""
    if whole:
        yield from _paragraphs(article.text, spans, look, residue)
        return
    text, moved = hide(article.text, residue, spans)
    yield from _paragraphs(text, moved, look)
    if told := residue_left_out(residue, spans):
        yield Text("")
        yield Hanging(Text(""), Text(told, "dim"), most=READABLE)


def _known(details: Details) -> Iterator[tuple[str, str, str]]:
    """(what, its value, where a click on it leads)."""
    yield "id", details.article.id, ""
    yield "language", _language(details), ""
    yield "date", dated(details.article.date), ""
    yield from known_of_origin(details)
    for link in details.links:
        twin = details.related[link.b]
        kind = LINKED[link.kind] if link.certain else f"probably {LINKED[link.kind]}"
        by = " (you said so)" if link.evidence.get("by") == "user" else ""
        yield (
            "related",
            f"{kind} {twin.id[:SHORT_ID]}  {twin.language}  {twin.title}{_passages(link)}{by}",
            "",
        )
    yield "words", f"{details.article.words:,}", ""


def known_of_origin(details: Details) -> Iterator[tuple[str, str, str]]:
    """Other dates and their words, who published and wrote it, where it came from, what it was before."""
    article = details.article
    for other in article.evidence:
        if other is not article.date:
            yield "", f"also {dated(other)}", ""
    if article.source:
        yield "source", article.source + _by_user(details, "source"), ""
    if article.authors:
        yield "author", ", ".join(article.authors), ""
    if article.tags:
        yield "tags", _tags(details), ""
    if article.url:
        yield "url", article.url, safe_url(article.url)
    for origin, gone in details.origins:
        yield "file", place(origin) + (" (no longer there)" if gone else ""), file_url(origin.path)
    if details.state == "replaced":
        yield "state", "another story has taken its place in its file", ""
    for revision in details.revisions:
        words = counted(len(revision.text.split()), "word")
        yield "formerly", f"until {revision.until[:10]}: {words}, {revision.title}", ""


def _tags(details: Details) -> str:
    """The tags, those of the file before those the user gave."""
    yours = [said.name for said in details.said if said.given]
    files = [tag for tag in details.article.tags if tag not in yours]
    told = [", ".join(files), f"yours: {', '.join(yours)}" if yours else ""]
    return " · ".join(filter(None, told))


def _language(details: Details) -> str:
    article = details.article
    mixed = sorted({passage.language for passage in article.passages} - {article.language})
    told = language_name(article.language)
    if mixed:
        told += f", with passages in {', '.join(map(language_name, mixed))}"
    return told + _by_user(details, "language")


def _by_user(details: Details, field: str) -> str:
    return " (set by you)" if field in details.corrections else ""


def article_facts(article: Article, look: Look) -> Iterator[RenderableType]:
    """An article in three lines, after something about it was changed."""
    lead = Text(f"  {article.id[:SHORT_ID]}  ", "cyan")
    yield Hanging(lead, title(article, (), look))
    for told in (
        f"{language_name(article.language)} · {dated(article.date)}",
        article.source or "no source",
    ):
        yield Hanging(Text(" " * (SHORT_ID + 4)), Text(safe_line(told)))


def _paragraphs(
    text: str, spans: Sequence[tuple[int, int]], look: Look, dim: Sequence[Residue] = ()
) -> Iterator[RenderableType]:
    at = 0
    for line in text.split("\n"):
        end = at + len(line.rstrip("\r"))
        parts = [
            lit(text[first:last], _within(spans, first, last), look.coloured, style)
            for first, last, style in _styled(at, end, spans, dim)
        ]
        yield Hanging(Text(""), Text().join(parts), most=READABLE)
        at += len(line) + 1


def _within(spans: Sequence[tuple[int, int]], first: int, last: int) -> list[tuple[int, int]]:
    """The spans inside a stretch, counted from its beginning."""
    return [(start - first, end - first) for start, end in spans if first <= start and end <= last]


def _styled(
    start: int, end: int, spans: Sequence[tuple[int, int]], dim: Sequence[Residue]
) -> Iterator[tuple[int, int, str]]:
    """A line as stretches of one style; what a hit reaches into is not dimmed."""
    for one in dim[bisect_right(dim, start, key=lambda one: one.end) :]:
        if one.start >= end:
            break
        first, last = max(start, one.start), min(end, one.end)
        if not any(a < last and first < z for a, z in spans):
            yield start, first, ""
            yield first, last, "dim"
            start = last
    yield start, end, ""


RESIDUE = {
    "headline": ("repeated headline", "repeated headlines"),
    "share": ("share button", "share buttons"),
    "more": ("line of further reading", "lines of further reading"),
    "subscribe": ("invitation to subscribe", "invitations to subscribe"),
    "source": ("source line", "source lines"),
    "credit": ("credit", "credits"),
    "quoted": ("quoted reply", "quoted replies"),
    "signature": ("signature", "signatures"),
    "markup": ("piece of markup", "pieces of markup"),
}


def residue_left_out(residue: Sequence[Residue], spans: Sequence[tuple[int, int]]) -> str:
    """What a page leaves out of a text, or nothing."""
    told = [counted(many, *RESIDUE[kind]) for kind, many in hidden(residue, spans).items()]
    return f"left out: {', '.join(told)} (--whole shows the text as it is)" if told else ""


# -- stats, check


def statistics(figures: Mapping[str, Any], look: Look) -> Iterator[RenderableType]:
    """Articles by language, year and source, as figures and bars."""
    yield Text(f"  {counted(figures['articles'], 'article')}, {counted(figures['words'], 'word')}", "bold")
    named = {language_name(tag): many for tag, many in figures["languages"].items()}
    yield from _bars("languages", named, look)
    yield from _bars("years", figures["years"], look)
    undated = [f"{figures['undated']:,} undated"] if figures["undated"] else []
    undated += [f"{figures['bounded']:,} only bounded"] if figures["bounded"] else []
    if undated:
        yield Text("    " + ", ".join(undated), "dim")
    sources = {name or "(none stated)": many for name, many in figures["sources"].items()}
    yield from _bars("sources", sources, look, 12)
    states = {name: many for name, many in figures["states"].items() if name}
    if states:
        yield Text("  " + ", ".join(f"{many:,} {name}" for name, many in states.items()), "dim")


def _bars(title: str, figures: Mapping[str, int], look: Look, most: int = 40) -> Iterator[RenderableType]:
    if not figures:
        return
    yield Text(f"  {title}", "bold")
    shown = list(figures.items())[:most]
    names = [safe_line(name) for name, _ in shown]
    number = max(len(f"{many:,}") for _, many in shown)
    longest = max(many for _, many in shown)
    column = min(max(cell_len(name) for name in names), look.columns // 2)
    room = max(4, min(24, look.columns - column - number - 9))
    for name, (_, many) in zip(names, shown, strict=True):
        cut = name if cell_len(name) <= column else set_cell_size(name, column - 1) + "…"
        bar = "▇" * max(1, round(room * many / longest))
        yield Text(f"    {set_cell_size(cut, column)}  {many:>{number},}  {bar}", no_wrap=True)
    if len(figures) > most:
        yield Text(f"    and {len(figures) - most:,} more", "dim")


def check_report(report: CheckReport) -> Iterator[RenderableType]:
    """What is whole and what is not, a line each."""
    yield Text(f"  {counted(report.articles, 'article')} in the store")
    for line in report.store:
        yield sentence(f"store: {safe_line(line)}", "red")
    for id, _ in report.damaged:
        yield sentence(f"{id}: its row does not agree with its checksum", "red")
    if report.index:
        yield sentence(f"the index is {report.index}", "red")
    if report.not_indexed:
        yield sentence(f"{counted(report.not_indexed, 'article')} not in the index", "red")
    if report.not_stored:
        yield sentence(f"{counted(report.not_stored, 'article')} in the index but not in the store", "red")
    if report.fine:
        yield Text("  store and index are whole and agree", "green")

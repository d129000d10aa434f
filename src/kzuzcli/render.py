"""Results as rich renderables. Returns, never prints; every text goes through safe.py."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rich.cells import cell_len, set_cell_size
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kzuzcli.archive import Answer, CheckReport, Details, Found
from kzuzcli.article import Article, DateEvidence, IngestReport
from kzuzcli.emptiness import Emptiness
from kzuzcli.period import Period
from kzuzcli.query import Form
from kzuzcli.reading import Reading
from kzuzcli.safe import safe, safe_line, safe_spans

SHORT_ID = 8
LIT = "bold black on yellow"
UNLIT_MARKS = ("▌", "▐")

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


def language_name(tag: str) -> str:
    return LANGUAGE_NAMES.get(tag, tag)


def counted(number: int, one: str, many: str | None = None) -> str:
    """1 article, 2 articles, 12,345 articles."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def period_words(period: Period) -> str:
    """A period as people read it: bounds as after/before, the rest as EDTF."""
    if period.precision == "bounds":
        if period.latest is None:
            return f"since {str(period).partition('/')[0]}"
        return f"until {str(period).partition('/')[2]}"
    return str(period)


def date_words(evidence: DateEvidence | None) -> str:
    """The date for a list: how it is known is said unless the file states it."""
    if evidence is None:
        return "undated"
    mark = {"metadata": "", "user": "", "url": "", "filename": "", "byline": "", "text": " (text)"}
    return period_words(evidence.period) + mark[evidence.basis]


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


# -- ingest


def ingest_report(report: IngestReport, dry_run: bool) -> Iterator[RenderableType]:
    """The summary: what came in, per language, dated or not, and what did not."""
    head = "would come in: " if dry_run else ""
    added = counted(report.added, "new article")
    languages = ", ".join(
        f"{many:,} {language_name(tag)}"
        for tag, many in sorted(report.languages.items(), key=lambda pair: (-pair[1], pair[0]))
    )
    yield Text(f"  {head}{added}" + (f": {languages}" if languages else ""))
    came_in = report.added + report.updated
    if came_in:
        yield Text(f"  {report.dated:,} dated, {report.undated:,} undated")
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
        yield Text("  " + " · ".join(told))
    yield Text(f"  {counted(report.total, 'article')} in the archive · {report.seconds:.1f} s", "dim")


# -- search and list


def hit_list(answer: Answer, coloured: bool, columns: int) -> Iterator[RenderableType]:
    for found in answer.found:
        yield from hit(found, coloured, columns)


def hit(found: Found, coloured: bool, columns: int) -> Iterator[RenderableType]:
    article = found.article
    possible = " possibly" if found.hit.date_match == "possible" else ""
    head = Text.assemble(
        (f"{found.rank:>3}  ", "bold"),
        (article.id[:SHORT_ID], "cyan"),
        f"  {article.language}  ",
        (date_words(article.date) + possible, "green" if article.date else "dim"),
        ("  " + safe_line(article.source) if article.source else "", "dim"),
    )
    yield fitted(head, columns)
    yield Padding(lit(article.title, found.title_spans, coloured, "bold"), (0, 0, 0, 5))
    for snippet in found.snippets:
        line = Text(f"¶{snippet.paragraph}  ", "dim")
        line.append_text(lit(snippet.text, snippet.highlights, coloured))
        yield Padding(line, (0, 0, 0, 5))


def fitted(text: Text, columns: int) -> Text:
    """One line, cut with an ellipsis where the terminal ends."""
    text.truncate(columns, overflow="ellipsis")
    text.no_wrap = True
    return text


def article_lines(found: Iterable[Found], columns: int) -> Iterator[RenderableType]:
    """A line an article: id, language, date, title."""
    for each in found:
        article = each.article
        date = date_words(article.date)
        lead = f"{article.id[:SHORT_ID]}  {set_cell_size(article.language, 7)}  {set_cell_size(date, 10)}  "
        if cell_len(date) > 10:
            lead = f"{article.id[:SHORT_ID]}  {set_cell_size(article.language, 7)}  {date}  "
        yield fitted(Text.assemble(lead, safe_line(article.title)), columns)


def total_line(answer: Answer, wanted: str, shown: int, offset: int) -> Text:
    result = answer.result
    what = counted(result.total, "article")
    told = f"  {what} for {wanted}" if wanted else f"  {what}"
    if result.total > shown + offset or offset:
        told += f" · {offset + 1:,}–{offset + shown:,} shown" if shown else " · none shown"
    if result.possible:
        told += f" · {result.certain:,} certainly and {result.possible:,} possibly in that time"
    return Text.assemble(told, (f" · {answer.seconds * 1000:.0f} ms", "dim"))


def left_out(bounded: int, undated: int) -> str:
    """What a date filter left out, or nothing."""
    parts = [f"{bounded:,} only bounded"] if bounded else []
    parts += [f"{undated:,} undated"] if undated else []
    return f"  {', '.join(parts)} not shown (--possible)" if parts else ""


def also_matched(reading: Reading) -> str:
    """The other spellings a name stood for, or nothing."""
    others = reading.others()
    if not others:
        return ""
    shown = ", ".join(f"{form.capitalize()} {many}" for form, many in list(others.items())[:6])
    more = f" and {len(others) - 6} more" if len(others) > 6 else ""
    return f"  {reading.word} also matched: {shown}{more} · ={reading.word} for this spelling only"


def explanation(readings: Iterable[Reading]) -> Iterator[RenderableType]:
    """How each word was read: its forms by language, with the number of articles and why."""
    for reading in readings:
        field = f"{reading.field}:" if reading.field else ""
        title = Text.assemble(("  " + field + safe_line(reading.word), "bold"), f" ({reading.kind})")
        if not reading.forms:
            title.append(" occurs nowhere", "yellow")
        elif reading.among > len(reading.forms):
            title.append(f" the {len(reading.forms):,} most frequent of {reading.among:,} forms", "yellow")
        yield title
        for language, forms in _by_language(reading.forms).items():
            listed = ", ".join(f"{form} {df} {why}" if df else f"{form} {why}" for form, why, df in forms)
            yield Padding(Text(safe_line(f"{language}: {listed}")), (0, 0, 0, 4))


def _by_language(forms: Mapping[Form, tuple[str, int]]) -> dict[str, list[tuple[str, str, int]]]:
    grouped: dict[str, list[tuple[str, str, int]]] = {}
    for form, (why, df) in forms.items():
        grouped.setdefault(form.language, []).append((form.text, why, df))
    for rows in grouped.values():
        rows.sort(key=lambda row: (-row[2], row[0]))
        del rows[40:]
    return grouped


def nothing_found(wanted: str, why: Emptiness) -> Iterator[RenderableType]:
    yield Text(f"  nothing found for {safe_line(wanted)}")
    for word in why.nowhere:
        near = ", ".join(f"{form} ({counted(many, 'article')})" for form, many in word.nearest)
        yield Text(f"    {safe_line(word.word)} occurs nowhere" + (f"; nearest: {near}" if near else ""))
    if why.as_words:
        yield Text(f"    {counted(why.as_words, 'article')} with these words apart from each other")
    if why.any_word:
        yield Text(f"    {counted(why.any_word, 'article')} with any of the words (--any)")
    for part, many in why.without.items():
        if many:
            yield Text(f"    {counted(many, 'article')} without {safe_line(part)}")
    if why.bounded or why.undated:
        rest = why.bounded + why.undated
        are = "is" if rest == 1 else "are"
        yield Text(
            f"    {counted(rest, 'article')} {are} undated or only bounded and not considered"
            " (--possible, date:none)"
        )


# -- show


def article_page(details: Details, spans: Sequence[tuple[int, int]], coloured: bool) -> RenderableType:
    """The whole article: title, what is known and how, text with the hits lit."""
    article = details.article
    parts: list[RenderableType] = [Text(safe_line(article.title), "bold")]
    parts += [Text.assemble((f"{name:<9}", "dim"), safe_line(value)) for name, value in _known(details)]
    parts.append(Text(""))
    parts += _paragraphs(article, spans, coloured)
    return Group(*parts)


def _known(details: Details) -> Iterator[tuple[str, str]]:
    article = details.article
    yield "id", article.id
    mixed = sorted({passage.language for passage in article.passages} - {article.language})
    yield (
        "language",
        language_name(article.language)
        + (f", with passages in {', '.join(map(language_name, mixed))}" if mixed else "")
        + (" (set by you)" if "language" in details.corrections else ""),
    )
    yield "date", dated(article.date)
    for other in article.evidence:
        if other is not article.date:
            yield "", f"also {period_words(other.period)}, {BASES[other.basis]}: “{other.quote}”"
    if article.source:
        yield "source", article.source + (" (set by you)" if "source" in details.corrections else "")
    if article.authors:
        yield "author", ", ".join(article.authors)
    if article.url:
        yield "url", article.url
    for origin, gone in details.origins:
        record = f" [{origin.record}]" if origin.record else ""
        yield "file", origin.path + record + (" (no longer there)" if gone else "")
    if details.state == "replaced":
        yield "state", "another story has taken its place in its file"
    for revision in details.revisions:
        yield (
            "formerly",
            f"until {revision.until[:10]}: {len(revision.text.split()):,} words, {revision.title}",
        )
    yield "words", f"{article.words:,}"


def article_facts(article: Article) -> RenderableType:
    """An article in three lines, after something about it was changed."""
    return Group(
        fitted(Text.assemble((f"  {article.id[:SHORT_ID]}  ", "cyan"), safe_line(article.title)), 100),
        Text(f"  {language_name(article.language)} · {dated(article.date)}"),
        Text(f"  {safe_line(article.source or 'no source')}"),
    )


def dated(evidence: DateEvidence | None) -> str:
    if evidence is None:
        return "undated: nothing in the file says when"
    return f"{period_words(evidence.period)}, {BASES[evidence.basis]}: “{evidence.quote}”"


def _paragraphs(
    article: Article, spans: Sequence[tuple[int, int]], coloured: bool
) -> Iterator[RenderableType]:
    at = 0
    for line in article.text.split("\n"):
        end = at + len(line)
        inside = [(start - at, stop - at) for start, stop in spans if at <= start and stop <= end]
        yield lit(line.rstrip("\r"), inside, coloured)
        at = end + 1


# -- stats, check


def statistics(figures: Mapping[str, Any]) -> Iterator[RenderableType]:
    yield Text(f"  {counted(figures['articles'], 'article')}, {figures['words']:,} words", "bold")
    named = {language_name(tag): many for tag, many in figures["languages"].items()}
    yield from _bars("languages", named)
    yield from _bars("years", figures["years"])
    undated = [f"{figures['undated']:,} undated"] if figures["undated"] else []
    undated += [f"{figures['bounded']:,} only bounded"] if figures["bounded"] else []
    if undated:
        yield Text("    " + ", ".join(undated), "dim")
    sources = {name or "(none stated)": many for name, many in figures["sources"].items()}
    yield from _bars("sources", sources, 12)
    states = {name: many for name, many in figures["states"].items() if name}
    if states:
        yield Text("  " + ", ".join(f"{many:,} {name}" for name, many in states.items()), "dim")


def _bars(title: str, figures: Mapping[str, int], most: int = 40) -> Iterator[RenderableType]:
    if not figures:
        return
    yield Text(f"  {title}", "bold")
    longest = max(figures.values())
    table = Table(box=None, show_header=False, padding=(0, 1), pad_edge=False)
    table.add_column(max_width=28, no_wrap=True)
    table.add_column(justify="right")
    table.add_column()
    for name, many in list(figures.items())[:most]:
        table.add_row("  " + safe_line(name), f"{many:,}", "▇" * max(1, round(18 * many / longest)))
    yield Padding(table, (0, 0, 0, 2))
    if len(figures) > most:
        yield Text(f"    and {len(figures) - most:,} more", "dim")


def check_report(report: CheckReport) -> Iterator[RenderableType]:
    yield Text(f"  {counted(report.articles, 'article')} in the store")
    for line in report.store:
        yield Text(f"  store: {safe(line)}", "red")
    for id, _ in report.damaged:
        yield Text(f"  {id}: its row does not agree with its checksum", "red")
    if report.index:
        yield Text(f"  the index is {report.index}", "red")
    if report.not_indexed:
        yield Text(f"  {counted(report.not_indexed, 'article')} not in the index", "red")
    if report.not_stored:
        yield Text(f"  {counted(report.not_stored, 'article')} in the index but not in the store", "red")
    if report.fine:
        yield Text("  store and index are whole and agree", "green")

"""Sentences and exit codes: the one place where errors become words.

Every message says what happened, to what, and what to do next.
"""

from __future__ import annotations

import errno
import shlex
from collections.abc import Iterable

from kzuzcli import errors
from kzuzcli.safe import safe_line

EVERYTHING = "kzuz --help lists every verb"
ROOM = "free some room and run the same command again"
LONGEST, LONGEST_FOUND = 400, 60
"""Characters of a line, and of what the user wrote, that are worth repeating."""

FINE, NOTHING, USAGE, ARCHIVE, PARTLY, INTERRUPTED = 0, 1, 2, 3, 4, 130


class Usage(Exception):
    """A command line that cannot be read: what is wrong, and what to do instead where that is known."""


def exit_code(error: Exception) -> int:
    if isinstance(error, Usage):
        return USAGE
    if isinstance(
        error,
        errors.QueryError
        | errors.PeriodError
        | errors.MappingError
        | errors.BadId
        | errors.AmbiguousId
        | errors.BadTag
        | errors.BadName
        | errors.SameLabel
        | errors.NoSuchSaved
        | errors.SemanticMissing,
    ):
        return USAGE
    if isinstance(error, errors.NoSuchArticle):
        return NOTHING
    if isinstance(error, errors.ReadError):
        return PARTLY
    return ARCHIVE


def fault(error: Exception) -> str:
    """What to say of an error nobody expected."""
    told = f"a fault in kzuz itself ({type(error).__name__}: {str(error)[:LONGEST]}); nothing is lost"
    return _told(told, "the same command with --debug shows where; kzuz check verifies the archive")


def unknown_verb(name: str, verbs: Iterable[str]) -> tuple[str, ...]:
    """What is wrong, and the nearest verb."""
    close = _closest(name, verbs)
    return (f"there is no verb {name!r}", f"did you mean kzuz {close}?" if close else EVERYTHING)


def unknown_page(name: str, pages: Iterable[str]) -> tuple[str, ...]:
    """What is wrong, and the nearest page of help."""
    close = _closest(name, pages)
    return (f"there is no help on {name!r}", f"did you mean kzuz help {close}?" if close else EVERYTHING)


def unknown_option(name: str, options: Iterable[str]) -> tuple[str, ...]:
    """What is wrong, and the nearest option where one is near."""
    close = _closest(name, options)
    return (f"there is no option {name}", *([f"did you mean {close}?"] if close else []))


def _closest(name: str, names: Iterable[str]) -> str | None:
    import difflib

    return next(iter(difflib.get_close_matches(name.lower(), list(names), n=1)), None)


def sentence(error: Exception) -> str:
    """What to tell the user; may be several lines."""
    match error:
        case Usage():
            return _told(*error.args)
        case errors.QueryError():
            return _query(error)
        case errors.PeriodError(reason, text):
            return _told(
                PERIOD[reason].format(text=text), "a date is 2019, 2019-04, 2019-04-17 or 2019-04..2019-06"
            )
        case errors.BadId(id):
            return _told(f"{id!r} is no article id: four or more of the digits 0-9 a-f", "try: kzuz list")
        case errors.NoSuchArticle(id):
            return _told(f"no article has the id {id}", "try: kzuz list")
        case errors.AmbiguousId(id, candidates):
            told = f"{id} is the beginning of several ids; give more digits"
            return _told(told, *(f"{whole}  {safe_line(title)}" for whole, title in candidates))
        case errors.ReadError(reason, path, record, detail):
            return skipped(path, record, reason, detail)
        case errors.MappingError(reason, text, wanted):
            what = "no name an article has" if reason == "unknown-name" else "not NAME=FIELD"
            return _told(f"--map: {text!r} is {what}", f"names are {', '.join(wanted)}" if wanted else "")
        case errors.AliasFileError(path, number, text):
            told = f"{path}, line {number} cannot be read: {text!r}"
            return _told(told, "a line is written en: Astana, Nur-Sultan; ru: Астана")
        case errors.BadTag(text, reason):
            return _told(
                f"{text!r} is no tag: {TAGS[reason]}", "try: kzuz tag 1d14 +border +water-share -old"
            )
        case errors.BadName(text, reason):
            way = "" if reason == "circle" else "a name is written border, or gas-2024"
            return _told(NAMES[reason].format(text=text), way)
        case errors.SameLabel(label, line):
            return _told(
                f"{label!r} is the label of line {line} already", "write LABEL, a tab, and the query"
            )
        case errors.NoSuchSaved(name, nearest):
            told = f"no query is saved under the name @{name}"
            told += f"; did you mean @{nearest}?" if nearest else ""
            return _told(told, f"kzuz saved lists them; as a word of an article it is written '\"@{name}\"'")
        case errors.SemanticMissing(detail):
            if detail:
                return _told(f"--semantic cannot work on this machine: {detail}", "search without it does")
            told = "--semantic needs a library that is not here"
            return _told(told, "try: pip install 'kzuz[semantic]' (91 MB, for Linux and macOS)")
        case errors.VectorsUnusable(path, reason):
            return _told(VECTORS[reason].format(path=path), "try: kzuz reindex --semantic")
        case errors.DiskFull(path):
            return _told(f"the disk is full; what came in before is safe in {path}", ROOM)
        case errors.IndexUnusable(path, reason, detail):
            if detail.startswith("links.db"):
                told = f"the relations in {path} are {reason} ({detail}); no article is lost"
                return _told(told, "try: kzuz link")
            more = f" ({detail})" if detail else ""
            return _told(f"the index in {path} is {reason}{more}; no article is lost", "try: kzuz reindex")
        case OSError() if error.strerror:
            where = f" ({error.filename})" if error.filename else ""
            way_out = ROOM if error.errno == errno.ENOSPC else "--debug shows where"
            return _told(f"{error.strerror.lower()}{where}", way_out)
    return _archive(error)


def _archive(error: Exception) -> str:
    match error:
        case errors.ArchiveMissing(path):
            return _told(
                f"there is no archive in {path}", "try: kzuz ingest FOLDER, or --archive with its folder"
            )
        case errors.ArchiveLocked(path, pid):
            told = f"{f'process {pid}' if pid else 'another process'} is writing to the archive in {path}"
            return _told(told, "try again when it is done; search and show work meanwhile")
        case errors.ArchiveReadOnly(path):
            told = f"the archive in {path} cannot be written to"
            return _told(told, "search, show and list work; kzuz backup FILE makes a copy to change")
        case errors.ArchiveDamaged(path, detail):
            told = f"the archive in {path} cannot be read: {detail}"
            return _told(told, "kzuz check says what is left; kzuz restore FILE brings a backup back")
        case errors.ArchiveOutdated(path, found, known):
            told = f"the archive in {path} was made by a later kzuz (schema {found}; this one knows {known})"
            return _told(told, "install a later kzuz")
    return _told(
        f"{type(error).__name__}: {error}" if str(error) else type(error).__name__, "--debug shows where"
    )


def _told(told: str, *then: str) -> str:
    lines = filter(None, (told, *then))
    return "\n  ".join(line if len(line) <= LONGEST else line[:LONGEST] + "…" for line in lines)


PERIOD = {
    "syntax": "{text!r} is not a date",
    "impossible": "there is no such day as {text}",
    "out-of-range": "{text} lies outside the years 1500 to 2200",
    "reversed": "{text} ends before it begins",
    "bc": "{text}: years before our era are not kept",
}

TAGS = {
    "empty": "it holds nothing",
    "too-long": "it is longer than 60 characters",
    "none": "tag:none asks for articles without one",
    "signs": "letters, digits, blanks and - _ . & / + ' only, a letter or digit first",
}

NAMES = {
    "syntax": "{text!r} is no name for a query: letters, digits and - _ . inside it only",
    "too-long": "{text!r} is longer than 40 characters",
    "circle": "@{text} would be a part of itself",
}

VECTORS = {
    "missing": "the articles of this archive have not been compared by meaning",
    "damaged": "what is known of the meaning of articles is damaged ({path}); no article is lost",
    "outdated": "what is known of the meaning of articles is of another kzuz ({path}); no article is lost",
}

QUERY = {
    "unclosed-quote": "the quote opened here is never closed",
    "unclosed-bracket": "the bracket opened here is never closed",
    "unopened-bracket": "this bracket closes nothing",
    "unknown-field": "there is no field {found}",
    "impossible-date": "there is no such day as {found}",
    "reversed-range": "this stretch ends before it begins",
    "missing-operand": "{found} stands without something to join",
    "bare-star": "a lone * would be every word",
    "bad-value": "{found} is not a value for this field",
    "only-negative": "{found} needs a word that stands in the paragraph",
    "not-in-paragraph": "{found} says nothing of a paragraph: only words stand inside same:( )",
    "too-long": "this query is too long",
    "too-deep": "brackets are nested too deeply here",
}

SKIPPED = {
    "binary": "not text",
    "empty": "empty",
    "undecodable": "in no encoding that can be told",
    "unreadable": "cannot be read",
    "too-large": "too large for one article",
    "broken-json": "broken JSON",
    "not-an-object": "JSON, but not an article",
    "no-text": "neither title nor text",
    "broken-front-matter": "its front matter cannot be read",
    "loop": "a link that leads back into its own folder",
    "unsupported": "a format that is not read",
    "bomb": "expands beyond all measure",
    "hostile": "made to do harm",
    "missing": "no such file, folder or page",
    "robots": "the site asks programs not to read it",
    "bad-name": "its name is not UTF-8",
}

WARNINGS = {"unreachable": "cannot be reached or is empty now; its articles are kept as they are"}


def skipped(path: str, record: str | None, reason: str, detail: str) -> str:
    where = f"{path} [{record}]" if record else path
    told = SKIPPED.get(reason, reason)
    return safe_line(f"{where}: {told}" + (f" ({detail})" if detail else ""))


def warning(kind: str, path: str) -> str:
    return safe_line(f"{path}: {WARNINGS[kind]}")


def _query(error: errors.QueryError) -> str:
    found = error.found if len(error.found) <= LONGEST_FOUND else error.found[:LONGEST_FOUND] + "…"
    told = QUERY.get(error.reason, error.reason).format(found=found)
    if error.wanted and error.reason in ("unknown-field", "bad-value"):
        told += f"; did you mean {' or '.join(error.wanted)}?"
    start, end = error.start, max(error.end, error.start + 1)
    shown, start = _around(error.text, start)
    lines = [
        told,
        f"  {shown}",
        "  " + " " * start + "^" * min(end - error.start, max(1, len(shown) - start)),
    ]
    if error.suggestion and len(error.suggestion) <= LONGEST:
        lines.append(f"try: kzuz search {shlex.quote(error.suggestion)}")
    return "\n  ".join(lines)


def _around(text: str, at: int, span: int = 60) -> tuple[str, int]:
    """The part of a long query around a place, and the place in it."""
    text = text.replace("\n", " ").replace("\t", " ")
    first = max(0, at - span)
    part = text[first : at + span]
    lead = "…" if first else ""
    return lead + part + ("…" if at + span < len(text) else ""), at - first + len(lead)

"""Dates in addresses and file names: 2023/09/01/, 2022-12-21-visit.txt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from kzuzcli.dating.words import listed
from kzuzcli.errors import PeriodError
from kzuzcli.period import Period

# the year an address was first given to a page; an older one in it is the subject of the page
FIRST_WEB_YEAR = 1990

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERS = r"(?<![0-9A-Za-z])(?P<y>(?:19|20)\d\d)(?P<s>[-_.]?)(?P<m>\d\d)(?P=s)(?P<d>\d\d)(?![0-9A-Za-z])"
_DAY_FIRST = r"(?<![0-9A-Za-z])(?P<d>\d\d)(?P<s>[-_.])(?P<m>\d\d)(?P=s)(?P<y>(?:19|20)\d\d)(?![0-9A-Za-z])"
_MONTH = r"(?<![0-9A-Za-z])(?<!\d[-_.])(?P<y>(?:19|20)\d\d)[-_](?P<m>\d\d)(?=$|[/ _])"
_FOLDERS = rf"/(?P<y>(?:19|20)\d\d)/(?P<m>\d\d?|(?i:{'|'.join(_MONTHS)}))(?:/(?P<d>\d\d?))?(?=/|$)"
_FOLDERS_BACK = r"/(?P<d>\d\d)/(?P<m>\d\d)/(?P<y>(?:19|20)\d\d)(?=/|$)"
_IN_NAME = tuple(re.compile(pattern) for pattern in (_NUMBERS, _DAY_FIRST, _MONTH))
_IN_FOLDERS = tuple(re.compile(pattern) for pattern in (_FOLDERS, _FOLDERS_BACK))
_WHOLE_FOLDER = re.compile(r"(?P<y>(?:19|20)\d\d)(?P<s>[-_.])(?P<m>\d\d)(?P=s)(?P<d>\d\d)", re.ASCII)

# web.archive.org/web/20220901123456/http://… : the time of the capture, not of the page
_CAPTURE = re.compile(r"^.*?/(?:\d{14}|\d{8})[a-z_]*/(?=https?:/)")
# files that hold many articles: their names date the collection
_COLLECTIONS = frozenset(
    listed(
        ".jsonl .ndjson .json .csv .tsv .warc .wacz .mbox .xml .rss .atom .zip .tar .tgz .gz .zst .bz2 .xz"
    )
)
_QUERY_DATE = re.compile(r"(?:^|&)(?:date|day|d|pubdate)=(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?=&|$)")

_DIGITS = re.compile(r"\d\d")

Found = tuple[Period, str]


def in_url(url: str) -> Iterator[Found]:
    """The dates an address holds, folders before words, each with its characters."""
    try:
        parts = urlsplit(_CAPTURE.sub("", unquote(url.strip())))
    except ValueError:  # brackets that are no address
        return
    path = "/" + parts.path.lstrip("/")
    found = (*_read(_IN_FOLDERS, path), *_read(_IN_NAME, path), *_read((_QUERY_DATE,), parts.query))
    for period, quote in found:
        if period.start and period.start.year >= FIRST_WEB_YEAR:
            yield period, quote


def in_file_name(path: str, record: str | None) -> Iterator[Found]:
    """The dates a file's name holds, then those its folders hold.

    Nothing for a file of many articles (an archive, a feed, a table): its name dates the collection.
    """
    name = (record or path).replace("\\", "/")
    if not _DIGITS.search(name):
        return
    if record is not None and not _is_member(record):
        return
    place = PurePosixPath(name)
    if _is_collection(place):
        return
    yield from _read(_IN_NAME, place.stem)
    folders = place.parent.as_posix() + "/"
    yield from _read(_IN_FOLDERS, folders if folders.startswith("/") else "/" + folders)
    for folder in reversed(place.parent.parts):
        if whole := _WHOLE_FOLDER.fullmatch(folder):
            yield from _period(whole)


def _is_collection(place: PurePosixPath) -> bool:
    return any(suffix.lower() in _COLLECTIONS for suffix in place.suffixes[-2:])


def _is_member(record: str) -> bool:
    """Whether a record's key is the name of a file in an archive rather than an address or a number."""
    if "." not in record or "://" in record or "@" in record:
        return False
    return bool(PurePosixPath(record).suffix)


def _read(patterns: tuple[re.Pattern[str], ...], text: str) -> Iterator[Found]:
    for pattern in patterns:
        for match in pattern.finditer(text):
            yield from _period(match)


def _period(match: re.Match[str]) -> Iterator[Found]:
    groups = match.groupdict()
    month, day = groups["m"], groups.get("d")
    number = int(month) if month.isdigit() else _MONTHS.index(month.lower()) + 1
    edtf = f"{groups['y']}-{number:02}" + (f"-{int(day):02}" if day else "")
    if not day and _two_years(groups["y"], month):
        return
    try:
        yield Period.parse(edtf), match[0].strip("/")
    except PeriodError:
        return


def _two_years(year: str, month: str) -> bool:
    """2011-12 is as often two years as a month."""
    return month.isdigit() and (int(year) + 1) % 100 == int(month)

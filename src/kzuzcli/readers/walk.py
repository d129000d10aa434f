"""Which files the given paths stand for."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from kzuzcli.errors import ReadError
from kzuzcli.readers.source import STANDARD_INPUT

# About a collection, not part of it. Lower-case names are skipped only in their bare form:
# license-of-the-bank.txt is news.
_ABOUT = re.compile(
    r"(?:(?:README|LICEN[CS]E)(?:[-_. ].*)?|(?i:readme|licen[cs]e)(?:\.[a-z]{2})?)(?<!\.)", re.DOTALL
)
# What browsers add to the name of the page, in the languages they are used in here.
_PAGE_FOLDERS = ("_files", ".files", "_файлы")
_PROSE = ("", ".md", ".markdown", ".txt", ".rst")

_Directory = tuple[int, int]


def is_url(text: str) -> bool:
    """Whether an argument is an address to fetch rather than a path."""
    return text.lower().startswith(("http://", "https://"))


def walk(paths: Sequence[Path]) -> Iterator[str | ReadError]:
    """Every file the paths stand for, as plain strings (100,000 Paths take a second): files as they are,
    folders recursively in the order of names.

    Inside a folder hidden names, README and LICENSE texts and the folders of saved pages are passed
    over. A folder met again through a link inside itself, a missing path, something that is no file, and
    a name that is not UTF-8 come as ReadErrors (loop, missing, unsupported, unreadable, bad-name) in
    their place. The path `-`, standard input, stands for itself.
    """
    linked: set[_Directory] = set()
    for path in dict.fromkeys(paths):
        if str(path) == STANDARD_INPUT:
            yield str(path)
            continue
        if not _is_utf8(str(path)):
            yield ReadError("bad-name", printable(str(path)))
            continue
        try:
            mode = path.stat().st_mode
        except OSError as error:
            yield _os_error(error, str(path))
            continue
        if stat.S_ISDIR(mode):
            yield from _folder(str(path), (), linked)
        elif stat.S_ISREG(mode):
            yield str(path)
        else:
            yield ReadError("unsupported", str(path), detail="not a regular file")


def printable(path: str) -> str:
    r"""A path that can be shown and stored: bytes that are not UTF-8 written as \xNN."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _is_utf8(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _os_error(error: OSError, path: str) -> ReadError:
    if isinstance(error, FileNotFoundError):
        return ReadError("missing", path)
    return ReadError(
        "loop" if "symbolic link" in str(error) else "unreadable", path, detail=error.strerror or ""
    )


def _folder(path: str, above: tuple[_Directory, ...], linked: set[_Directory]) -> Iterator[str | ReadError]:
    try:
        status = os.stat(path)  # noqa: PTH116 - a Path per folder entry doubles the time of a walk
        with os.scandir(path) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        yield _os_error(error, path)
        return
    here = (status.st_dev, status.st_ino)
    names = {entry.name for entry in entries}
    for entry in entries:
        if entry.name.startswith(".") or is_page_folder(entry.name, names):
            continue
        yield from _entry(entry, (*above, here), linked)


def _entry(
    entry: os.DirEntry[str], above: tuple[_Directory, ...], linked: set[_Directory]
) -> Iterator[str | ReadError]:
    if not _is_utf8(entry.name):
        yield ReadError("bad-name", printable(entry.path))
        return
    try:
        if entry.is_file():
            if not _is_about(entry.name):
                yield entry.path
        elif not entry.is_dir():
            yield _no_file(entry)
        elif not entry.is_symlink():
            yield from _folder(entry.path, above, linked)
        else:
            yield from _linked_folder(entry, above, linked)
    except OSError as error:
        yield _os_error(error, entry.path)


def _linked_folder(
    entry: os.DirEntry[str], above: tuple[_Directory, ...], linked: set[_Directory]
) -> Iterator[str | ReadError]:
    """A linked folder is walked once: folders that link to one another have endless paths."""
    status = entry.stat()
    there = (status.st_dev, status.st_ino)
    if there in above:
        yield ReadError("loop", entry.path)
    elif there not in linked:
        linked.add(there)
        yield from _folder(entry.path, above, linked)


def _no_file(entry: os.DirEntry[str]) -> ReadError:
    try:
        entry.stat()
    except FileNotFoundError:
        return ReadError("missing", entry.path, detail="a link to nothing")
    return ReadError("unsupported", entry.path, detail="not a regular file")


def is_page_folder(name: str, names: Collection[str]) -> bool:
    """Whether a folder holds the pictures and scripts of a page saved beside it."""
    if not name.endswith(_PAGE_FOLDERS):
        return False
    stem = next(name[: -len(ending)] for ending in _PAGE_FOLDERS if name.endswith(ending))
    return any(stem + ending in names for ending in (".html", ".htm", ".xhtml"))


def is_passed_over(member: Sequence[str], names: Collection[str]) -> bool:
    """Whether a member of an archive, given as the parts of its name, would be passed over in a folder;
    `names` are those of all members."""
    hidden = any(part == "__MACOSX" or (part.startswith(".") and part.strip(".")) for part in member)
    folders = ("/".join(member[:end]) for end in range(1, len(member)))
    return hidden or _is_about(member[-1]) or any(is_page_folder(folder, names) for folder in folders)


def _is_about(name: str) -> bool:
    if name[:1] not in "RLrl":
        return False
    stem, extension = os.path.splitext(name)  # noqa: PTH122 - see _folder
    return extension.lower() in _PROSE and _ABOUT.fullmatch(stem) is not None

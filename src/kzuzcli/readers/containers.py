"""Archives and compressed files: their members are read like files, in order, within bounds."""

from __future__ import annotations

import gzip
import io
import lzma
import os
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import wraps
from io import BufferedReader
from typing import Any

from kzuzcli.article import SourceDocument
from kzuzcli.errors import ReadError
from kzuzcli.readers.source import HEAD, MAX_WHOLE, Budget, Source, opened
from kzuzcli.readers.walk import is_passed_over, printable

Read = Callable[[Source], Iterator[SourceDocument | ReadError]]
Found = Iterator[SourceDocument | ReadError]

_DEEPEST = 4
_MOST_MEMBERS = 2_000_000
# four bytes can stand for 128 kB: a piece of this size unpacks to 32 MB at most
_ZSTD_PIECE = 1024
_BROKEN = (
    EOFError,
    OSError,
    zlib.error,
    lzma.LZMAError,
    tarfile.TarError,
    zipfile.BadZipFile,
    ValueError,
    struct.error,
)


def _container(members: Callable[[Source, Read], Found]) -> Callable[[Source, Read], Found]:
    """A reader of members made one that keeps to depth and budget and says where the file is damaged."""

    @wraps(members)
    def read_container(source: Source, read: Read) -> Found:
        if source.depth >= _DEEPEST:
            yield source.error("bomb", f"containers nested more than {_DEEPEST} deep")
            return
        source = replace(source, budget=source.budget or Budget.of(source.path))
        try:
            yield from members(source, read)
        except _BROKEN as error:
            yield source.error("unreadable", f"damaged from here on: {error}"[:200])

    return read_container


def _inside(source: Source, stream: Any, name: str, member: str | None, read: Read) -> Found:
    """What one member holds, read through the budget of the outermost container."""
    buffered = opened(stream, source.budget)
    place = "/".join(part for part in (source.member, member) if part) or None
    try:
        yield from read(
            replace(
                source, name=name, stream=buffered, head=buffered.peek(HEAD)[:HEAD], member=place,
                depth=source.depth + 1,
            )
        )  # fmt: skip
    finally:
        buffered.detach()


@_container
def read_gzip(source: Source, read: Read) -> Found:
    with gzip.GzipFile(fileobj=source.stream) as stream:
        yield from _inside(source, stream, _stem(source.name), None, read)


@_container
def read_xz(source: Source, read: Read) -> Found:
    with lzma.LZMAFile(source.stream) as stream:
        yield from _inside(source, stream, _stem(source.name), None, read)


@_container
def read_bzip2(source: Source, read: Read) -> Found:
    import bz2

    with bz2.BZ2File(source.stream) as stream:
        yield from _inside(source, stream, _stem(source.name), None, read)


@_container
def read_zstd(source: Source, read: Read) -> Found:
    yield from _inside(source, _Zstd(source.stream), _stem(source.name), None, read)


class _Zstd:
    """A stream of zstd frames. Raises EOFError where it is cut short, which the library's own reader
    takes for its end, and ValueError where it is damaged."""

    def __init__(self, stream: BufferedReader[Any]) -> None:
        self._stream, self._frame, self._given = stream, self._new(), b""

    def _new(self) -> Any:
        import zstandard

        return zstandard.ZstdDecompressor(max_window_size=1 << 27).decompressobj()

    def read(self, size: int) -> bytes:
        while not self._given and (packed := self._frame.unused_data or self._stream.read(_ZSTD_PIECE)):
            self._given = self._unpacked(packed)
        if not self._given and not self._frame.eof:
            raise EOFError("cut short")
        given, self._given = self._given[:size], self._given[size:]
        return given

    def _unpacked(self, packed: bytes) -> bytes:
        import zstandard

        if self._frame.eof:
            self._frame = self._new()
        try:
            unpacked: bytes = self._frame.decompress(packed)
        except zstandard.ZstdError as error:
            raise ValueError(str(error)) from None
        return unpacked


@_container
def read_tar(source: Source, read: Read) -> Found:
    with tarfile.open(fileobj=source.stream, mode="r|", errors="surrogateescape") as archive:
        for number, member in enumerate(archive):
            if number > _MOST_MEMBERS:
                raise source.error("bomb", f"more than {_MOST_MEMBERS} members")
            if _is_spent(source):
                return
            if member.isdir() or is_passed_over(member.name.split("/"), frozenset()):
                continue
            if refusal := _refusal(source, member.name):
                yield refusal
            elif not member.isreg():
                yield source.error("unsupported", "not a regular file", printable(member.name))
            elif (stream := archive.extractfile(member)) is not None:
                yield from _inside(source, stream, _name(member.name), member.name, read)


@_container
def read_zip(source: Source, read: Read) -> Found:
    stream = source.stream if source.stream.seekable() else io.BytesIO(source.whole(8 * MAX_WHOLE))
    with zipfile.ZipFile(stream) as archive:
        names = frozenset(archive.namelist())
        if len(names) > _MOST_MEMBERS:
            raise source.error("bomb", f"more than {_MOST_MEMBERS} members")
        is_wacz = "datapackage.json" in names and any(name.startswith("archive/") for name in names)
        for member in sorted(archive.infolist(), key=lambda member: member.filename):
            if _is_spent(source):
                return
            if member.is_dir() or is_passed_over(member.filename.split("/"), names):
                continue
            if is_wacz and not member.filename.startswith("archive/"):
                continue  # indexes of the pages and lists of their texts
            yield from _zip_member(source, archive, member, read)


def _zip_member(source: Source, archive: zipfile.ZipFile, member: zipfile.ZipInfo, read: Read) -> Found:
    if refusal := _refusal(source, member.filename):
        yield refusal
        return
    try:
        with archive.open(member) as stream:
            yield from _inside(source, stream, _name(member.filename), member.filename, read)
    except (RuntimeError, NotImplementedError) as error:  # encrypted, or an unknown compression
        yield source.error("unsupported", str(error)[:200], member.filename)
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        yield source.error("unreadable", str(error)[:200], member.filename)


def _is_spent(source: Source) -> bool:
    return source.budget is not None and source.budget.is_spent


def _refusal(source: Source, member: str) -> ReadError | None:
    """Nothing is ever written under a member's name; but one that climbs out was made to do harm."""
    if ".." in member.replace("\\", "/").split("/") or member.startswith(("/", "\\")) or member[1:3] == ":\\":
        return source.error("hostile", "the member's name leads out of the archive", printable(member))
    if printable(member) != member:
        return source.error("bad-name", "", printable(member))
    return None


def _stem(name: str) -> str:
    """The name without the ending of the compression: a.tgz holds a.tar."""
    stem, ending = os.path.splitext(name)  # noqa: PTH122 - a name, not a path
    return stem + ".tar" if ending.lower() in (".tgz", ".txz", ".tbz2", ".tzst") else stem


def _name(member: str) -> str:
    return member.rpartition("/")[2]

"""manifest-<generation>.json: what the newest table of contents says, readable without importing Whoosh.

It is written before its table of contents, which is the commit point, and carries that table's checksum:
a manifest whose table was never written, or was overtaken by a commit of stock Whoosh, is not believed.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from zlib import crc32

from kzuzcli.dataclass import dataclass, replace
from kzuzcli.engines.whoosh.layout import INDEX_NAME, VERSION
from kzuzcli.errors import IndexUnusable

_TOC = re.compile(rf"_{INDEX_NAME}_(\d+)\.toc")
_MANIFEST = re.compile(r"manifest-(\d+)\.json")


@dataclass(frozen=True)
class SegmentFacts:
    """A segment: documents, words by field, language tags, bytes of its .trm and .pst, deleted documents.

    `ours`: written by this package; else by stock Whoosh, perhaps as one `compound` file.
    """

    name: str
    count: int
    totals: dict[str, int]
    tags: tuple[str, ...] = ()
    sizes: tuple[int, ...] = ()
    deleted: tuple[int, ...] = ()
    ours: bool = True
    compound: bool = False


@dataclass(frozen=True)
class Manifest:
    """The state of the index after one commit."""

    generation: int
    mark: int
    segments: tuple[SegmentFacts, ...] = ()
    toc: int = 0
    version: int = VERSION

    def write(self, folder: Path) -> None:
        from dataclasses import asdict

        write_safely(manifest_path(folder, self.generation), json.dumps(asdict(self)).encode())


def toc_path(folder: Path, generation: int) -> Path:
    return folder / f"_{INDEX_NAME}_{generation}.toc"


def manifest_path(folder: Path, generation: int) -> Path:
    return folder / f"manifest-{generation}.json"


def is_commit_file(name: str) -> bool:
    """Whether it is a table of contents or a manifest."""
    return bool(_TOC.fullmatch(name) or _MANIFEST.fullmatch(name))


def generations(names: Iterable[str]) -> tuple[int, list[int]]:
    """The newest table of contents (-1 for none), and all manifests, ascending, among file names."""
    toc, manifests = -1, []
    for name in names:
        if found := _TOC.fullmatch(name):
            toc = max(toc, int(found[1]))
        elif found := _MANIFEST.fullmatch(name):
            manifests.append(int(found[1]))
    return toc, sorted(manifests)


def newest(folder: Path) -> tuple[Manifest, bool]:
    """The manifest of the newest commit, and whether it describes the newest table of contents.

    If not, stock Whoosh has written since: its mark holds, and which segments are ours. An index never
    written has generation -1.
    Raises IndexUnusable: missing (files of an index without a table of contents), damaged, outdated.
    """
    try:
        names = [path.name for path in folder.iterdir()]
    except FileNotFoundError:
        names = []
    generation, manifests = generations(names)
    if generation < 0:
        if any(name.startswith(INDEX_NAME) for name in names):
            raise IndexUnusable(folder, "missing", "no table of contents")
        return Manifest(-1, 0), True
    if generation in manifests:
        found = _read(folder, generation)
        if found.toc == crc32(toc_path(folder, generation).read_bytes()):
            return found, True
    older = [number for number in manifests if number < generation]
    if not older:
        raise IndexUnusable(folder, "missing", manifest_path(folder, generation).name)
    return replace(_read(folder, older[-1]), generation=generation), False


def announced(folder: Path, generation: int) -> Manifest | None:
    """The manifest of a commit that was never made, where all its segments are there."""
    try:
        found = _read(folder, generation)
    except (FileNotFoundError, IndexUnusable):
        return None
    whole = all((folder / f"{one.name}.trm").exists() or one.compound for one in found.segments)
    return found if whole else None


def _read(folder: Path, generation: int) -> Manifest:
    path = manifest_path(folder, generation)
    try:
        data = json.loads(path.read_bytes())
        if data["version"] != VERSION:
            raise IndexUnusable(folder, "outdated", f"version {data['version']}, not {VERSION}")
        segments = tuple(_facts(one) for one in data.pop("segments"))
        return Manifest(segments=segments, **data)
    except (ValueError, KeyError, TypeError) as error:
        raise IndexUnusable(folder, "damaged", f"{path.name}: {error}") from error


def _facts(one: dict[str, Any]) -> SegmentFacts:
    values: dict[str, Any] = {name: tuple(x) if isinstance(x, list) else x for name, x in one.items()}
    return SegmentFacts(**values)


def write_safely(path: Path, content: bytes) -> None:
    """Write a file under its final name at once, on disk before it is named."""
    temporary = path.with_name(path.name + ".new")
    with temporary.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make names in the folder durable, where the system can (Windows needs no such thing)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

"""The table of contents, Whoosh's own file that says what the index consists of."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

from kzuzcli.dataclass import replace
from kzuzcli.engines.whoosh import manifest
from kzuzcli.engines.whoosh.layout import INDEX_NAME
from kzuzcli.engines.whoosh.manifest import Manifest, SegmentFacts
from kzuzcli.engines.whoosh.schema import quiet_import, schema

_SEGMENT_FILE = re.compile(rf"({INDEX_NAME}_[0-9a-z]+)\..+")


def content(segments: Sequence[SegmentFacts], generation: int) -> bytes:
    """The bytes of the file for these segments."""
    quiet_import()
    from whoosh.filedb.filestore import RamStorage
    from whoosh.index import TOC

    memory = RamStorage()
    TOC(schema(), [_as_whoosh(one) for one in segments], generation).write(memory, INDEX_NAME)
    return bytes(memory.files[manifest.toc_path(Path(), generation).name])


def _as_whoosh(facts: SegmentFacts) -> Any:
    from whoosh.codec import default_codec
    from whoosh.codec.whoosh3 import W3Segment

    name = facts.name.removeprefix(f"{INDEX_NAME}_")
    found = W3Segment(default_codec(), INDEX_NAME, facts.count, name, set(facts.deleted) or None)
    found._fieldlengths = dict(facts.totals)
    found.compound = facts.compound
    return found


def announce(folder: Path, generation: int, mark: int, segments: Sequence[SegmentFacts]) -> Manifest:
    """Write the manifest of a commit to come."""
    table = content(segments, generation)
    found = Manifest(generation, mark, tuple(segments), crc32(table))
    found.write(folder)
    return found


def commit(folder: Path, announced: Manifest) -> None:
    """Make an announced commit one. Its manifest is written again if Whoosh has changed since."""
    table = content(announced.segments, announced.generation)
    if crc32(table) != announced.toc:
        replace(announced, toc=crc32(table)).write(folder)
    manifest.write_safely(manifest.toc_path(folder, announced.generation), table)


def read(folder: Path, known: Sequence[SegmentFacts]) -> list[SegmentFacts]:
    """The segments of the newest generation as Whoosh knows them; `known` tells which are ours."""
    quiet_import()
    from whoosh.filedb.filestore import FileStorage
    from whoosh.index import TOC

    found = TOC.read(FileStorage(str(folder)), INDEX_NAME)
    ours = {one.name: one for one in known if one.ours}
    return [
        SegmentFacts(
            one.segment_id(),
            one.doc_count_all(),
            dict(one._fieldlengths),
            *_ours(ours.get(one.segment_id())),
            tuple(sorted(one.deleted_docs())),
            one.segment_id() in ours,
            one.is_compound(),
        )
        for one in found.segments
    ]


def _ours(facts: SegmentFacts | None) -> tuple[tuple[str, ...], tuple[int, ...]]:
    return (facts.tags, facts.sizes) if facts else ((), ())


def clean(folder: Path, generation: int, segments: Sequence[SegmentFacts], known: Collection[str]) -> None:
    """Remove the files of segments no longer in the index, and older tables and manifests.

    Of segments only files and segments named in `known`: others may belong to a batch that is being built.
    """
    names = {one.name for one in segments}
    keep = {manifest.toc_path(folder, generation).name, manifest.manifest_path(folder, generation).name}
    for path in folder.iterdir():
        part = _SEGMENT_FILE.fullmatch(path.name)
        stale = part and part[1] not in names and (path.name in known or part[1] in known)
        if stale or (manifest.is_commit_file(path.name) and path.name not in keep):
            try:
                path.unlink()
            except OSError:  # a reader on Windows still has it open; the next commit removes it
                continue

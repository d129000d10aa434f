"""Each reader on damaged files: it reads or refuses, and what it gives can be stored."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kzuzcli.article import SourceDocument
from kzuzcli.errors import ReadError
from kzuzcli.readers import read
from tests.readers.cases import CASES

_SMALL = 200_000
BY_READER = {case.reader: case for case in reversed(CASES) if case.articles and "huge" not in case.name}
LITTER = (
    b"\0",
    b"\xff\xfe",
    b"<!--",
    b"]]>",
    b"&#0;",
    b'{"',
    b"[[",
    b"\n\n",
    b"\x1b]0;x\x07",
    "\u202e".encode(),
)


@cache
def content(reader: str) -> bytes:
    data = BY_READER[reader].make()
    assert len(data) < _SMALL
    return data


@st.composite
def damage(draw: st.DrawFn, data: bytes) -> bytes:
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        to = min(len(data), at + draw(st.integers(0, 40)))
        how = draw(st.sampled_from(["cut", "drop", "repeat", "flip", "insert"]))
        if how == "cut":
            data = data[:at] if draw(st.booleans()) else data[at:]
        elif how == "drop":
            data = data[:at] + data[to:]
        elif how == "repeat":
            data = data[:at] + data[at:to] * draw(st.integers(2, 50)) + data[to:]
        elif how == "flip":
            data = (
                data[:at]
                + bytes(byte ^ draw(st.integers(1, 255)) for byte in data[at : at + 3])
                + data[at + 3 :]
            )
        else:
            data = data[:at] + draw(st.sampled_from(LITTER)) + data[at:]
    return data


@pytest.mark.parametrize("reader", sorted(BY_READER))
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_damaged_file_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, reader: str, data: st.DataObject
) -> None:
    path: Path = tmp_path_factory.getbasetemp() / BY_READER[reader].name
    path.write_bytes(data.draw(damage(content(reader))))
    for item in read(path, BY_READER[reader].mapping):
        if isinstance(item, ReadError):
            (item.reason + item.path + item.detail + str(item.record)).encode()
        else:
            stored = [item.title, item.text, str(item.origin.record), item.encoding]
            stored += [fact.value for facts in item.declared.values() for fact in facts]
            assert isinstance(item, SourceDocument)
            assert "\0" not in "".join(stored)
            "".join(stored).encode()

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from kzuzcli.article import SourceDocument
from kzuzcli.errors import ReadError
from kzuzcli.readers import read

Read = Callable[..., list[SourceDocument | ReadError]]


@pytest.fixture
def read_bytes(tmp_path: Path) -> Read:
    """Everything that comes out of a file of the given name with the given content."""

    def of(
        name: str, content: str | bytes, mapping: Mapping[str, str] | None = None
    ) -> list[SourceDocument | ReadError]:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return list(read(path, mapping))

    return of

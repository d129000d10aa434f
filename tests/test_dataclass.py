"""Our dataclasses beside the standard ones: whatever is done to both comes out the same."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from kzuzcli import dataclass as ours

MODES = {
    "frozen with slots": {"frozen": True, "slots": True},
    "frozen": {"frozen": True},
    "with slots": {"slots": True},
    "compared by identity": {"eq": False},
}


def made(kind: Any, mode: str) -> SimpleNamespace:
    """Classes declared with the dataclass and field of `kind`."""
    options = MODES[mode]

    @kind.dataclass(**options)
    class Point:
        """A place."""

        x: int
        y: int = 2
        tags: list[str] = kind.field(default_factory=list)

        def far(self) -> int:
            return self.x + self.y

    @kind.dataclass(**options)
    class Nothing:
        pass

    @kind.dataclass(**options)
    class Named(Point):
        name: str = ""

        def __repr__(self) -> str:
            return f"<{self.name}>"

    return SimpleNamespace(Point=Point, Nothing=Nothing, Named=Named, replace=kind.replace)


def position(value: Any, kind: type) -> Any:
    match value:
        case kind(x, y):  # type: ignore[misc]
            return x, y


TRIED: dict[str, Callable[[SimpleNamespace], object]] = {
    "values": lambda to: [
        (p.x, p.y, p.tags) for p in (to.Point(1), to.Point(1, 3), to.Point(y=5, x=4, tags=["a"]))
    ],
    "a list for each": lambda to: to.Point(1).tags is to.Point(1).tags,
    "repr": lambda to: repr([to.Point(1), to.Nothing(), to.Named(1, name="n")]).replace(
        to.Point.__qualname__, "P"
    ),
    "equal": lambda to: [
        to.Point(1) == to.Point(1),
        to.Point(1) == to.Point(2),
        to.Nothing() == to.Nothing(),
    ],
    "not of another class": lambda to: [to.Point(1) == to.Named(1), to.Point(1) == (1, 2, [])],
    "hashed": lambda to: len({hash(each) for each in [to.Named(1, 2, ()), to.Named(1, 2, ())]}),
    "a list is not hashed": lambda to: bool(hash(to.Point(1))),
    "replaced": lambda to: [
        (p.x, p.y) for p in (to.replace(to.Point(1), y=7), dataclasses.replace(to.Point(1), y=8))
    ],
    "replaced wrongly": lambda to: to.replace(to.Point(1), z=7),
    "as a dict": lambda to: dataclasses.asdict(to.Named(1, 3, name="n")),
    "fields": lambda to: [each.name for each in dataclasses.fields(to.Named)],
    "set": lambda to: setattr(to.Point(1), "x", 2),
    "deleted": lambda to: delattr(to.Point(1), "x"),
    "one too few": lambda to: to.Point(),
    "one too many": lambda to: to.Point(1, 2, [], 4),
    "copied": lambda to: (copy.deepcopy(to.Point(1, 4)).y, copy.copy(to.Named(1, name="n")).name),
    "inherited": lambda to: (to.Named(1, 2, [], "n").far(), isinstance(to.Named(1), to.Point)),
    "matched": lambda to: position(to.Point(3), to.Point),
    "documented": lambda to: (to.Point.__doc__, to.Point.__name__),
    "slots": lambda to: hasattr(to.Point(1), "__dict__"),
}


def outcome(work: Callable[[], object]) -> object:
    try:
        return work()
    except (TypeError, AttributeError, dataclasses.FrozenInstanceError) as error:
        return type(error)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", TRIED)
def test_as_the_standard_ones(name: str, mode: str) -> None:
    def tried(kind: Any) -> object:
        return outcome(lambda: TRIED[name](made(kind, mode)))

    assert tried(ours) == tried(dataclasses)


def test_an_instance_travels_to_another_process() -> None:
    from kzuzcli.query import parse

    asked = parse('"state visit" date:2019..2022 -gas')
    assert pickle.loads(pickle.dumps(asked)) == asked


def test_what_the_standard_library_asks_for_is_made_once() -> None:
    point = made(ours, "frozen with slots").Point(1)
    assert point.__dataclass_fields__ is point.__dataclass_fields__
    assert dataclasses.replace(point, y=5).y == 5

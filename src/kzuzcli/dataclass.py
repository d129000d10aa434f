"""The part of `dataclasses` that this project uses, ready in a tenth of the time.

The standard decorator compiles six methods a class when it is imported: 57 classes took 22 of the 73 ms of a
search, and `inspect`, which it imports, 8 more. Here methods are shared, and `__init__` is compiled when the
first instance is made, which for most classes never happens. For type checkers it is the standard one;
`dataclasses.fields`, `asdict` and `replace` take these classes as their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
else:
    from operator import attrgetter

    _MISSING = object()

    class _Made:
        """What stands behind a field in the class body: what makes its default."""

        __slots__ = ("make",)

        def __init__(self, make):
            self.make = make

    def field(*, default_factory):
        return _Made(default_factory)

    def replace(value, /, **changes):
        """A copy with some fields changed, made as any other instance."""
        names = type(value).__match_args__
        return type(value)(**{name: getattr(value, name) for name in names} | changes)

    def dataclass(*, frozen=False, slots=False, eq=True):
        return lambda cls: _made(cls, frozen, slots, eq)

    def _made(cls, frozen, slots, eq):
        own = {name: vars(cls).get(name, _MISSING) for name in vars(cls).get("__annotations__", {})}
        inherited = [vars(base).get("_given", {}) for base in reversed(cls.__mro__[1:])]
        every = {name: given for fields in (*inherited, own) for name, given in fields.items()}
        methods = {
            "_given": every,
            "__match_args__": tuple(every),
            "__dataclass_fields__": _StandardFields(),
            "__init__": _first_init(every, frozen),
            "__repr__": _repr,
            **(_comparing(tuple(every), frozen) if eq else {}),
            **({"__setattr__": _refuse, "__delattr__": _refuse} if frozen else {}),
        }
        if not slots:
            for name in [name for name, given in own.items() if isinstance(given, _Made)]:
                delattr(cls, name)
            for name in methods.keys() - vars(cls).keys():
                setattr(cls, name, methods[name])
            return cls
        kept = {
            name: each for name, each in vars(cls).items() if name not in {*own, "__dict__", "__weakref__"}
        }
        body = {"__reduce__": _reduce, **methods, **kept, "__slots__": tuple(own)}
        made = type(cls)(cls.__name__, cls.__bases__, body)
        made.__qualname__ = cls.__qualname__
        return made

    def _first_init(fields, frozen):
        """An __init__ that puts the compiled one in its place."""

        def __init__(self, *args, **named):  # noqa: N807
            cls = next(each for each in type(self).__mro__ if vars(each).get("__init__") is __init__)
            cls.__init__ = _compiled(cls, fields, frozen)
            cls.__init__(self, *args, **named)

        return __init__

    def _compiled(cls, fields, frozen):
        known = {"_set": object.__setattr__, "_missing": _MISSING}
        taken, lines = [], []
        for name, given in fields.items():
            value = name
            if isinstance(given, _Made):
                known[f"_make_{name}"] = given.make
                taken.append(f"{name}=_missing")
                value = f"_make_{name}() if {name} is _missing else {name}"
            elif given is not _MISSING:
                known[f"_default_{name}"] = given
                taken.append(f"{name}=_default_{name}")
            else:
                taken.append(name)
            lines.append(f"_set(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
        if hasattr(cls, "__post_init__"):
            lines.append("self.__post_init__()")
        exec(f"def __init__(self, {', '.join(taken)}):\n " + "\n ".join(lines or ["pass"]), known)
        made = known["__init__"]
        made.__qualname__ = f"{cls.__qualname__}.__init__"
        return made

    def _comparing(names, frozen):
        values = attrgetter(*names) if names else lambda value: ()

        def __eq__(self, other):  # noqa: N807
            return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

        def __hash__(self):  # noqa: N807
            return hash(values(self))

        return {"__eq__": __eq__, "__hash__": __hash__ if frozen else None}

    def _repr(self):
        told = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
        return f"{type(self).__qualname__}({told})"

    def _refuse(self, name, *value):
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def _reduce(self):
        return type(self), tuple(getattr(self, name) for name in self.__match_args__)

    class _StandardFields:
        """`__dataclass_fields__` as the standard library wants to see it, made when it is asked for."""

        def __get__(self, instance, owner):
            import dataclasses

            def told(given):
                if isinstance(given, _Made):
                    return dataclasses.field(default_factory=given.make)
                return dataclasses.field() if given is _MISSING else dataclasses.field(default=given)

            rows = [(name, "Any", told(given)) for name, given in owner._given.items()]
            made = dataclasses.make_dataclass(owner.__name__, rows).__dataclass_fields__
            # kept: made anew for each `replace` of the standard library, they were half of an ingest
            owner.__dataclass_fields__ = made
            return made


__all__ = ["dataclass", "field", "replace"]

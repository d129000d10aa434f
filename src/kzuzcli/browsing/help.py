"""The page of keys."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from kzuzcli.browsing.keys import KEYS

_WORDS = (
    "Words are all wanted, in any form; a name in any spelling.",
    '"state visit"  -gas  lang:ru  date:2019..2021  (gas OR water)',
    "kzuz help query explains the whole language.",
)


class Help(ModalScreen[None]):
    """Every key and what it does; any of them leads back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter,space", "dismiss", "back", show=False),
        Binding("ctrl+c,ctrl+q", "app.quit", "leave", show=False),
    ]

    def compose(self) -> ComposeResult:
        rows = Text("\n").join(Text.assemble((f"{key.shown:>5}  ", "bold"), key.told) for key in KEYS)
        words = Text("\n".join(_WORDS), "dim")
        yield VerticalScroll(Static(Text("\n\n").join([rows, words])))

"""What a declared language means, and when it is believed."""

import pytest

from kzuzcli.article import Passage
from kzuzcli.language import Identification, normal_tag, settle

MEANT = [
    ("ru", "Zyyy", "ru"),
    ("RU", "Zyyy", "ru"),
    ("ru-RU", "Cyrl", "ru"),
    ("ru_RU.UTF-8", "Cyrl", "ru"),
    ("en-us", "Latn", "en"),
    ("English (United Kingdom)", "Latn", "en"),
    ("kaz", "Cyrl", "kk"),
    ("Kazakh", "Zyyy", "kk"),
    ("kz", "Cyrl", "kk"),
    ("қазақша", "Cyrl", "kk"),
    ("kk", "Latn", "kk-Latn"),
    ("kk-Latn", "Zyyy", "kk-Latn"),
    ("kk-Cyrl-KZ", "Cyrl", "kk"),
    ("uz", "Cyrl", "uz-Cyrl"),
    ("uz-Latn", "Zyyy", "uz"),
    ("uz-Cyrl-UZ", "Zyyy", "uz-Cyrl"),
    ("uz_UZ@cyrillic", "Zyyy", "uz-Cyrl"),
    ("O‘zbekcha", "Latn", "uz"),
    ("Ўзбекча", "Cyrl", "uz-Cyrl"),
    ("oz", "Latn", "uz"),
    ("ua", "Cyrl", "uk"),
    ("bg-BG", "Cyrl", "bg"),
    ("unknown", "Cyrl", None),
    ("n/a", "Latn", None),
    ("", "Latn", None),
    ("--", "Latn", None),
]


@pytest.mark.parametrize(("declared", "script", "tag"), MEANT)
def test_what_a_declaration_means(declared: str, script: str, tag: str | None) -> None:
    assert normal_tag(declared, script) == tag


def seen(tag: str, script: str, margin: float, *parts: str) -> Identification:
    passages = tuple(Passage(place, place + 1, part) for place, part in enumerate(parts))
    return Identification(tag, script, margin, passages)


SETTLED = [
    # nothing usable declared: the text
    (None, seen("ru", "Cyrl", 0.9), "ru"),
    ("unknown", seen("ru", "Cyrl", 0.9), "ru"),
    # agreement, with the text's script
    ("ru-RU", seen("ru", "Cyrl", 0.9), "ru"),
    ("uz-Latn", seen("uz-Cyrl", "Cyrl", 0.9), "uz-Cyrl"),
    ("kk", seen("kk-Latn", "Latn", 0.2), "kk-Latn"),
    # the text beats the file beyond the margin, and only there
    ("ru", seen("kk", "Cyrl", 0.9), "kk"),
    ("ru", seen("kk", "Cyrl", 0.3), "ru"),
    ("uz", seen("tg", "Cyrl", 0.3), "uz-Cyrl"),
    # no text to speak of
    ("kaz", seen("und", "Zyyy", 0.0), "kk"),
    ("ru", seen("und", "Cyrl", 0.0), "ru"),
    # a script the language is not written in
    ("ru", seen("en", "Latn", 0.2), "en"),
    ("en", seen("und", "Cyrl", 0.0), "und"),
    # surely none of ours
    ("ru", seen("und", "Cyrl", 0.9), "und"),
    ("bg", seen("und", "Cyrl", 0.9), "bg"),
    ("bg", seen("ru", "Cyrl", 0.9), "ru"),
    # of a mixed text's languages the declared one
    ("kk", seen("ru", "Cyrl", 0.6, "ru", "kk"), "kk"),
    ("en", seen("ru", "Cyrl", 0.1, "ru", "kk"), "ru"),
    ("uk", seen("ru", "Cyrl", 0.1, "ru", "kk"), "ru"),
]


@pytest.mark.parametrize(("declared", "text", "tag"), SETTLED)
def test_when_a_declaration_is_believed(declared: str | None, text: Identification, tag: str) -> None:
    assert settle(declared, text) == tag

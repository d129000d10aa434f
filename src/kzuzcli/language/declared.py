"""Languages that files declare: what the words mean, and how far they are believed."""

from __future__ import annotations

import re

from kzuzcli.article import UNDETERMINED
from kzuzcli.language.identify import Identification

# A declaration is wrong more often than text that is this far ahead: 0.5 is twenty nats, which six
# words of running text reach. Below it stand names, headings, and texts that two languages share.
BEYOND = 0.5

_NAMES = {
    "en": "eng english inglizcha английский ағылшын ағылшынша",
    "ru": "rus russian ruscha рус русский орыс орысша russkij russkiy",
    "kk": "kaz kz kazakh qazaq qazaqsha qazaqşa қазақ қазақша казахский kazakça",
    "uz": "uzb uzn oz uzbek ozbek ozbekcha o'zbek o'zbekcha узб узбекский ўзбек ўзбекча",
    "ky": "kir kg kyrgyz kirghiz кыргыз кыргызча киргизский",
    "tg": "tgk tj tajik tojiki тоҷикӣ таджикский",
    "tt": "tat tatar татар татарча татарский",
    "tr": "tur turkish türkçe turkce турецкий",
    "uk": "ukr ua ukrainian українська украинский",
}
_TAGS = {name: tag for tag, names in _NAMES.items() for name in (tag, *names.split())}
# languages we do not tell apart but believe a file that names them (ISO 639)
_BELIEVED = """ar az ba be bg crh cs de el es et fa fi fr he hi hu hy it ja ka kaa ko lt lv mk mn nl pl ps
pt ro sk sr sv tk ug ur zh"""
_OTHERS = frozenset(_BELIEVED.split())
# how a language is tagged in a script, where the tag alone would say another
_IN_SCRIPT = {
    ("kk", "Cyrl"): "kk",
    ("kk", "Latn"): "kk-Latn",
    ("uz", "Latn"): "uz",
    ("uz", "Cyrl"): "uz-Cyrl",
    ("en", "Latn"): "en",
    ("tr", "Latn"): "tr",
    **{(tag, "Cyrl"): tag for tag in ("ru", "ky", "tg", "tt", "uk")},
}
_SCRIPTS = {"latn": "Latn", "latin": "Latn", "cyrl": "Cyrl", "cyrillic": "Cyrl"}
_SUBTAGS = re.compile(r"[^\W\d_]+(?:['’‘ʻʼ`][^\W\d_]+)?")
_APOSTROPHES = re.compile("[’‘ʻʼ`]")


def normal_tag(declared: str, script: str = "Zyyy") -> str | None:
    """The tag a declaration means (`ru-RU`, `kaz`, `Kazakh`, `uz@cyrillic`), None when it names no language.

    `script` is the script of the text, taken where the declaration names none.
    """
    subtags = [_APOSTROPHES.sub("'", subtag).casefold() for subtag in _SUBTAGS.findall(declared)]
    if not subtags:
        return None
    language = _TAGS.get(subtags[0])
    if language is None:
        return subtags[0] if subtags[0] in _OTHERS else None
    named = next((_SCRIPTS[subtag] for subtag in subtags[1:] if subtag in _SCRIPTS), script)
    return _IN_SCRIPT.get((language, named), language)


def settle(declared: str | None, seen: Identification) -> str:
    """The tag of a text: what its file declares, unless the text says otherwise by a margin above BEYOND.

    The script is always the text's own: `uz-Latn` over Cyrillic text is uz-Cyrl. A language the text
    cannot be in because of its script is not believed, nor one that a mixed text has no part in; of
    a mixed text's languages the declared one is believed. The user's word is not the concern of this rule.
    """
    tag = normal_tag(declared, seen.script) if declared else None
    if tag is None:
        return seen.tag
    language = tag.partition("-")[0]
    if language == seen.tag.partition("-")[0]:
        return seen.tag
    if language in _OTHERS:
        return tag if seen.tag == UNDETERMINED or seen.margin <= BEYOND else seen.tag
    possible = _IN_SCRIPT.get((language, seen.script), tag if seen.script == "Zyyy" else None)
    if possible is None:
        return seen.tag
    if seen.parts:
        return possible if possible in {part.language for part in seen.parts} else seen.tag
    return possible if seen.margin <= BEYOND else seen.tag

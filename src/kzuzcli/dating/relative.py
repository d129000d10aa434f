"""Expressions that need a known day to mean one: last year, вчера, өткен жылғы желтоқсанда."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from kzuzcli.dating.words import month

# unit, how many of them on from the known day, the words in all languages.
# "today" is left out: it means these days as often as this day.
_EXPRESSIONS = (
    (
        "year",
        -1,
        r"(?:last|the previous) year|прошл(?:ого|ом|ый) год[ау]?|минувш(?:его|ем) год[ау]|торік"
        r"|минулого року|минулому році"
        r"|былтыр(?:ғы|гы)?|былтыркы жыл[ыі]?|өт[кк][ео]н жыл(?:ы|ғы|дың|гы|дын)|өткөн жыл(?:ы|гы|дын)"
        r"|byltyr(?:ǵy|ğy)?"
        r"|ótken jyl(?:y|ǵy|dyń)|ötken jyl(?:y|ğy|dyñ)|o'tgan yil(?:i|gi|da|ning)?|ўтган йил(?:и|ги|да|нинг)?"
        r"|узган ел(?:да|ның|гы)|соли гузашта|geçen (?:yıl|sene)",
    ),
    (
        "year",
        0,
        r"this year|(?:этом|этого|нынешнего|нынешнем|текущего|текущем) год[ау]|цього року|цьому році"
        r"|биыл(?:ғы)?|осы жыл(?:ы|ғы|дың)"
        r"|быйыл(?:кы)?|ушул жыл(?:ы|дын)|bıyl(?:ǵy)?|biyl(?:ğy)?|joriy yil(?:da|ning|gi)?|bu yil(?:gi)?"
        r"|shu yil(?:gi|ning)?"
        r"|жорий йил(?:да|нинг|ги)?|бу йил(?:ги)?|шу йил(?:нинг|ги)?|быел(?:гы)?|имсол|bu yıl",
    ),
    (
        "year",
        1,
        r"next year|(?:следующего|следующем|будущего|будущем) год[ау]|наступного року|наступному році"
        r"|келесі жыл(?:ы|ғы|дың)"
        r"|келер жыл(?:ы|ғы)|келерки жыл(?:ы|дын)|kelesi jyl(?:y|ǵy|dyń)|kel(?:gusi|asi) yil(?:da|ning|gi)?"
        r"|keyingi yil(?:da)?|кел(?:гуси|аси) йил(?:да|нинг|ги)?|кейинги йил(?:да)?|киләсе елда"
        r"|соли оянда"
        r"|(?:gelecek|önümüzdeki) yıl",
    ),
    (
        "month",
        -1,
        r"last month|прошл(?:ого|ом) месяц[ае]|минулого місяця|өткен ай(?:да|дың|ғы)|өткөн айда"
        r"|ótken aı(?:da|dyń)"
        r"|o'tgan oy(?:da|ning)?|ўтган ой(?:да|нинг)?|geçen ay",
    ),
    (
        "month",
        0,
        r"this month|(?:этом|этого|текущего|текущем) месяц[ае]|цього місяця|осы ай(?:да|дың)"
        r"|shu oy(?:da|ning)?|шу ой(?:да|нинг)?|bu ay",
    ),
    (
        "month",
        1,
        r"next month|(?:следующего|следующем) месяц[ае]|наступного місяця|келесі айда|kelasi oy"
        r"|gelecek ay",
    ),
    ("day", -1, r"yesterday|вчера|вчора|учора|кеше|кечээ|keshe|kecha(?!-)|кеча(?!-)|кичә|дирӯз|dün"),
    ("day", 1, r"tomorrow|завтра|ертең|эртең|erteń|ertaga|эртага|иртәгә|фардо|yarın"),
)
_APOSTROPHES = str.maketrans(dict.fromkeys("ʻʼ‘’`´", "'"))


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    groups = "|".join(f"(?P<g{place}>{words})" for place, (_, _, words) in enumerate(_EXPRESSIONS))
    return re.compile(
        rf"(?<![^\W_])(?:(?P<before>[^\W\d_]+) (?:of )?)??(?:{groups})(?![^\W_])(?: (?P<after>[^\W\d_]+))?",
        re.I,
    )


def relative(text: str, known: date) -> Iterator[tuple[str, tuple[int, int]]]:
    """What the relative expressions of `text` mean on the day `known`: EDTF and place, in order."""
    position, folded = 0, text.translate(_APOSTROPHES)
    while match := _pattern().search(folded, position):
        group = next(name for name, words in match.groupdict().items() if words and name.startswith("g"))
        unit, steps, _ = _EXPRESSIONS[int(group[1:])]
        start, end = match.span(group)
        position = end
        if unit == "year":
            named, start, end = _month(match, start, end)
            position = end
            yield f"{known.year + steps}" + (f"-{named:02}" if named else ""), (start, end)
        else:
            yield _edtf(unit, steps, known), (start, end)


def _month(match: re.Match[str], start: int, end: int) -> tuple[int, int, int]:
    """The month that stands beside "last year", 0 for none, and the place of both."""
    for name in ("before", "after"):
        found = month(match[name]) if match[name] else None
        if found and not found.short:
            return found.number, min(start, match.start(name)), max(end, match.end(name))
    return 0, start, end


def _edtf(unit: str, steps: int, known: date) -> str:
    if unit == "day":
        return (known + timedelta(days=steps)).isoformat()
    from dateutil.relativedelta import relativedelta

    return (known + relativedelta(months=steps)).isoformat()[:7]

"""Bylines, datelines and page headers: the first and last lines of an article, where it says its own date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kzuzcli.article import DateEvidence
from kzuzcli.dating.expressions import Found, read
from kzuzcli.dating.words import listed
from kzuzcli.period import Period

FIRST_LINES, LAST_LINES = 5, 3
_LONGEST = 160  # of a line without a sentence; a dateline stands within the first characters of a long one
_DATELINE_WITHIN = 70
_LONGEST_HEADER = 6  # words beside the year
_LONGEST_ALONE = 120  # the other parts of a line whose one part is the date: authors, sections, pages

_PUBLISHED = re.compile(
    r"(?:posted|published|publication date|first published|date|dated|issued"
    r"|опубликован[оа]?|дата публикации|размещено|дата|добавлено|жарияланды|жарияланған(?: күні)?"
    r"|жарық көрді|jarialandy|jarııalandy|e['‘ʻ’]lon qilin(?:gan|di)"
    r"|chop etil(?:gan|di)|joylashtirilgan|sana|эълон қилин(?:ган|ди)|чоп этилган|сана|жарыяланды"
    r"|жарыяланган"
    r"|нашр шуд|басылды|yayınlan\w+|yayın tarihi|опубліковано|дата публікації)(?: on| at"
    r"| в| күні| sanasi| санаси)?\s*[:\-–—]?\s*$",
    re.I,
)
_CHANGED = re.compile(
    r"(?:updated|last (?:updated|modified|edited)|modified|обновлено|обновлён"
    r"|изменено|жаңартылды|жаңартылған|jańartyldy"
    r"|yangilan(?:gan|di)|янгилан(?:ган|ди)|жаңыланды|güncellen\w+|оновлено)(?: on| at| в)?\s*[:\-–—]?\s*$",
    re.I,
)
_PARTS = re.compile(r"\s*[|•·●▪/]\s*|\s{3,}|\t")
# what may stand beside the date in a line that only says when: the hour, its zone, a weekday, "day" after it
_HOUR = re.compile(
    r"\b\d{1,2}[:.]\d\d(?:[:.]\d\d)?\b|\b[ap]\.?m\b\.?|\b(?:gmt|utc|msk|мск|uzt|almt|edt|est|bst|cet)\b"
    r"|\b(?:at|в|сағат|саат|soat|соат|saǵat)\b"
    r"|\b(?:kuni|куни|күні|күнү|kúni|yil|йил|жыл|jyl|г|года|ж|y)\b\.?|[,.:;()\[\]«»\"+\-–—]"
    r"|\b[+-]?\d{4}\b(?<=[+-]\d{4})",
    re.I,
)
# a place or a name: one to four words with capitals
_CAPITAL = r"[^\W\d_a-zа-яёәіңғүұқөһўҳїєґ][^\W\d_]*(?:['’ʻ‘-][^\W\d_]+)*"
_PLACE = re.compile(rf"(?:By )?{_CAPITAL}(?:,? {_CAPITAL}| and (?={_CAPITAL})){{0,3}}")
_AFTER_DATELINE = re.compile(r"\s*[.,]?\s*(?:/|\(|—|–|--?(?=\s)|\.\s*[A-ZА-ЯЁӘІҢҒҮҰҚӨҺЎҲ]{3}|$)")
_AFTER_PLACE = (",", ".", ")")
_AFTER_WHOLE = re.compile(r"\.\s+[^\W\d_a-z]")
_BEFORE_DATELINE = re.compile(r"\s*(?P<place>[^\d.!?]{2,40}?)[,.]?\s*(?:\([^)]{0,20}\)\s*)?[,.–—-]?\s*")
# words of a site's own furniture: "2019 year main Top News"
_FURNITURE = frozenset(
    listed(
        """
        news top main in review archive archives latest home press release releases page site section all новости
        новость главная главные главное архив лента раздел сайт все жаңалық жаңалықтар басты мұрағат
        yangiliklar asosiy arxiv bosh sahifa янгиликлар асосий архив бош саҳифа
        """
    )
)


def in_lines(title: str, text: str, language: str | None) -> Iterator[DateEvidence]:
    """The dates the title and the first and last lines state as the article's own.

    A line that is nothing but a date with its hour or place, a date said to be that of publication,
    a dateline before the first sentence, a site's header. One said to be that of a change is a bound
    from above. Spans are those in `text`; words of the title have none.
    """
    for evidence in _in_line(title[:_LONGEST], language, header=True):
        yield DateEvidence(evidence.period, "byline", evidence.quote)
    for number, (start, line) in enumerate(_edges(text)):
        if start and "|" not in line and _goes_on(text, start):
            continue
        for found in _in_line(line, language, header=number == 0):
            first, last = found.span
            yield DateEvidence(found.period, "byline", found.quote, (start + first, start + last))


def _edges(text: str) -> Iterator[tuple[int, str]]:
    """The first and last lines that hold more than white space, cut short, with their offsets."""
    seen, start = 0, 0
    while seen < FIRST_LINES and start < len(text):
        end = _line_end(text, start)
        if text[start:end].strip():
            seen += 1
            yield start, text[start : min(end, start + _LONGEST)]
        start = end + 1
    end, seen = len(text), 0
    while seen < LAST_LINES and end > start:
        begin = text.rfind("\n", start, end) + 1 or start
        if text[begin:end].strip():
            seen += 1
            if end - begin <= _LONGEST:
                yield begin, text[begin:end]
        end = begin - 1


_HARD_WRAP = 50  # a line this long that ends in the middle of a sentence was wrapped
_ENDS = tuple('.!?:…»”")|/')


def _goes_on(text: str, start: int) -> bool:
    """Whether the line at `start` continues the sentence of the line above."""
    above = text[text.rfind("\n", 0, start - 1) + 1 : start - 1].strip()
    return len(above) >= _HARD_WRAP and not above.endswith(_ENDS)


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


_DIGIT = re.compile(r"\d")


def _in_line(line: str, language: str | None, header: bool) -> Iterator[Found]:
    digit = _DIGIT.search(line)
    if digit is None or (len(line) == _LONGEST and digit.start() > _DATELINE_WITHIN):
        return
    for found in read(line, language):
        before, after = line[: found.span[0]], line[found.span[1] :]
        if _CHANGED.search(before) and found.period.latest:
            yield Found(Period.parse(f"../{found.period.latest}"), found.span, found.quote)
        elif _states(found, before, after, header):
            yield found


def _states(found: Found, before: str, after: str, header: bool) -> bool:
    """Whether a line states the date as the article's; a mere month or year needs more than its place."""
    match found.period.precision:
        case "day" | "partial":
            whole = found.period.precision == "day"
            return (
                bool(_PUBLISHED.search(before))
                or _is_alone(before, after)
                or _is_dateline(before, after, whole)
            )
        case "month":
            return bool(_PUBLISHED.search(before))
        case "year":
            return header and _is_header(before + after, found.quote)
    return False


def _is_alone(before: str, after: str) -> bool:
    """Whether the part of the line the date stands in holds nothing else but an hour or one place."""
    left, right = _PARTS.split(before)[-1], _PARTS.split(after)[0]
    place, after_hour = (_HOUR.sub(" ", part).strip() for part in (left, right))
    if not place and not after_hour:
        return len(before) + len(after) < _LONGEST_ALONE
    return not after_hour and left.rstrip().endswith((",", ".")) and _PLACE.fullmatch(place) is not None


def _is_dateline(before: str, after: str, whole: bool) -> bool:
    """TASHKENT, 21 December. /Agency/ … before the first sentence; with its year no agency is needed."""
    ends = _AFTER_DATELINE.match(after) or (whole and _AFTER_WHOLE.match(after))
    if len(before) > _DATELINE_WITHIN or not ends:
        return False
    place = _BEFORE_DATELINE.fullmatch(before)
    if place is None or not before.rstrip().endswith(_AFTER_PLACE):
        return False
    return _PLACE.fullmatch(place["place"].strip(" ,.(")) is not None


def _is_header(rest: str, quote: str) -> bool:
    words = re.findall(r"[^\W\d_]+", rest.casefold())
    return len(words) <= _LONGEST_HEADER and not quote.isdigit() and all(word in _FURNITURE for word in words)

"""The picture: well formed, within its frame, true to the counts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from lxml import etree

from kzuzcli.timeline import svg, timeline
from kzuzcli.timeline.svg import HEIGHT, WIDTH

SVG = "{http://www.w3.org/2000/svg}"
ROWS = [("2019", "en")] * 7 + [("2020-03", "ru")] * 3 + [("2019/2021", "en")] * 2 + [(None, "")]


def columns(text: str) -> list[etree._Element]:
    return [each for each in etree.fromstring(text.encode()).iter(f"{SVG}rect") if len(each)]


def test_columns_are_as_high_as_the_counts() -> None:
    found = columns(svg(timeline(ROWS), "All"))
    heights = {each[0].text: float(each.get("height")) for each in found}
    assert list(heights) == [
        "2019 en: 7",
        "2019 en: 0.7 spread",
        "2020 ru: 3",
        "2020 en: 0.7 spread",
        "2021 en: 0.7 spread",
    ]
    assert heights["2019 en: 7"] / heights["2020 ru: 3"] == pytest.approx(7 / 3, rel=0.01)


@pytest.mark.parametrize("many", [1, 3, 40, 900])
def test_nothing_leaves_the_frame(many: int) -> None:
    rows = [(f"{1500 + year % 700}", f"group {year % 9}") for year in range(many)] * 7
    root = etree.fromstring(svg(timeline(rows, "year"), "x" * 300, "y" * 300).encode())
    for each in root.iter(f"{SVG}rect", f"{SVG}text"):
        if each.getparent().tag == f"{SVG}pattern":
            continue
        x, y = float(each.get("x", 0)), float(each.get("y", 0))
        assert x >= 0 and x + float(each.get("width", 0)) <= WIDTH + 0.01
        assert y >= 0 and y + float(each.get("height", 0)) <= HEIGHT + 0.01


def test_labels_do_not_touch() -> None:
    rows = [(f"2019-{month:02}", "") for month in range(1, 13)] + [
        (f"2020-{month:02}", "") for month in range(1, 13)
    ]
    root = etree.fromstring(svg(timeline(rows, "month"), "").encode())
    labels = [each for each in root.iter(f"{SVG}text") if each.get("text-anchor") == "middle"]
    places = [float(each.get("x")) for each in labels]
    assert all(b - a > 7.2 * 7 for a, b in pairwise(places))


def test_hostile_text_stays_text() -> None:
    text = svg(
        timeline([("2019", "</text><script>"), ("2019", '"&\x1b\x00')]), '"><script>x</script>', "&amp;"
    )
    root = etree.fromstring(text.encode())
    assert not list(root.iter(f"{SVG}script"))
    assert '"><script>x</script>' in {each.text for each in root.iter(f"{SVG}text")}


def test_nothing_to_draw_is_a_picture_still() -> None:
    assert etree.fromstring(svg(timeline([]), "Nothing").encode()).tag == f"{SVG}svg"

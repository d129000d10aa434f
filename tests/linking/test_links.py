"""Links as the archive uses them: add, revise, remove, rebuild; what a reader sees."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest

from kzuzcli.article import Link
from kzuzcli.errors import IndexUnusable
from kzuzcli.linking.article import LinkArticle
from kzuzcli.linking.links import FILE, Links
from tests.linking.conftest import Archive, reading

DAY = 738_000


def words(count: int, seed: int) -> str:
    """A text of invented words nobody else writes."""
    chance = random.Random(seed)
    return " ".join("".join(chance.choices("bdfgklmnprst", k=3)) + str(seed) for _ in range(count))


def article(id: str, text: str, language: str = "en", day: int | None = None) -> LinkArticle:
    return LinkArticle(id, text, language, day, day)


def put(links: Links, held: Archive, *articles: LinkArticle) -> None:
    held.update({each.id: each for each in articles})
    links.add(articles, mark=links.mark() + 1)


def seen(links: Links, id: str) -> list[tuple[str, str]]:
    return [(link.kind, link.b) for link in links.of(id)]


BODY = words(120, 1)
CUT = " ".join(BODY.split()[:90])
LONG = " ".join(BODY.split()[20:60])


def test_equal_texts_are_the_same_in_either_script_and_case(links: Links, held: Archive) -> None:
    put(links, held, article("1", "Toshkentda yangi ko‘prik ochildi.", "uz"))
    put(
        links,
        held,
        article("2", "ТОШКЕНТДА янги кўприк очилди", "uz-Cyrl"),
        article("3", "Boshqa gap.", "uz"),
    )
    assert seen(links, "1") == [("same", "2")]
    assert seen(links, "2") == [("same", "1")]
    assert seen(links, "3") == []


def test_empty_texts_are_never_the_same(links: Links, held: Archive) -> None:
    put(links, held, article("1", ""), article("2", "  \n"))
    assert seen(links, "1") == []


def test_a_reprint_says_what_was_added_and_cut(links: Links, held: Archive) -> None:
    put(links, held, article("1", BODY, day=DAY))
    later = "Our agency reports. " + CUT
    put(links, held, article("2", later, day=DAY + 1))
    link = links.of("2")[0]
    assert (link.kind, link.b, link.certain) == ("reprint", "1", True)
    assert link.evidence["earlier"] == "1"
    assert [later[start:end] for start, end in spans(link, "added")] == ["Our agency reports"]
    assert [BODY[start:end] for start, end in spans(link, "cut")] == [" ".join(BODY.split()[90:])]
    back = links.of("1")[0]
    assert (back.kind, back.b, back.evidence["added"]) == ("reprint", "2", link.evidence["cut"])


def spans(link: Link, name: str) -> list[tuple[int, int]]:
    found = link.evidence[name]
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize(
    "a, b, days, kinds, reason",
    [
        (f"{words(200, 2)} “{LONG}” {words(9, 3)}", f"{words(200, 4)} {LONG}", (None, None), "quotes", "quotation marks"),
        (f"{words(200, 2)} {LONG}", f"{words(200, 4)} {LONG}", (DAY + 1, DAY), "quotes", "dates"),
        (f"{words(200, 2)} {LONG}", f"{words(200, 4)} {LONG}", (DAY, DAY + 1), "quoted-by", "dates"),
        (f"{words(200, 2)} {LONG}", f"{words(200, 4)} {LONG}", (DAY, DAY), "shared", "undecided"),
        (f"{words(200, 2)} {LONG}", f"{words(200, 4)} {LONG}", (None, DAY), "shared", "undecided"),
        (f"{words(200, 2)} “{LONG}”", f"{words(200, 4)} {LONG}", (DAY, DAY + 1), "shared", "marks and dates disagree"),
        (f"{words(200, 2)} “{LONG}”", f"{words(200, 4)} «{LONG}»", (None, None), "shared", "undecided"),
    ],
)  # fmt: skip
def test_shared_passages(
    links: Links,
    held: Archive,
    a: str,
    b: str,
    days: tuple[int | None, int | None],
    kinds: str,
    reason: str,
) -> None:
    put(links, held, article("a", a, day=days[0]), article("b", b, day=days[1]))
    link = links.of("a")[0]
    assert (link.kind, link.b, link.evidence["reason"]) == (kinds, "b", reason)
    passage = link.evidence["passages"]
    assert isinstance(passage, list)
    assert [each["words"] for each in passage] == [40]
    assert a[slice(*passage[0]["a"])] == b[slice(*passage[0]["b"])] == LONG


@pytest.mark.parametrize("count, linked", [(15, False), (16, True)])
def test_sixteen_words_make_a_pair(links: Links, held: Archive, count: int, linked: bool) -> None:
    run = words(count, 5)
    put(
        links,
        held,
        article("1", f"{words(80, 6)} {run} {words(70, 7)}"),
        article("2", f"{words(90, 8)} {run}"),
    )
    assert bool(links.of("1")) is linked


def test_entities_do_not_move_passages(links: Links, held: Archive) -> None:
    a = f"R&amp;D &lt;one&gt; don&#8217;t &#1090;ut&#233; {LONG}"
    put(links, held, article("a", a, day=DAY), article("b", f"{words(200, 4)} {LONG}", day=DAY + 1))
    passage = links.of("a")[0].evidence["passages"]
    assert isinstance(passage, list)
    assert [a[slice(*each["a"])] for each in passage] == [LONG]


def test_without_evidence_no_text_is_read(links: Links, held: Archive) -> None:
    put(links, held, article("1", BODY), article("2", CUT), article("3", f"{words(200, 2)} “{LONG}”"))
    told = links.of("1")
    assert all(link.evidence for link in told)
    held.clear()
    light = links.of("1", evidence=False)
    assert [(link.kind, link.b, link.score) for link in light] == [
        (link.kind, link.b, link.score) for link in told
    ]
    assert not any(link.evidence for link in light)
    joining = links.of("1", evidence=False, joining=True)
    assert joining == [link for link in light if link.kind == "reprint"] != light


def test_what_many_repeat_is_a_formula(links: Links, held: Archive) -> None:
    footer = words(25, 9)
    pages = [article(str(n), f"{words(150, 100 + n)}\n{footer}", day=DAY + 100 * n) for n in range(10)]
    for page in pages:
        put(links, held, page)
    assert [links.of(page.id) for page in pages] == [[]] * len(pages)


TWINS = (
    (
        "In Khiva on 14 March President Sadyr Japarov and Minister Bakhtiyor Saidov opened the Amudarya canal.\n"
        "It cost 382.5 million dollars and took 27 months.\nEngineers from Nukus and Urgench built 164 kilometres.\n"
        "Saidov said a second stage reaches Turkmenabat in 2027.",
        "en",
    ),
    (
        "В Хиве 14 марта президент Садыр Жапаров и министр Бахтиёр Саидов открыли канал Амударья.\n"
        "Он стоил 382,5 миллиона долларов и строился 27 месяцев.\nИнженеры из Нукуса и Ургенча построили 164 километра.\n"
        "Саидов сказал, что вторая очередь дойдёт до Туркменабата в 2027 году.",
        "ru",
    ),
    (
        "14-martda Xivada Prezident Sadir Japarov va vazir Baxtiyor Saidov Amudaryo kanalini ochdi.\n"
        "U 382,5 million dollar turdi va 27 oyda qurildi.\nNukus va Urganchdan kelgan muhandislar 164 kilometr qurdi.\n"
        "Saidov ikkinchi bosqich 2027-yilda Turkmanobodga yetib borishini aytdi.",
        "uz",
    ),
)
OTHER = "Garry Kasparov lost to Magnus Carlsen in Zagreb after 41 moves. The prize was 900 thousand euros in 2021."


def test_translations_are_probable_and_mutual(links: Links, held: Archive) -> None:
    for number, (text, language) in enumerate(TWINS):
        put(links, held, article(str(number), text, language))
    put(links, held, article("9", OTHER))
    assert seen(links, "0") == [("translation", "1"), ("translation", "2")]
    assert seen(links, "1")[0] == ("translation", "0") or seen(links, "1")[0] == ("translation", "2")
    assert not any(link.certain for link in links.of("0"))
    assert seen(links, "9") == []


def test_of_a_denied_translation_the_next_best_takes_the_place(links: Links, held: Archive) -> None:
    (english, en), (russian, ru), _ = TWINS
    lesser = russian.replace("Нукуса", "Москвы").replace("164", "165")
    put(links, held, article("1", english, en), article("2", russian, ru), article("3", lesser, ru))
    denied = [("1", "2")]
    assert [link.b for link in links.of("1", denied)] == ["3"]
    assert [link.b for link in links.of("3", denied) if link.kind == "translation"] == ["1"]
    assert not any(link.kind == "translation" for link in links.of("2", denied))
    assert links.having(["translation"], denied) == {"1", "3"}
    assert links.of("1", [("1", "2"), ("3", "1")]) == []


def test_a_translation_comes_out_soon(links: Links, held: Archive) -> None:
    (english, en), (russian, ru), _ = TWINS
    put(links, held, article("1", english, en, DAY), article("2", russian, ru, DAY + 400))
    assert seen(links, "1") == []


def test_a_revision_is_linked_anew_and_a_removed_article_not_at_all(links: Links, held: Archive) -> None:
    put(links, held, article("1", BODY), article("2", CUT), article("3", words(50, 11)))
    put(links, held, article("2", words(60, 12)), article("3", CUT))
    assert seen(links, "1") == [("reprint", "3")]
    links.remove("3", mark=links.mark() + 1)
    assert [links.of(id) for id in "123"] == [[], [], []]


def test_a_batch_is_not_added_twice(links: Links, held: Archive) -> None:
    put(links, held, article("1", BODY), article("2", CUT))
    held["3"] = article("3", BODY + " more.")
    links.add([held["3"]], mark=1)
    assert seen(links, "3") == []


def test_one_by_one_in_any_order_or_all_at_once(held: Archive, tmp_path: Path) -> None:
    texts = [BODY, CUT, f"{words(200, 2)} “{LONG}”", *(text for text, _ in TWINS), OTHER, BODY.upper()]
    languages = ["en", "en", "en", *(language for _, language in TWINS), "en", "en"]
    articles = [article(str(n), *each) for n, each in enumerate(zip(texts, languages, strict=True))]
    held.update({each.id: each for each in articles})
    found = []
    for seed in range(4):
        order = random.Random(seed).sample(articles, len(articles))
        (tmp_path / str(seed)).mkdir()
        links = Links(tmp_path / str(seed), reading(held))
        if seed == 0:
            links.add(order, mark=5)
        else:
            for mark, each in enumerate(order, 1):
                links.add([each], mark=mark)
        found.append([seen(links, each.id) for each in articles])
        links.close()
    assert found[0][0] == [("same", "7"), ("reprint", "1"), ("quoted-by", "2")]
    assert found[1:] == [found[0]] * 3


def test_the_same_articles_again_change_nothing(links: Links, held: Archive) -> None:
    put(links, held, article("1", BODY), article("2", CUT), article("3", "x y z"))
    before = [links.of(id) for id in "123"]
    links.add(list(held.values()), mark=7)
    assert [links.of(id) for id in "123"] == before
    assert links.mark() == 7
    assert links.totals() == {"reprint": 1}


def test_a_failing_batch_leaves_nothing(links: Links, held: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    put(links, held, article("1", BODY))

    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("kzuzcli.linking.linker.find_rivals", broken)
    with pytest.raises(RuntimeError):
        links.add([article("2", CUT)], mark=2)
    assert (links.mark(), links.of("1"), links.of("2")) == (1, [], [])


def test_a_reader_sees_it_and_versions_are_told(held: Archive, tmp_path: Path) -> None:
    with pytest.raises(IndexUnusable):
        Links(tmp_path, reading(held), read_only=True)
    links = Links(tmp_path, reading(held))
    put(links, held, article("1", BODY), article("2", CUT))
    links.close()
    reader = Links(tmp_path, reading(held), read_only=True)
    assert seen(reader, "1") == [("reprint", "2")]
    assert reader.of("unknown") == []
    reader.close()
    with sqlite3.connect(tmp_path / FILE) as db:
        db.execute("UPDATE meta SET value = 0 WHERE name = 'version'")
    db.close()
    with pytest.raises(IndexUnusable) as raised:
        Links(tmp_path, reading(held), read_only=True)
    assert raised.value.reason == "outdated"
    (tmp_path / FILE).write_bytes(b"no database" * 100)
    with pytest.raises(IndexUnusable) as raised:
        Links(tmp_path, reading(held), read_only=True)
    assert raised.value.reason == "damaged"


def test_the_seeds(links: Links, held: Archive, shared: Path) -> None:
    """000 and 003 are one text in two languages, 001 quotes 002; 004 shares a title and names with 000."""
    for path, language in zip(
        sorted((shared / "seeds").glob("*.txt")), ("en", "en", "en", "ru", "en"), strict=True
    ):
        put(links, held, article(path.name[:3], path.read_text("utf-8"), language))
    assert [(id, *each) for id in sorted(held) for each in seen(links, id)] == [
        ("000", "translation", "003"),
        ("001", "quotes", "002"),
        ("002", "quoted-by", "001"),
        ("003", "translation", "000"),
    ]
    passages = links.of("001")[0].evidence["passages"]
    assert isinstance(passages, list)
    assert [each["words"] for each in passages] == [33, 23, 22, 22, 13, 11]


def test_articles_that_have_links_of_a_kind(links: Links, held: Archive) -> None:
    put(links, held, article("a", f"{words(200, 2)} “{LONG}”"), article("b", f"{words(200, 4)} {LONG}"))
    put(links, held, article("c", words(90, 11)), article("d", words(90, 11)))
    put(links, held, *(article(tag, text, tag) for text, tag in TWINS))
    every = {id for id in held if links.of(id)}
    assert links.having(["quotes"]) == {"a"}
    assert links.having(["quoted-by"]) == {"b"}
    assert links.having(["same"]) == {"c", "d"}
    assert links.having(["translation"]) == {
        id for id in held if any(link.kind == "translation" for link in links.of(id))
    }
    assert links.having(["translation"]) >= {"en", "ru"}
    assert links.having(["same", "reprint", "translation", "quotes", "quoted-by", "shared"]) == every
    assert links.having(["reprint"]) == set()

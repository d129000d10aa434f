"""The n-gram model beside langdetect's own."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from langdetect.utils.ngram import NGram

from kzuzcli.language import build_profiles
from kzuzcli.language.ngrams import pieces, score, weigh, words
from kzuzcli.language.profiles import DATA, model, pack, telling_words, unpack

LETTERS = "abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіўҳ"


def langdetects(word: str) -> Counter[str]:
    gram = NGram()
    found: Counter[str] = Counter()
    for letter in f" {word} ":
        gram.add_char(letter)
        found.update(piece for size in (1, 2, 3) if (piece := gram.get(size)) and piece.strip())
    return found


@given(st.text(alphabet=LETTERS, min_size=1, max_size=20))
def test_pieces_are_those_of_langdetect(word: str) -> None:
    assert Counter(pieces(word)) == langdetects(word)


@pytest.mark.parametrize(
    ("token", "found"),
    [
        ("Oʻzbekiston", ["oʻzbekiston"]),
        ("O'ZBEKISTON", ["oʻzbekiston"]),
        ("g‘oya,", ["gʻoya"]),
        ("‘quoted’", ["quotedʻ"]),
        ("31-avgust", ["avgust"]),
        ("Қасым-Жомарт", ["қасым", "жомарт"]),
        ("İstanbul", ["istanbul"]),
        ("и\u0306од", ["йод"]),
        ("example.org/news", []),
        ("me@example.org", []),
        ("2019", []),
    ],
)
def test_words_of_a_token(token: str, found: list[str]) -> None:
    assert words(token) == found


def test_a_score_is_the_sum_over_pieces() -> None:
    chosen = model("Cyrl")
    rows = [chosen.read(chosen.weights.get(piece, 0)) for piece in pieces("казахстан")]
    by_hand = {language: sum(row[language] for row in rows) for language in chosen.languages}
    assert score([weigh("Казахстан")], "Cyrl") == by_hand


def test_pack_and_unpack() -> None:
    rows = {"a": b"\x01\xff", " b": b"\x00\x02", "ң": b"\x07\x00"}
    again = unpack(pack(("xx", "yy"), rows))
    assert {piece: tuple(again.read(total).values()) for piece, total in again.weights.items()} == {
        piece: tuple(row) for piece, row in rows.items()
    }


def test_the_profiles_are_small_and_hold_each_language() -> None:
    assert sum(path.stat().st_size for path in DATA.iterdir()) <= 600_000
    for script, tags in build_profiles.WANTED.items():
        assert set(tags) <= set(model(script).languages)
        assert set(tags) <= set(telling_words().values())


def test_the_profiles_are_what_the_script_builds(tmp_path: Path) -> None:
    shared = Path(os.environ.get("KZUZ_SHARED", Path(__file__).parents[3] / "shared"))
    if not shared.is_dir():
        pytest.skip("the texts the profiles are built from are not here (../shared or $KZUZ_SHARED)")
    build_profiles.main(shared / "data" / "lid", tmp_path)
    for script in build_profiles.WANTED:
        assert unpack((tmp_path / f"{script}.profiles").read_bytes()) == model(script)
    assert (tmp_path / "telling_words.tsv").read_text("utf-8") == (DATA / "telling_words.tsv").read_text(
        "utf-8"
    )


def test_langdetect_is_only_needed_to_build() -> None:
    code = "import sys, kzuzcli.language as l; l.identify('ок ок'); print('langdetect' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzuzcli.readers.encoding import NotText, decode

RUSSIAN = "В Ташкенте подписано соглашение о границе. Стороны обсудили торговлю, транспорт и воду."
SHOUTED = "ПРЕЗИДЕНТ КАЗАХСТАНА ПРИБЫЛ С ВИЗИТОМ В УЗБЕКИСТАН"
KAZAKH = "Қазақстан мен Өзбекстан шекараны бөлу туралы келісімге қол қойды, деп хабарлайды үкімет."
UZBEK = "Ўзбекистон ва Козогистон чегара тугрисида янги шартнома имзолади, деб хабар беради матбуот."
UKRAINIAN = "Президенти двох країн підписали угоду про кордон, повідомляє її пресслужба в понеділок."
FRENCH = "Le président a été reçu à Tachkent où les deux pays ont signé un accord très attendu."
ENGLISH = "The trade grew to £600m – “a record”, the minister said."

READ = [
    (RUSSIAN, "windows-1251", "windows-1251"),
    (RUSSIAN, "koi8-r", "koi8-r"),
    (SHOUTED, "windows-1251", "windows-1251"),
    (SHOUTED, "koi8-r", "koi8-r"),
    (SHOUTED.lower(), "koi8-r", "koi8-r"),
    (KAZAKH, "kz1048", "kz1048"),
    (UZBEK, "windows-1251", "windows-1251"),
    (UKRAINIAN, "windows-1251", "windows-1251"),
    (FRENCH, "windows-1252", "windows-1252"),
    (ENGLISH, "windows-1252", "windows-1252"),
    (RUSSIAN, "utf-8", "utf-8"),
    (RUSSIAN, "utf-8-sig", "utf-8"),
    (RUSSIAN, "utf-16-le", "utf-16-le"),
    (RUSSIAN, "utf-16-be", "utf-16-be"),
    (ENGLISH, "utf-16-le", "utf-16-le"),
]


@pytest.mark.parametrize(("text", "written", "named"), READ)
def test_an_encoding_is_recognised(text: str, written: str, named: str) -> None:
    assert decode(text.encode(written)) == (text, named)


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_bom_is_believed_and_removed(mark: bytes, name: str) -> None:
    assert decode(mark + KAZAKH.encode(name)) == (KAZAKH, name)


def test_a_broken_byte_does_not_make_utf8_another_encoding() -> None:
    text, name = decode(RUSSIAN.encode()[:-2])
    assert (text, name) == (RUSSIAN[:-2] + "\ufffd", "utf-8 (damaged)")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x04\0", "binary"),
        (b"text with a \0 in it", "binary"),
        (bytes(range(1, 256)) * 3, "binary"),
        ("五月，哈萨克斯坦总统访问乌兹别克斯坦，双方签署联合声明。".encode("gb18030"), "undecodable"),
        ("東京で会議が開かれた。大統領は声明を発表した。".encode("shift_jis"), "undecodable"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(NotText) as refused:
        decode(data)
    assert str(refused.value) == reason


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf8_is_read_as_it_was_written(text: str) -> None:
    assert decode(text.encode()) == (text.removeprefix("\ufeff"), "utf-8")


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        assert isinstance(decode(data)[0], str)
    except NotText as refused:
        assert str(refused) in ("binary", "undecodable")

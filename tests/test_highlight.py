import re
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzuzcli.analysis import fold, primary, tokenize
from kzuzcli.article import Passage
from kzuzcli.highlight import Snippet, matched, snippets, spans
from kzuzcli.query import And, Any, Form, MatchAll, Not, Or, Query, Range, Sequence, Term


def word(text: str, *texts: str, language: str = "en", field: str | None = None) -> Any:
    """A read word: its own form and others, in one language."""
    return Any(tuple(Form(language, form) for form in (text, *texts)), field, text)


VISIT, STATE, BORDER = word("visit", "visits"), word("state"), word("border", "borders")
TEXT = "The state visit: two visits to the border State, no state in sight of a Visit."


def lit(query: Query, text: str, language: str = "en", passages: tuple[Passage, ...] = ()) -> list[str]:
    return [text[start:end] for start, end in spans(query, text, language, passages)]


LIT: list[tuple[Query, list[str]]] = [
    (VISIT, ["visit", "visits", "Visit"]),
    (Or((VISIT, BORDER)), ["visit", "visits", "border", "Visit"]),
    (And((BORDER, Not(VISIT))), ["border"]),
    (Sequence((STATE, VISIT)), ["state", "visit"]),
    (Sequence((VISIT, STATE)), []),
    (Sequence((BORDER, STATE)), ["border", "State"]),
    (Sequence((VISIT, STATE), 0), ["state", "visit"]),
    (Sequence((STATE, VISIT), 1), ["state", "visit"]),
    (Sequence((STATE, VISIT), 3), ["state", "visit", "visits", "State"]),
    (Sequence((STATE, STATE), 1), ["State", "state"]),
    (Sequence((BORDER, BORDER), 9), []),
    (word("visit", field="title"), []),
    (Sequence((STATE, VISIT), None, "title"), []),
    (MatchAll(), []),
    (Range(None), []),
    (Term("en", "lang"), []),
    (Or(()), []),
]


@pytest.mark.parametrize(("query", "words"), LIT, ids=[str(query) for query, _ in LIT])
def test_words_that_answer_are_lit(query: Query, words: list[str]) -> None:
    assert lit(query, TEXT) == words


def test_a_form_answers_in_its_own_language_only() -> None:
    text = "бар сөз. бар и ресторан"
    passages = (Passage(0, 8, "kk"), Passage(8, len(text), "ru"))
    assert spans(word("бар", language="ru"), text, "kk", passages) == [(9, 12)]
    assert spans(word("бар", language="kk"), text, "kk", passages) == [(0, 3)]
    assert spans(word("бар", language="kk"), text, "kk") == [(0, 3), (9, 12)]


def test_both_scripts_of_a_language_answer() -> None:
    form = fold("ташриф", "uz")
    text = "Давлат ташрифи. Ташриф. Tashrif"
    assert lit(word(form, language="uz"), text, "uz-Cyrl") == ["Ташриф", "Tashrif"]


def test_the_title_has_words_of_its_own() -> None:
    query = And((word("visit", field="title"), BORDER, word("kim", field="author")))
    assert spans(query, "Visit to the border", "en", field="title") == [(0, 5), (13, 19)]


def test_a_row_may_run_over_a_line() -> None:
    assert lit(Sequence((STATE, VISIT)), "a state\n\nvisit") == ["state", "visit"]
    assert lit(Sequence((STATE, VISIT)), "a state " + ". " * 3000 + "visit") == ["state", "visit"]
    assert lit(Sequence((STATE, VISIT)), "a state " + "no " * 3000 + "visit") == []


def test_words_are_counted_as_they_stand() -> None:
    text = "Visit, visits and VISIT; visit, visits. Visit border"
    assert matched(Or((VISIT, BORDER)), text, "en") == ["Visit", "visits", "border"]


# --- snippets

SENTENCES = [
    "The delegation arrived in the morning and was met at the airport by the deputy minister.",
    "An agreement on the border was signed on the second day of the state visit.",
    "It had been prepared for eleven years by a joint commission of both governments.",
    "Trade grew by a third in that time, and most of it now crosses at four points.",
]
PARAGRAPH = " ".join(SENTENCES)


def marked(snippet: Snippet) -> str:
    text, at = "", 0
    for start, end in snippet.highlights:
        text += f"{snippet.text[at:start]}[{snippet.text[start:end]}]"
        at = end
    return text + snippet.text[at:]


def test_a_short_paragraph_is_shown_whole() -> None:
    found = snippets(VISIT, "Title\n\n  A state visit.  \n\nEnd", "en")
    assert found == [Snippet("A state visit.", ((8, 13),), 2)]


def test_a_long_one_is_cut_between_sentences_without_a_mark() -> None:
    (found,) = snippets(BORDER, PARAGRAPH, "en", width=170)
    assert marked(found) == f"{SENTENCES[1]} {SENTENCES[2]}".replace("border", "[border]")


def test_a_long_sentence_is_cut_between_words_with_a_mark() -> None:
    (found,) = snippets(BORDER, PARAGRAPH.replace(".", ","), "en", count=1, width=60)
    assert re.fullmatch(r"….*\[border\].*…", marked(found))
    inner = found.text.strip("…")
    assert f" {inner} " in PARAGRAPH.replace(".", ",")
    assert len(inner) <= 60


def test_the_end_of_a_paragraph_is_filled_from_before() -> None:
    (found,) = snippets(word("points"), PARAGRAPH, "en", width=170)
    assert marked(found) == f"{SENTENCES[2]} {SENTENCES[3]}".replace("points", "[points]")


def test_initials_end_no_sentence() -> None:
    text = "Слово " * 40 + "сказал К. Токаев в г. Астана вчера. " + "Слово " * 40
    (found,) = snippets(word("токаев", language="ru"), text, "ru", count=1, width=60)
    assert "К. [Токаев]" in marked(found)


def test_the_passage_with_most_words_of_the_query_comes_first() -> None:
    text = "visit visit visit visit\nno\na state visit\nstate state"
    (found,) = snippets(And((STATE, VISIT)), text, "en", count=1)
    assert (marked(found), found.paragraph) == ("a [state] [visit]", 3)


def test_of_two_alike_the_denser_and_then_the_rarer_comes_first() -> None:
    text = "a visit\na visit and visits\n"
    assert [found.paragraph for found in snippets(VISIT, text, "en", count=1)] == [2]
    query, text = Or((VISIT, BORDER)), "a visit\na border"
    assert [found.paragraph for found in snippets(query, text, "en", count=1)] == [1]
    rare = {"visit": 1.0, "border": 5.0}
    assert [found.paragraph for found in snippets(query, text, "en", count=1, weights=rare)] == [2]


def test_the_second_passage_shows_what_the_first_does_not() -> None:
    text = "a visit, visits\n" * 3 + "one border"
    found = snippets(Or((VISIT, BORDER)), text, "en", count=2)
    assert [snippet.paragraph for snippet in found] == [1, 4]


def test_two_passages_of_a_paragraph_do_not_overlap() -> None:
    filler = "word " * 60
    found = snippets(VISIT, f"visit {filler}visit {filler}", "en", count=3, width=80)
    assert [marked(snippet).count("[visit]") for snippet in found] == [1, 1]


def test_a_text_without_a_word_of_the_query_begins_at_its_beginning() -> None:
    assert snippets(word("visit", field="title"), "\n A line.\nAnother", "en") == [Snippet("A line.", (), 1)]
    (found,) = snippets(MatchAll(), PARAGRAPH, "en", width=100)
    assert found.text == SENTENCES[0]
    assert snippets(VISIT, " \n ", "en") == []


def test_control_characters_become_blanks() -> None:
    (found,) = snippets(VISIT, "a\x1b[31m \t visit\x07\u202e to\r\nb", "en")
    assert marked(found) == "a [31m [visit] to"


def test_a_word_without_end_is_not_shown() -> None:
    endless = "a" * 100_000
    (found,) = snippets(word(endless), f"visit {endless} visit", "en", width=50)
    assert len(found.text) <= 60


# --- laws

LETTERS = st.sampled_from(["aa", "bb", "cc", "AA", "ўў"])
GAPS = st.sampled_from([" ", " ", ", ", ". ", "\n", "\n\n", "-"])
TEXTS = st.lists(st.tuples(LETTERS, GAPS), max_size=25).map(lambda pairs: "".join(map("".join, pairs)))
SLOTS = st.builds(
    Any, st.lists(st.builds(Form, st.just("en"), st.sampled_from(["aa", "bb", "cc"])), max_size=2).map(tuple)
)
ROWS = st.builds(Sequence, st.lists(SLOTS, min_size=2, max_size=3).map(tuple), st.none() | st.integers(0, 3))
QUERIES: st.SearchStrategy[Query] = st.recursive(
    SLOTS | ROWS,
    lambda parts: (
        st.lists(parts, max_size=3).map(lambda found: And(tuple(found)))
        | st.lists(parts, max_size=3).map(lambda found: Or(tuple(found)))
        | parts.map(Not)
    ),
    max_leaves=5,
)


def oracle(query: Query, text: str) -> set[int]:
    """The ordinals of the words that answer, tried one by one in every order."""
    terms = [token.term for token in tokenize(text, "en")]
    if isinstance(query, And | Or):
        return set().union(*(oracle(part, text) for part in query.parts))
    if isinstance(query, Any):
        return {at for at, term in enumerate(terms) if Form("en", term) in query.forms}
    if not isinstance(query, Sequence):
        return set()
    sets = [oracle(slot, text) for slot in query.slots]
    found: set[int] = set()
    for places in permutations(range(len(terms)), len(sets)):
        fits = all(place in slot for place, slot in zip(places, sets, strict=True))
        others = max(places) - min(places) + 1 - len(places)
        in_order = all(after - before == 1 for before, after in pairwise(places))
        if fits and (in_order if query.distance is None else others <= query.distance):
            found.update(places)
    return found


@given(QUERIES, TEXTS)
def test_exactly_what_answers_is_lit(query: Query, text: str) -> None:
    tokens = list(tokenize(text, "en"))
    assert spans(query, text, "en") == [
        (tokens[at].start, tokens[at].end) for at in sorted(oracle(query, text))
    ]


@given(QUERIES, TEXTS | st.text(), st.integers(1, 40), st.integers(1, 3))
def test_snippets_keep_their_promises(query: Query, text: str, width: int, count: int) -> None:
    found = snippets(query, text, "en", width=width, count=count)
    answers = {text[start:end] for start, end in spans(query, text, "en")}
    paragraphs = [re.sub(r"\s+", " ", line).strip() for line in text.split("\n") if line.strip()]
    assert len(found) <= count
    assert len(found) > 0 or not paragraphs
    shown: list[tuple[int, int]] = []
    for snippet in found:
        ends = [0]
        for start, end in snippet.highlights:
            assert ends[-1] <= start < end <= len(snippet.text)
            assert snippet.text[start:end] in answers
            ends.append(end)
        assert "\n" not in snippet.text
        assert 1 <= snippet.paragraph <= len(paragraphs)
        shown.append((snippet.paragraph, len(snippet.highlights)))
    assert shown == sorted(shown, key=lambda pair: pair[0])
    assert sum(many for _, many in shown) <= len(spans(query, text, "en"))


@given(TEXTS, st.integers(5, 40))
def test_a_snippet_is_text_of_the_article(text: str, width: int) -> None:
    plain = " ".join(text.split())
    for snippet in snippets(word("aa"), text, "en", width=width):
        assert snippet.text.strip("…") in plain
        assert len(snippet.text.strip("…")) <= width


@given(st.integers(0, 30), st.integers(0, 30))
def test_passages_are_read_as_one_text(first: int, second: int) -> None:
    text = "aa bb cc aa bb cc aa bb cc"[:30]
    low, high = sorted((min(first, len(text)), min(second, len(text))))
    borders = sorted({0, *(at for at in (low, high) if text[at - 1 : at] == " "), len(text)})
    passages = tuple(Passage(a, b, "en-GB") for a, b in pairwise(borders))
    query = Sequence((word("cc"), word("aa")))
    assert primary("en-GB") == "en"
    assert spans(query, text, "en", passages) == spans(query, text, "en")


AVOIDED = [
    # the words of the article before those of the lines around it
    ("Read more: a visit\nThe visit began.", (0, 18), [VISIT], ["The visit began."]),
    # what stands nowhere else is shown where it stands
    (
        "Photo: the border\nThe visit began.",
        (0, 17),
        [VISIT, BORDER],
        ["Photo: the border", "The visit began."],
    ),
    ("Photo: the border", (0, 17), [BORDER], ["Photo: the border"]),
    # and the beginning of the article where nothing is lit
    ("Share this\nThe talks began.", (0, 10), [VISIT], ["The talks began."]),
    ("Share this", (0, 10), [VISIT], ["Share this"]),
]


@pytest.mark.parametrize(("text", "avoid", "words", "told"), AVOIDED)
def test_snippets_are_cut_from_the_article(
    text: str, avoid: tuple[int, int], words: list[Any], told: list[str]
) -> None:
    query = Or(tuple(words))
    assert [each.text for each in snippets(query, text, "en", avoid=[avoid])] == told

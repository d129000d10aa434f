import pytest

from kzuzcli.errors import QueryError
from kzuzcli.period import Period
from kzuzcli.query import (
    And,
    Fuzzy,
    MatchAll,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Range,
    Same,
    Saved,
    Term,
    parse,
    write,
)
from kzuzcli.query.parser import MAX_CHARACTERS, MAX_DEPTH, MAX_WORDS

A, B, C, D = Term("a"), Term("b"), Term("c"), Term("d")

STRUCTURE: list[tuple[str, Query]] = [
    ("", MatchAll()),
    ("  ", MatchAll()),
    ("demarcation", Term("demarcation")),
    ("a b", And((A, B))),
    ("a AND b", And((A, B))),
    ("a OR b", Or((A, B))),
    ("a b OR c d", Or((And((A, B)), And((C, D))))),
    ("a OR b AND c", Or((A, And((B, C))))),
    ("(a OR b) c", And((Or((A, B)), C))),
    ("a (b c) d", And((A, B, C, D))),
    ("a OR (b OR c)", Or((A, B, C))),
    ("((((a))))", A),
    ("-a", Not(A)),
    ("a -b -c", And((A, Not(B), Not(C)))),
    ("-(a OR b)", Not(Or((A, B)))),
    ("-(-a)", Not(Not(A))),
    ("NOT a", Not(A)),
    ("a NOT b", And((A, Not(B)))),
    ("a AND NOT b", And((A, Not(B)))),
    ("a OR NOT (b c)", Or((A, Not(And((B, C)))))),
    ("NOT -a", Not(Not(A))),
    ("same:(a b)", Same(And((A, B)))),
    ("same:(a)", Same(A)),
    ("a -same:(b OR c) d", And((A, Not(Same(Or((B, C)))), D))),
    ("same:((a OR b) -c)", Same(And((Or((A, B)), Not(C))))),
    ("same:(a b) OR SAME:(c)", Or((Same(And((A, B))), Same(C)))),
    ("title:(same:(a) b)", And((Same(A), Term("b", "title")))),
]

WORDS: list[tuple[str, Query]] = [
    ("=Tokayev", Term("Tokayev", exact=True)),
    ("pre*", Prefix("pre")),
    ("U.S*", Prefix("U.S")),
    ("word~", Fuzzy("word")),
    ("word~1", Fuzzy("word", 1)),
    ("word~2", Fuzzy("word", 2)),
    ("-pre*", Not(Prefix("pre"))),
    ("title:visit", Term("visit", "title")),
    ("Title:visit", Term("visit", "title")),
    ("title:=visit", Term("visit", "title", exact=True)),
    ("=title:visit", Term("visit", "title", exact=True)),
    ("title:pre*", Prefix("pre", "title")),
    ("title:word~2", Fuzzy("word", 2, "title")),
    ('source:"Astana Times"', Phrase(("Astana", "Times"), "source")),
    ('author:="Anna Kim"', Phrase(("Anna", "Kim"), "author", exact=True)),
    ("title:(a OR =b)", Or((Term("a", "title"), Term("b", "title", exact=True)))),
    ("title:(a lang:ru)", And((Term("a", "title"), Term("ru", "lang")))),
    ("-title:(a b)", Not(And((Term("a", "title"), Term("b", "title"))))),
    ("title:lang:ru", Term("lang:ru", "title")),
]

ORDINARY = [
    "2019",
    "$5",
    "€5bn",
    "50%",
    "№5",
    "W-2",
    "Kassym-Jomart",
    "O‘zbekiston",
    "Oʻzbekiston",
    "O'zbekiston",
    "Қазақстан",
    "press@akorda.kz",
    "10:30",
    "http://akorda.kz/en",
    "https://akorda.kz/~press?id=5",
    "and",
    "or",
    "not",
    "And",
    "ORDER",
    "AT&T",
    "C++",
    "#border",
    "us@er",
    "+7",
    "Article:5",
    "Tokayev:",
]

PUNCTUATION: list[tuple[str, Query]] = [
    ("a - b", And((A, B))),
    ("a – b", And((A, B))),
    ("a — b", And((A, B))),
    ("a & b", And((A, B))),
    ("a, b.", And((A, B))),
    ("a ... b", And((A, B))),
    ("a = b", And((A, B))),
    ("a OR & b", Or((A, B))),
    ("a? b! c;", And((A, B, C))),
    ("Tokayev: visit", And((Term("Tokayev"), Term("visit")))),
]

VISIT = Phrase(("state", "visit"))
QUOTED: list[tuple[str, Query]] = [
    ('"state visit"', VISIT),
    ("“state visit”", VISIT),
    ("„state visit“", VISIT),
    ("„state visit”", VISIT),
    ("«state visit»", VISIT),
    ("»state visit«", VISIT),
    ("”state visit”", VISIT),
    ('“state visit"', VISIT),
    ('"state visit”', VISIT),
    ("“ state,  visit! ”", VISIT),
    ("«Газета „Время“ пишет»", Phrase(("Газета", "Время", "пишет"))),
    ("„a «b» c“ d", And((Phrase(("a", "b", "c")), D))),
    ("«a “b” c»", Phrase(("a", "b", "c"))),
    ("«a «b» c»", Phrase(("a", "b", "c"))),
    ("«a «b c» d", And((Phrase(("a", "b", "c")), D))),
    ('"a – b"', Phrase(("a", "b"))),
    ('"visit"', Term("visit")),
    ('"OR"', Term("OR")),
    ('"-a"', Term("-a")),
    ('"lang:ru"', Term("lang:ru")),
    ('"a" "b"', And((A, B))),
    ('"a""b"', And((A, B))),
    ('c"a b"', And((C, Phrase(("a", "b"))))),
    ('-"a b"', Not(Phrase(("a", "b")))),
    ('="a b"', Phrase(("a", "b"), exact=True)),
    ('"a b"~5', Near(("a", "b"), 5)),
    ("«a b»~0", Near(("a", "b"), 0)),
    ('="a b"~2', Near(("a", "b"), 2, exact=True)),
    ('title:"a b"~2', Near(("a", "b"), 2, "title")),
    ('"a b"~2, c', And((Near(("a", "b"), 2), C))),
]

FILTERS: list[tuple[str, Query]] = [
    ("lang:ru", Term("ru", "lang")),
    ("lang:UZ-cyrl", Term("uz-Cyrl", "lang")),
    ("lang:kk_latn", Term("kk-Latn", "lang")),
    ("lang:*", Term("*", "lang")),
    ("lang:(ru OR kk)", Or((Term("ru", "lang"), Term("kk", "lang")))),
    ("-lang:en", Not(Term("en", "lang"))),
    ("url:https://akorda.kz/en/a_(b)?x=1", Term("https://akorda.kz/en/a_(b)?x=1", "url")),
    ("(url:akorda.kz)", Term("akorda.kz", "url")),
    ("path:2019/", Term("2019/", "path")),
    ('path:"my folder/x"', Term("my folder/x", "path")),
    ("path:“my folder”", Term("my folder", "path")),
    ("id:1D14", Term("1d14", "id")),
    ("tag:border", Term("border", "tag")),
    ("is:Undated", Term("undated", "is")),
    ("is:mixed", Term("mixed", "is")),
    ("is:Translation", Term("translation", "is")),
    ("like:1D14", Term("1d14", "like")),
    ("is:missing", Term("missing", "is")),
    ("tag:none", Term("none", "tag")),
    ("-tag:Экономика", Not(Term("Экономика", "tag"))),
    ('tag:"foreign policy"', Term("foreign policy", "tag")),
    ("@border", Saved("border")),
    ("@Граница,", Saved("граница")),
    ("-@gas-2024", Not(Saved("gas-2024"))),
    ("(@a OR @b) lang:ru", And((Or((Saved("a"), Saved("b"))), Term("ru", "lang")))),
    ('"@border"', Term("@border")),
    ("=@border", Term("@border", None, True)),
    ("title:@border", Term("@border", "title")),
    ("date:2019", Range(Period.parse("2019"))),
    ("date:2019-04", Range(Period.parse("2019-04"))),
    ("date:2019-04-17", Range(Period.parse("2019-04-17"))),
    ('date:"2019"', Range(Period.parse("2019"))),
    ("date:2019-04..2019-06", Range(Period.parse("2019-04/2019-06"))),
    ("date:2019-04/2019-06", Range(Period.parse("2019-04/2019-06"))),
    ("date:2022..", Range(Period.parse("2022/.."))),
    ("date:..2019", Range(Period.parse("../2019"))),
    ("date:/2019", Range(Period.parse("../2019"))),
    ("date:none", Range(None)),
    ("date:201X", Range(Period.from_query("201X"))),
    ("date:[2019,2021]", Range(Period.from_query("[2019,2021]"))),
    ("date:(2019 OR none)", Or((Range(Period.parse("2019")), Range(None)))),
]


@pytest.mark.parametrize(("text", "query"), STRUCTURE + WORDS + PUNCTUATION + QUOTED + FILTERS)
def test_a_query_is_read(text: str, query: Query) -> None:
    assert parse(text) == query
    assert parse(str(query)) == query
    assert write(query) == str(query)


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_word_is_one_term(text: str) -> None:
    query = parse(text)
    assert query == Term(text.rstrip(":"))
    assert parse(str(query)) == query


WRITTEN = [
    ("a (b c) OR d", "a b c OR d"),
    ("(a OR b) -(c d)", "(a OR b) -(c d)"),
    ("«a b»~3 title:(a b)", '"a b"~3 title:a title:b'),
    ("date:2019-04/2019-06 lang:uz-cyrl", "date:2019-04..2019-06 lang:uz-Cyrl"),
    ("‘abc NOT -x", '"‘abc" -(-x)'),
]


@pytest.mark.parametrize(("text", "written"), WRITTEN)
def test_a_query_is_written(text: str, written: str) -> None:
    assert str(parse(text)) == written


ARGUMENTS: list[tuple[list[str], Query]] = [
    ([], MatchAll()),
    (["a"], A),
    (["a", "b"], And((A, B))),
    (["a b"], And((A, B))),
    (["a OR b", "c"], And((Or((A, B)), C))),
    (["a", "OR", "b"], Or((A, B))),
    (["(", "a", "OR", "b", ")", "c"], And((Or((A, B)), C))),
    (["a b", "OR", "c"], Or((And((A, B)), C))),
    (["a OR b", "-c d"], And((Or((A, B)), Not(C), D))),
    (['"state visit"', "a"], And((VISIT, A))),
    (['"state', 'visit"'], VISIT),
    (["Uzbekistan", "-demarcation"], And((Term("Uzbekistan"), Not(Term("demarcation"))))),
    (["a", "", "b"], And((A, B))),
    (["a", "&", "b"], And((A, B))),
]


@pytest.mark.parametrize(("arguments", "query"), ARGUMENTS)
def test_arguments_are_read_together(arguments: list[str], query: Query) -> None:
    assert parse(arguments) == query


ANY: list[tuple[list[str], Query]] = [
    (["a", "b"], Or((A, B))),
    (["a"], A),
    (["a b", "c"], Or((A, B, C))),
    (["a", "b", "-c"], And((Or((A, B)), Not(C)))),
    (["a", "b", "lang:ru"], And((Or((A, B)), Term("ru", "lang")))),
    (["a", "b", "source:c"], And((Or((A, B)), Term("c", "source")))),
    (["a", '"state visit"', "b*"], Or((A, VISIT, Prefix("b")))),
    (["a", "(b OR c)"], Or((A, B, C))),
    (["lang:ru", "-c"], And((Term("ru", "lang"), Not(C)))),
    ([], MatchAll()),
]


@pytest.mark.parametrize(("arguments", "query"), ANY)
def test_any_word_is_enough(arguments: list[str], query: Query) -> None:
    assert parse(arguments, any_word=True) == query


# query, reason, what the carets stand under, the suggestion
REFUSED = [
    ('"state visit', "unclosed-quote", '"', '"state visit"'),
    ("“state visit", "unclosed-quote", "“", "“state visit”"),
    ("«state visit", "unclosed-quote", "«", "«state visit»"),
    ('state visit"', "unclosed-quote", '"', '"state visit"'),
    ('"state visit lang:ru', "unclosed-quote", '"', '"state visit" lang:ru'),
    ('("a b) c', "unclosed-quote", '"', '("a b) c")'),
    ('("a b)', "unclosed-quote", '"', '("a b")'),
    ("(a OR b", "unclosed-bracket", "(", "(a OR b)"),
    ("((a b) c", "unclosed-bracket", "(", "((a b) c)"),
    ("a b)", "unopened-bracket", ")", "a b"),
    ("a OR b) c", "unopened-bracket", ")", "(a OR b) c"),
    ("titel:x", "unknown-field", "titel", "title:x"),
    ("language:ru", "unknown-field", "language", "lang:ru"),
    ("dates:2019", "unknown-field", "dates", "date:2019"),
    ("дата:2019", "unknown-field", "дата", "date:2019"),
    ("a sorce:(b OR c)", "unknown-field", "sorce", "a source:(b OR c)"),
    ("Reuters:agency", "unknown-field", "Reuters", '"Reuters:agency"'),
    ("date:2019-13", "impossible-date", "2019-13", "date:2019"),
    ("date:2019-02-30", "impossible-date", "2019-02-30", "date:2019-02"),
    ("date:0019", "impossible-date", "0019", None),
    ("date:2020..2019", "reversed-range", "2020..2019", "date:2019..2020"),
    ("same:a", "bad-value", "same:a", "same:(a)"),
    ('same:"a b" c', "bad-value", 'same:"a b"', 'same:("a b") c'),
    ("same:(a lang:ru b) c", "not-in-paragraph", "lang:ru", "same:(a b) c lang:ru"),
    ("same:(a -title:b)", "not-in-paragraph", "-title:b", "same:(a) -title:b"),
    ("same:(a title:(b c))", "not-in-paragraph", "title:(", "same:(a (b c))"),
    ("same:(a same:(b))", "not-in-paragraph", "same:(", "same:(a (b))"),
    ("same:(-a)", "only-negative", "same:(-a)", None),
    ("same:(a OR -b)", "only-negative", "same:(a OR -b)", None),
    ("same:(a", "unclosed-bracket", "(", "same:(a)"),
    ("date:17.04.2019", "bad-value", "17.04.2019", "date:2019-04-17"),
    ("date:2019-4-7", "bad-value", "2019-4-7", "date:2019-04-07"),
    ("date:04/2019", "bad-value", "04/2019", "date:2019-04"),
    ("date:2019-2020", "bad-value", "2019-2020", "date:2019..2020"),
    ("date:2019…2020", "bad-value", "2019…2020", "date:2019..2020"),
    ("date:spring", "bad-value", "spring", None),
    ("date:..", "bad-value", "..", None),
    ("a AND", "missing-operand", "AND", "a"),
    ("OR a", "missing-operand", "OR", "a"),
    ("a OR OR b", "missing-operand", "OR", "a OR b"),
    ("a (OR b)", "missing-operand", "OR", "a ( b)"),
    ("NOT", "missing-operand", "NOT", '"NOT"'),
    ("a ()", "missing-operand", "()", "a"),
    ('a ""', "missing-operand", '""', "a"),
    ("title: visit", "missing-operand", "title:", "title:visit"),
    ("visit title:", "missing-operand", "title:", "visit"),
    ("visit title:!", "missing-operand", "title:!", "visit"),
    ('a path:""', "missing-operand", 'path:""', "a"),
    ("*", "bare-star", "*", None),
    ("a *", "bare-star", "*", "a"),
    ("title:*", "bare-star", "*", None),
    ("*stan", "bad-value", "*stan", "stan"),
    ("demar*tion", "bad-value", "demar*tion", "demar*"),
    ("organi?ation", "bad-value", "organi?ation", "organi*"),
    ('"state vis*"', "bad-value", '"state vis*"', '"state vis"'),
    ("word~3", "bad-value", "word~3", "word~2"),
    ('"a b"~', "bad-value", "~", '"a b"~5'),
    ('"a b"~99999', "bad-value", "~99999", '"a b"~1000'),
    ("=pre*", "bad-value", "pre*", "pre*"),
    ("=(a b)", "bad-value", "=", "(a b)"),
    ("--news", "bad-value", "--", "-news"),
    ("a –news", "bad-value", "–", "a -news"),
    ("lang:-ru", "bad-value", "-", "-lang:ru"),
    ("lang:kz", "bad-value", "kz", "lang:kk"),
    ("lang:Russian", "bad-value", "Russian", "lang:ru"),
    ("lang:uz,ru", "bad-value", "uz,ru", "lang:(uz OR ru)"),
    ("lang:=ru", "bad-value", "lang:=ru", "lang:ru"),
    ("is:undatd", "bad-value", "undatd", "is:undated"),
    ("is:new", "bad-value", "new", None),
    ("id:xyz", "bad-value", "xyz", None),
    ("path:*.txt", "bad-value", "*.txt", "path:.txt"),
    ("&", "bad-value", "&", None),
    ("titel:x date:2019-13 (a", "unknown-field", "titel", "title:x date:2019 (a)"),
]


@pytest.mark.parametrize(("text", "reason", "marked", "suggestion"), REFUSED)
def test_what_cannot_be_read_is_refused(text: str, reason: str, marked: str, suggestion: str | None) -> None:
    with pytest.raises(QueryError) as refused:
        parse(text)
    error = refused.value
    assert (error.reason, error.text[error.start : error.end], error.suggestion) == (
        reason,
        marked,
        suggestion,
    )
    assert error.text == text
    assert error.wanted
    if suggestion is not None:
        parse(suggestion)


def test_an_error_points_into_the_argument_read() -> None:
    with pytest.raises(QueryError) as refused:
        parse(["a", "b titel:c", "OR", "d"])
    error = refused.value
    assert (error.text, error.start, error.end) == ("b titel:c", 2, 7)
    assert error.suggestion == "a (b title:c) OR d"


def test_an_error_points_into_the_row_of_arguments() -> None:
    with pytest.raises(QueryError) as refused:
        parse(["a", "b c", "OR"])
    error = refused.value
    assert (error.text, error.start, error.end) == ("a (b c) OR", 8, 10)
    assert error.suggestion == "a (b c)"


TOO_MUCH = [
    ("too-deep", "(" * (MAX_DEPTH + 1) + "a" + ")" * (MAX_DEPTH + 1)),
    ("too-deep", "(" * 20_000),
    ("too-deep", "-(" * 20_000),
    ("too-deep", "NOT " * 10_000 + "a"),
    ("too-deep", "(a OR b -(" * MAX_DEPTH + "c" + "))" * MAX_DEPTH),
    ("too-long", "word " * (MAX_WORDS + 1)),
    ("too-long", '"' + "word " * (MAX_WORDS + 1) + '"'),
    ("too-long", "a" * (MAX_CHARACTERS + 1)),
    ("too-long", "«a " * MAX_CHARACTERS),
]


@pytest.mark.parametrize(("reason", "text"), TOO_MUCH, ids=lambda value: value[:12])
def test_too_much_is_refused(reason: str, text: str) -> None:
    with pytest.raises(QueryError) as refused:
        parse(text)
    assert refused.value.reason == reason


ENOUGH = [
    "(" * MAX_DEPTH + "a" + ")" * MAX_DEPTH,
    "-(" * MAX_DEPTH + "a" + ")" * MAX_DEPTH,
    "(a OR (b " * (MAX_DEPTH // 2) + "c" + "))" * (MAX_DEPTH // 2),
    " ".join(f"word{number}" for number in range(MAX_WORDS)),
    " OR ".join(f"word{number}" for number in range(MAX_WORDS)),
]


@pytest.mark.parametrize("text", ENOUGH, ids=lambda value: value[:12])
def test_the_largest_queries_are_read(text: str) -> None:
    query = parse(text)
    assert parse(str(query)) == query
    assert hash(query) == hash(parse(text))

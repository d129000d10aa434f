import os
from pathlib import Path

import pytest

from kzuzcli.errors import ReadError
from kzuzcli.readers import walk


def touch(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")


def found(*paths: Path) -> list[str | tuple[str, str]]:
    root = paths[0]
    return [
        (item.reason, item.path) if isinstance(item, ReadError) else Path(item).relative_to(root).as_posix()
        for item in walk(paths)
    ]


def test_files_come_in_the_order_of_names_folder_by_folder(tmp_path: Path) -> None:
    touch(tmp_path, "b.txt", "a/2.md", "a/1.md", "c/d/e.jsonl", "a.txt")
    assert found(tmp_path) == ["a/1.md", "a/2.md", "a.txt", "b.txt", "c/d/e.jsonl"]


def test_hidden_and_about_files_are_passed_over(tmp_path: Path) -> None:
    touch(tmp_path, ".git/x", ".hidden", "README.md", "sub/LICENSE", "sub/readme.ru.md", "LICENSE-MIT",
          "README", "licence.txt", "README_FIRST.txt")  # fmt: skip
    touch(tmp_path, "license-of-the-bank.txt", "README.jsonl", "Readme for ministers.md")
    assert found(tmp_path) == ["README.jsonl", "Readme for ministers.md", "license-of-the-bank.txt"]


def test_the_folder_of_a_saved_page_is_passed_over(tmp_path: Path) -> None:
    touch(
        tmp_path, "page.html", "page_files/ad.html", "Страница.htm", "Страница_файлы/a.js", "my_files/a.txt"
    )
    assert found(tmp_path) == ["my_files/a.txt", "page.html", "Страница.htm"]


def test_standard_input_stands_for_itself() -> None:
    assert list(walk([Path("-")])) == ["-"]


def test_what_is_named_is_taken_whatever_its_name(tmp_path: Path) -> None:
    touch(tmp_path, "README.md", ".hidden.txt")
    named = [tmp_path / "README.md", tmp_path / ".hidden.txt"]
    assert list(walk([*named, named[0]])) == list(map(str, named))


def test_a_missing_path_is_an_error_in_its_place(tmp_path: Path) -> None:
    touch(tmp_path, "a.txt")
    items = list(walk([tmp_path / "none", tmp_path]))
    assert isinstance(items[0], ReadError)
    assert (items[0].reason, items[0].path) == ("missing", str(tmp_path / "none"))
    assert items[1:] == [str(tmp_path / "a.txt")]


def test_a_folder_linked_inside_itself_is_a_loop(tmp_path: Path) -> None:
    touch(tmp_path, "a/b/c.txt")
    (tmp_path / "a" / "b" / "up").symlink_to(tmp_path / "a")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert found(tmp_path) == [
        "a/b/c.txt",
        ("loop", str(tmp_path / "a/b/up")),
        ("loop", str(tmp_path / "self")),
    ]


def test_folders_that_link_to_each_other_are_walked_once_a_link(tmp_path: Path) -> None:
    folders = [f"d{number}" for number in range(12)]
    for folder in folders:
        touch(tmp_path, f"{folder}/a.txt")
        for other in folders:
            (tmp_path / folder / f"to-{other}").symlink_to(tmp_path / other)
    files = [Path(item) for item in walk([tmp_path]) if isinstance(item, str)]
    assert 12 <= len(files) <= 24
    assert {item.resolve().parent.name for item in files} == set(folders)


def test_links_to_files_are_followed_and_broken_ones_reported(tmp_path: Path) -> None:
    touch(tmp_path, "a.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "c.txt").symlink_to(tmp_path / "gone")
    assert found(tmp_path) == ["a.txt", "b.txt", ("missing", str(tmp_path / "c.txt"))]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_reported_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert found(tmp_path) == [("unsupported", str(tmp_path / "pipe"))]
    assert [item.reason for item in walk([tmp_path / "pipe"]) if isinstance(item, ReadError)] == [
        "unsupported"
    ]


def test_a_name_that_is_not_utf8_is_reported_printably(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xef\xf0\xe8.txt")).write_text("text")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    touch(tmp_path, "a.txt")
    assert found(tmp_path) == ["a.txt", ("bad-name", rf"{tmp_path}/\xef\xf0\xe8.txt")]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_forbidden_folder_is_reported(tmp_path: Path) -> None:
    touch(tmp_path, "a/b.txt")
    (tmp_path / "a").chmod(0)
    assert found(tmp_path) == [("unreadable", str(tmp_path / "a"))]
    (tmp_path / "a").chmod(0o700)

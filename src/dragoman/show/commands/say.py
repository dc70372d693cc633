"""What commands say on standard error, and the options that several share."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from dragoman.errors import DragomanError, InputError

if TYPE_CHECKING:
    from dragoman.link.grades import Grades

T = TypeVar("T")
Decorated = TypeVar("Decorated", bound=Callable[..., Any])


class Failure(click.ClickException):
    """A known error that ends the command."""

    def __init__(self, error: DragomanError) -> None:
        super().__init__(str(error))

    def show(self, file: object = None) -> None:
        """One line, without what could steer the terminal."""
        say(self.message)


def say(message: object) -> None:
    """One line on standard error."""
    from dragoman.show.phrases import plain

    click.echo(f"dragoman: {plain(str(message))}", err=True)


def kept(items: Iterable[T | DragomanError]) -> Iterator[T]:
    """The items that are no errors; each error is said."""
    for item in items:
        if isinstance(item, DragomanError):
            say(item)
        else:
            yield item


def day(value: str | None, option: str = "--published") -> str | None:
    """A date option in any unambiguous form; InputError, which names the option, where it is none."""
    if value is None:
        return None
    from dragoman.read import dates

    try:
        return dates.day(value)
    except InputError as error:
        raise InputError(f"{option} {value}", error.reason, error.remedy) from None


def ledger_option(command: Decorated) -> Decorated:
    """``--ledger FILE``, else $DRAGOMAN_LEDGER, else dragoman.ledger in this folder."""
    option = click.option(
        "--ledger",
        type=click.Path(path_type=Path),
        default=Path("dragoman.ledger"),
        envvar="DRAGOMAN_LEDGER",
        show_default=True,
        show_envvar=True,
        metavar="FILE",
        help="The ledger file.",
    )
    return option(command)


def reading(command: Decorated) -> Decorated:
    """``--ledger`` and ``--words``: the command runs with the tables of that folder, else of $DRAGOMAN_WORDS, else of
    ``news.words`` beside ``news.ledger``."""

    @wraps(command)
    def within(ledger: Path, words: Path | None, **options: object) -> object:
        with tables(ledger, words):
            return command(ledger=ledger, **options)

    return cast(Decorated, ledger_option(words_option(within)))


@contextmanager
def tables(ledger: Path, given: Path | None) -> Iterator[None]:
    """The user's tables for a ledger; lines that are wrong are said."""
    from dragoman.words.own import beside, own, using

    folder = beside(ledger, given or os.environ.get("DRAGOMAN_WORDS"))
    for fault in own(folder).refused if folder is not None else ():
        say(fault)
    with using(folder):
        yield


def grades_option(command: Decorated) -> Decorated:
    """``--grades FILE``, else $DRAGOMAN_GRADES."""
    option = click.option(
        "--grades",
        type=click.Path(path_type=Path, dir_okay=False),
        envvar="DRAGOMAN_GRADES",
        show_envvar=True,
        metavar="FILE",
        help="Your grades of sources, a name, a tab and A to F a line.",
    )
    return option(command)


def graded(path: Path | None) -> Grades:
    """The grades of a file; its wrong lines are said."""
    from dragoman.link import grades

    found = grades.load(path) if path else grades.NONE
    for fault in found.refused:
        say(fault)
    return found


def form_options(command: Decorated) -> Decorated:
    """``--json`` and ``--csv``."""
    as_json = click.option("--json", "form", flag_value="jsonl", help="One JSON object a line.")
    as_csv = click.option("--csv", "form", flag_value="csv", help="CSV with a header.")
    return as_json(as_csv(command))


def words_option(command: Decorated) -> Decorated:
    """``--words FOLDER``, else $DRAGOMAN_WORDS."""
    option = click.option(
        "--words",
        type=click.Path(path_type=Path),
        envvar="DRAGOMAN_WORDS",
        show_envvar=True,
        metavar="FOLDER",
        help="Tables of your own: outlets.tsv, offices.tsv … (docs/formats.md).",
    )
    return option(command)

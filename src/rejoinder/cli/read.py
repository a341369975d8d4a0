"""`rejoinder read PATH…`: mailboxes in, what each message was read as out; nothing is kept."""

from collections.abc import Iterable, Iterator

from rejoinder.cli.common import COMMON, Common, house, named, print_json_lines, warn
from rejoinder.cli.paper import QUIET, Paper, ink
from rejoinder.desk.ports import Failure
from rejoinder.desk.shapes import shape_reading
from rejoinder.model.mail import Message
from rejoinder.model.reading import Kind, Reading
from rejoinder.wiring import get_sources, read_sources

PARTLY = 5

Read = tuple[Message, Reading]


def read(*paths: str, me: tuple[str, ...] = (), common: Common = COMMON) -> int:
    """Read mail and say what each message is, without keeping anything.

    Parameters
    ----------
    paths
        Mailboxes in any form that `scan` takes.
    me
        An address of yours, besides those in your settings.
    """
    with house(common) as opened:
        own = opened.own_addresses | {address.casefold() for address in me}
    failures: list[Failure] = []
    found = succeeded(read_sources(get_sources(named(paths)), own), failures)
    if common.json:
        print_json_lines(shape_reading(message, reading) for message, reading in found)
    else:
        print_readings(found)
    for failure in failures:
        warn(str(failure))
    return PARTLY if failures else 0


def succeeded(found: Iterable[Read | Failure], failures: list[Failure]) -> Iterator[Read]:
    """Yield what could be read; collect what could not."""
    for item in found:
        if isinstance(item, Failure):
            failures.append(item)
        else:
            yield item


def print_readings(found: Iterable[Read]) -> None:
    """Write a few lines a letter; other mail is only counted."""
    paper = Paper()
    others = 0
    for message, reading in found:
        if reading.kind is Kind.OTHER:
            others += 1
        else:
            print_reading(paper, message, reading)
    paper.gap()
    paper.quiet(f"{others:,} other mails have nothing to do with a job search." if others else "", indent=0)


def print_reading(paper: Paper, message: Message, reading: Reading) -> None:
    """Write what a letter was read as, and why."""
    names = " · ".join(filter(None, (reading.organization, reading.role)))
    paper.gap()
    paper.row(f"{reading.kind.value}  {names}", f"{reading.confidence:.0%}", indent=0, style="bold")
    paper.line(ink(message.subject, QUIET))
    paper.line(reading.why)
    for word in reading.kind_words:
        paper.quote(word.text, word.type.value.replace("_", " "))

"""`rejoinder trends`: the casebook in; how the search goes, as pictures on paper or in files, out."""

from collections.abc import Iterator
from pathlib import Path

from rejoinder.cli.cases import EMPTY
from rejoinder.cli.common import COMMON, Common, house, print_json, warn
from rejoinder.cli.trend_pages import print_trends
from rejoinder.desk.cases import get_cases
from rejoinder.desk.pictures import draw_all, tabulate_all
from rejoinder.desk.trends import Trends, get_trends, shape_trends
from rejoinder.draw.looks import LIGHT, stand_alone
from rejoinder.draw.sheet import Width
from rejoinder.draw.table import compose_csv
from rejoinder.errors import BadInputError, NotFoundError, UsageError
from rejoinder.wiring import get_png


def trends(
    *,
    out: str | None = None,
    csv: bool = False,
    png: bool = False,
    narrow: bool = False,
    common: Common = COMMON,
) -> int:
    """Show how your search goes: how far, when, how long answers take, and your own rates.

    `rejoinder themes` tells what letters say again and again.

    Parameters
    ----------
    out
        Write the pictures to this folder, as SVG; it is made if need be.
    csv
        Write the table behind each picture too.
    png
        Write each picture as PNG too (needs rejoinder[pictures]).
    narrow
        Draw the pictures for a telephone.
    """
    if out is None and (csv or png):
        raise UsageError("Say where the files shall go: --out FOLDER.")
    with house(common) as opened:
        cases = get_cases(opened.casebook)
        weeks = opened.settings.quiet_weeks
        found = get_trends(cases, now=opened.now, zone=opened.zone, weeks=weeks)
    if not cases:
        raise NotFoundError(EMPTY)
    if common.json:
        print_json(shape_trends(found))
    if out is not None:
        folder = Path(out).expanduser()
        files = dict(compose_files(found, Width.NARROW if narrow else Width.WIDE, csv=csv, png=png))
        write_files(folder, files)
        warn(f"Written: {', '.join(files)} in {folder}")
    elif not common.json:
        print_trends(found)
    return 0


def compose_files(found: Trends, width: Width, *, csv: bool, png: bool) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each file."""
    for picture in draw_all(found, width):
        yield f"{picture.name}.svg", stand_alone(picture, width).encode()
        if png:
            yield f"{picture.name}.png", get_png(stand_alone(picture, width, LIGHT))
    for table in tabulate_all(found) if csv else ():
        yield f"{table.name}.csv", compose_csv(table).encode()


def write_files(folder: Path, files: dict[str, bytes]) -> None:
    """Write files, each whole or not at all, or raise BadInputError where the folder cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            fresh = folder / f"{name}.new"
            fresh.write_bytes(data)
            fresh.replace(folder / name)
    except OSError as error:
        raise BadInputError(
            f"{folder} cannot be written ({error.strerror}). Choose another folder."
        ) from None

"""`rejoinder export`: the casebook in; everything as JSON on paper, or as CSV files in a folder, out."""

from collections.abc import Mapping
from pathlib import Path

from rejoinder.cli.common import COMMON, Common, house, print_json, warn
from rejoinder.errors import BadInputError, UsageError
from rejoinder.wiring.export import compose_tables, get_everything, shape_everything


def export(*, csv: str | None = None, common: Common = COMMON) -> int:
    """Take everything along: --json prints it all, --csv DIR writes three tables.

    Parameters
    ----------
    csv
        The folder to write to; it is made if need be.
    """
    if csv is None and not common.json:
        raise UsageError("Say in which form: --json, or --csv FOLDER.")
    with house(common) as opened:
        everything = get_everything(opened)
    if csv is not None:
        folder = Path(csv).expanduser()
        write_tables(folder, compose_tables(everything))
        warn(f"Written: applications.csv, letters.csv and people.csv in {folder}")
    if common.json:
        print_json(shape_everything(everything))
    return 0


def write_tables(folder: Path, tables: Mapping[str, str]) -> None:
    """Write all tables, or raise BadInputError; an old file stands until its new one is whole."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in tables.items():
            fresh = (folder / name).with_suffix(".new")
            fresh.write_text(text, encoding="utf-8", newline="")
            fresh.replace(folder / name)
    except OSError as error:
        raise BadInputError(
            f"{folder} cannot be written ({error.strerror}). Choose another folder."
        ) from None

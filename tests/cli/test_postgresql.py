"""The same commands on a casebook in PostgreSQL."""

from pathlib import Path

from cli.conftest import Run
from rejoinder.model.person import Settings
from rejoinder.settings import save_settings
from servers import PostgresServer


def test_a_casebook_in_postgresql_is_used_like_one_in_a_file(
    run: Run, sample: Path, tmp_path: Path, postgres: PostgresServer
) -> None:
    """With `database` in the settings the same mail gives the same cases, and no file is made."""
    home = tmp_path / "office"
    own = ("jordan.marsh@seeker.example", "jordan@marsh.example")
    save_settings(home, Settings(addresses=own, database=postgres.add_database()))
    file_home = tmp_path / "own"
    save_settings(file_home, Settings(addresses=own))
    here = ("--home", str(home))
    for folder in (home, file_home):
        assert run("scan", str(sample / "sample.mbox"), "--home", str(folder)).code == 0
    there, on_file = (
        {(case["organization"], case["role"], case["state"]) for case in run("cases", "--json", *where).json}
        for where in (here, ("--home", str(file_home)))
    )
    assert there == on_file
    assert run("next", *here).code == 0
    assert not (home / "casebook.sqlite").exists()

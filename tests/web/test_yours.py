"""What is the person's, in the browser: taken along as files, put back, erased when it is surely meant."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from starlette.testclient import TestClient

from rejoinder.web import build_app
from web.conftest import ADDRESS, make_desk


def sit_at(home: Path) -> TestClient:
    """Return a client of a desk, as a browser is."""
    desk = make_desk(home)
    client = TestClient(build_app(desk), base_url=ADDRESS, headers={"origin": ADDRESS})
    client.get("/start", params={"key": desk.keys.start})
    return client


def put_back(client: TestClient, file: bytes, **said: str) -> tuple[int, str]:
    """Give a file as the form does."""
    key = client.get("/yours").text.partition('name="key" value="')[2].partition('"')[0]
    answer = client.post("/yours", data={"key": key} | said, files={"file": ("mine.zip", file)})
    return answer.status_code, answer.text


def test_all_can_be_taken_along(client: TestClient) -> None:
    """A backup, tables, plain data: each a file that is kept and not shown."""
    page = client.get("/yours").text
    for path in ("/yours/backup.zip", "/yours/tables.zip", "/yours/everything.json", "/people.vcf"):
        assert f'href="{path}"' in page
        file = client.get(path)
        assert file.status_code == 200
        assert file.headers["content-disposition"].startswith("attachment; filename=")
        assert file.headers["cache-control"] == "no-store"
    tables = ZipFile(BytesIO(client.get("/yours/tables.zip").content))
    assert sorted(tables.namelist()) == ["applications.csv", "letters.csv", "people.csv"]
    assert "Quillwater" in tables.read("applications.csv").decode("utf-8-sig")
    assert client.get("/yours/everything.json").json()["cases"]


def test_a_backup_is_put_back_on_an_empty_desk(client: TestClient, tmp_path: Path) -> None:
    """What one desk gave, another shows."""
    file = client.get("/yours/backup.zip").content
    fresh = sit_at(tmp_path / "fresh")
    assert "Quillwater" not in fresh.get("/cases").text
    status, page = put_back(fresh, file)
    assert (status, "It is all back." in page) == (200, True)
    assert "Quillwater" in fresh.get("/cases").text


def test_letters_are_not_replaced_unasked(client: TestClient, home: Path) -> None:
    """Without the tick nothing changes; with it the older letters are kept beside; no backup is refused."""
    file = client.get("/yours/backup.zip").content
    assert put_back(client, file)[0] == 400
    assert not (home / "before-restore.zip").exists()
    assert put_back(client, b"Dear all", sure="yes")[0] == 422
    assert "Quillwater" in client.get("/cases").text
    assert put_back(client, file, sure="yes")[0] == 200
    assert (home / "before-restore.zip").exists()


@pytest.mark.parametrize("word", ["", "no", "erase!"])
def test_nothing_goes_by_mistake(client: TestClient, home: Path, word: str) -> None:
    """Any word but the one leaves all as it is, and says so."""
    answer = client.post("/yours/erase", data={"word": word})
    assert (answer.status_code, "Nothing was erased." in answer.text) == (400, True)
    assert (home / "casebook.sqlite").exists()


def test_what_is_erased_is_gone_from_disk_and_desk(client: TestClient, home: Path) -> None:
    """The word deletes the files and what the desk had in mind, and the desk begins anew."""
    assert "Quillwater" in client.get("/cases").text
    page = client.post("/yours/erase", data={"word": "Erase"}).text
    assert "It is all gone." in page
    assert "Quillwater" not in client.get("/cases").text
    assert b"Quillwater" not in b"".join(file.read_bytes() for file in home.glob("casebook*"))

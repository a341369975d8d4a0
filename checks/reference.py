"""Write the reference in docs from the code: commands, JSON, API; --check only says whether it is true."""

import contextlib
import io
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from rejoinder.cli import main as rejoinder
from rejoinder.cli.commands import COMMANDS
from rejoinder.cli.scan import TallyShape
from rejoinder.desk import outbox_shapes, people_shapes, shapes
from rejoinder.desk.doctor import Look
from rejoinder.desk.trends import TrendsShape
from rejoinder.model.draft import Finding
from rejoinder.web.api import ENDPOINTS, Endpoint, describe_api

API = """\
`rejoinder web` serves the desk on this machine, for a browser and, at `/api/`, for programs. Both do the
same, and so does the terminal: [JSON for other programs](json.md) tells of the shapes.

    rejoinder web --api-key
    curl -H "Authorization: Bearer KEY" http://127.0.0.1:8377/api/today

The key is a new one each time. To keep one, put 32 characters or more, drawn at random, into the variable
REJOINDER_API_KEY. Who has it can read your letters; nothing can be reached from another machine.

* What is asked by GET stands in the query; a change is POST, with a JSON object as its body (Content-Type:
  application/json) where it can be told more. What is not known is refused.
* An error is `{"error": "one sentence that says what to do"}`: 400 it cannot be done so, 401 no key, 403 it
  comes from another page, 404 not there, 405 not in that way, 409 too late or too early, 413 too much, 415 no
  JSON, 422 it cannot be meant, 502 a mail server did not answer, 503 the casebook cannot be opened.
* Each change answers with the `word` that was kept; its `id` takes it back. Nothing is ever deleted.
* Changes may be made while mail is read: one waits for the other.
* A letter never leaves at once: approve keeps it, deliver puts it into your Drafts folder or a file.
* A page of the desk may ask too, with its cookie and, for a change, the key of its forms in X-Desk-Key.
* [openapi.json](openapi.json) describes all of it (OpenAPI 3.1), and so does `/api/openapi.json`.
"""
GENERATED = "<!-- Written by `make reference` from the code. Change the code, not this page. -->\n"
PROMISES = (
    ("rejoinder read PATH… --json", "one object a line, one line a message", shapes.ReadingShape),
    ("rejoinder scan PATH… --json", "one object", TallyShape),
    ("rejoinder cases --json", "a list; `members` is null", shapes.CaseShape),
    (
        "rejoinder show CASE --json",
        "one object; correct, merge, split and log give the same",
        shapes.CaseShape,
    ),
    ("rejoinder themes --json", "a list", shapes.ThemeShape),
    ("rejoinder trends --json", "one object", TrendsShape),
    ("rejoinder next --json", "a list, the most worthwhile first", shapes.StepShape),
    ("rejoinder draft STEP --json", "one object", shapes.DraftShape),
    ("rejoinder check FILE --json", "a list", Finding),
    (
        "rejoinder outbox --json",
        "a list, the latest first; approve gives one, deliver a list of those that moved",
        outbox_shapes.DeliveryShape,
    ),
    ("rejoinder people --json", "a list, the latest contact first", people_shapes.PersonShape),
    (
        "rejoinder person NUMBER --json",
        "one object; add, set, note, merge and split give the same",
        people_shapes.PersonShape,
    ),
    ("rejoinder import PATH --json", "one object a path", people_shapes.ImportShape),
    ("rejoinder words --json", "a list, the latest first", shapes.WordShape),
    ("rejoinder doctor --json", "a list", Look),
)


def write_commands() -> str:
    """Return docs/commands.md: the help of each command."""
    os.environ |= {"COLUMNS": "100", "NO_COLOR": "1"}
    parts = [
        "# Commands\n",
        GENERATED,
        "Exit codes: 0 done · 1 the casebook cannot be used · 2 not understood",
    ]
    parts.append("· 3 nothing found · 4 bad input · 5 partly failed · 130 interrupted.\n")
    for command in COMMANDS:
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            rejoinder([command.name, "--help"])
        parts += [f"## {command.name}\n", f"```\n{said.getvalue().strip()}\n```\n"]
    return "\n".join(parts)


def write_json() -> str:
    """Return docs/json.md: what each command promises with --json, and all shapes."""
    parts = ["# JSON for other programs\n", GENERATED]
    parts.append(
        f"The schema version is {shapes.SCHEMA}. A field may be added at any time; the version rises when\n"
        "one changes its meaning or goes. Times are ISO 8601, UTC. Every `text` and `quote` is exact.\n"
    )
    schemas, components = msgspec.json.schema_components([shape for _, _, shape in PROMISES])
    promises = zip(PROMISES, schemas, strict=True)
    parts += [f"* `{command}`: {form}: {type_of(schema)}" for (command, form, _), schema in promises]
    for name in sorted(components):
        parts.append("\n" + "\n".join(describe(name, components[name])))
    return "\n".join(parts) + "\n"


def write_api() -> str:
    """Return docs/api.md: how to ask, and all that can be asked."""
    described = describe_api(ENDPOINTS)
    components = described["components"]["schemas"]
    told = msgspec.json.schema_components([shape for _, _, shape in PROMISES])[1]
    parts = ["# The desk for programs\n", GENERATED, API]
    paths = described["paths"]
    parts.extend("\n".join(describe_endpoint(one, paths[one.path][one.method.lower()])) for one in ENDPOINTS)
    parts.append("## Shapes\n\nThose that are not in [JSON for other programs](json.md).\n")
    parts += [
        "\n".join(describe(name, components[name])) + "\n" for name in sorted(set(components) - set(told))
    ]
    page = "\n".join(parts).rstrip() + "\n"
    for name in told:
        page = page.replace(f"(#{name.lower()})", f"(json.md#{name.lower()})")
    return page


def describe_endpoint(one: Endpoint, said: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of one endpoint."""
    answer = said["responses"][str(int(one.status))]["content"]["application/json"]["schema"]
    yield f"## {one.method} {one.path}\n\n{one.summary}\n"
    if "requestBody" in said:
        yield f"* body: {type_of(said['requestBody']['content']['application/json']['schema'])}"
    for field in said["parameters"]:
        if field["in"] == "query":
            default = field["schema"].get("default")
            usual = ", needed" if field["required"] else f", else {default}" if default else ""
            yield f"* `{field['name']}`: {type_of(field['schema'])}{usual}"
    yield f"* answer: {type_of(answer)}\n"


def write_openapi() -> str:
    """Return docs/openapi.json: the description, as the desk gives it."""
    return msgspec.json.format(msgspec.json.encode(describe_api(ENDPOINTS)), indent=2).decode() + "\n"


def describe(name: str, schema: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of one shape: a table of fields, or the list of values."""
    yield f"## {name}\n"
    if schema.get("description"):
        yield " ".join(schema["description"].split()) + "\n"
    if "enum" in schema:
        yield " · ".join(f"`{value}`" for value in schema["enum"])
        return
    yield "| field | type |\n|---|---|"
    for field, kind in schema.get("properties", {}).items():
        yield f"| {field} | {type_of(kind)} |"


def type_of(schema: Mapping[str, Any]) -> str:
    """Say a JSON type in a few words."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in schema:
        return " or ".join(type_of(option) for option in schema["anyOf"])
    if schema.get("type") == "array":
        return f"list of {type_of(schema.get('items') or schema.get('prefixItems', [{}])[0])}"
    if "enum" in schema:
        return " or ".join(f"`{value}`" for value in schema["enum"])
    return str(schema.get("format") or schema.get("type") or "any")


PAGES = {
    "commands.md": write_commands,
    "json.md": write_json,
    "api.md": write_api,
    "openapi.json": write_openapi,
}


def main() -> int:
    """Write the pages, or compare them."""
    stale = []
    for name, write in PAGES.items():
        file, text = Path("docs") / name, write()
        if "--check" not in sys.argv:
            file.write_text(text, encoding="utf-8")
        elif not file.exists() or file.read_text(encoding="utf-8") != text:
            stale.append(str(file))
    if stale:
        print(f"Out of date: {', '.join(stale)}. `make reference` writes them anew.")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())

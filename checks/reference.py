"""Write docs/commands.md and docs/json.md from the code; with --check only say whether they are true."""

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
from rejoinder.desk import people_shapes, shapes
from rejoinder.desk.doctor import Look
from rejoinder.desk.trends import TrendsShape
from rejoinder.model.draft import Finding

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


def main() -> int:
    """Write the pages, or compare them."""
    stale = []
    for name, text in (("commands.md", write_commands()), ("json.md", write_json())):
        file = Path("docs") / name
        if "--check" not in sys.argv:
            file.write_text(text, encoding="utf-8")
        elif not file.exists() or file.read_text(encoding="utf-8") != text:
            stale.append(str(file))
    if stale:
        print(f"Out of date: {', '.join(stale)}. `make reference` writes them anew.")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())

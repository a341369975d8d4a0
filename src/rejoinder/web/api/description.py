"""The description of the API: endpoints in; an OpenAPI 3.1 document out, its schemas made of the shapes."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from rejoinder.desk.shapes import SCHEMA
from rejoinder.web.api.endpoint import Endpoint
from rejoinder.web.api.shapes import ErrorShape

NAMES = {
    "number": {"type": "integer", "minimum": 1, "maximum": 2**31 - 1},
    "step": {"type": "string", "minLength": 1, "maxLength": 60, "example": "12-reply"},
    "key": {"type": "string", "minLength": 1, "maxLength": 200},
    "name": {"type": "string", "minLength": 1, "maxLength": 200},
}
"""What stands in braces in paths."""
ABOUT = (
    "The desk for programs on this machine. Send `Authorization: Bearer KEY`, with the key that "
    "`rejoinder web --api-key` shows. Every error is one sentence that says what to do."
)


def describe_api(endpoints: Iterable[Endpoint]) -> dict[str, Any]:
    """Return the document (OpenAPI Specification 3.1)."""
    known = list(endpoints)
    wishes = [one.wish for one in known if one.wish]
    types = list(dict.fromkeys([ErrorShape, *(one.answer for one in known), *wishes]))
    schemas, components = msgspec.json.schema_components(types, ref_template="#/components/schemas/{name}")
    found = dict(zip(types, schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for one in known:
        paths.setdefault(one.path, {})[one.method.lower()] = describe(one, found, components)
    queries = {one.wish.__name__ for one in known if one.wish and not one.is_change}
    kept = {name: schema for name, schema in components.items() if name not in queries}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Rejoinder", "version": str(SCHEMA), "description": ABOUT},
        "paths": paths,
        "components": {
            "schemas": kept,
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{"key": []}],
    }


def describe(one: Endpoint, found: dict[Any, Any], components: dict[str, Any]) -> dict[str, Any]:
    """Describe an endpoint as an Operation Object (4.8.10)."""
    parameters = list(describe_places(one.path))
    said: dict[str, Any] = {"operationId": one.act.__name__, "summary": one.summary}
    if one.wish and one.is_change:
        said["requestBody"] = {"required": True, "content": as_json(found[one.wish])}
    elif one.wish:
        parameters += describe_query(components[one.wish.__name__])
    error = {"description": "One sentence that says what to do", "content": as_json(found[ErrorShape])}
    done = {"description": "Done", "content": as_json(found[one.answer])}
    return said | {"parameters": parameters, "responses": {str(int(one.status)): done, "default": error}}


def describe_places(path: str) -> Iterator[dict[str, Any]]:
    """Yield what stands in braces in a path."""
    for name in re.findall(r"{(\w+)}", path):
        yield {"name": name, "in": "path", "required": True, "schema": NAMES[name]}


def describe_query(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the fields of a wish as parameters of a query."""
    for name, field in schema["properties"].items():
        yield {"name": name, "in": "query", "required": name in schema["required"], "schema": field}


def as_json(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema as the content of a body."""
    return {"application/json": {"schema": schema}}

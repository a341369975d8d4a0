"""Files that are kept and not shown: bytes and a name in, a response out."""

from starlette.responses import Response

TYPES = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "csv": "text/csv; charset=utf-8",
    "vcf": "text/vcard",
    "ics": "text/calendar",
    "json": "application/json",
    "zip": "application/zip",
}


def give(data: bytes, name: str) -> Response:
    """Return a file that the browser keeps and does not show."""
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(data, media_type=TYPES[name.rpartition(".")[2]], headers=headers)

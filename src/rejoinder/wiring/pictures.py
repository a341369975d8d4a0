"""Pictures as pixels: SVG text in, a PNG out, by a package that not everyone has."""

from importlib.util import find_spec

from rejoinder.errors import UsageError


def get_png(svg: str) -> bytes:
    """Return a picture as PNG, at twice its size. Raises UsageError where the extra is missing."""
    try:
        from resvg_py import svg_to_bytes
    except ImportError:
        raise UsageError("A PNG needs one more package: pip install 'rejoinder[pictures]'.") from None
    return svg_to_bytes(svg_string=svg, zoom=2)


def has_png() -> bool:
    """Say whether the extra that makes a PNG is there."""
    return find_spec("resvg_py") is not None

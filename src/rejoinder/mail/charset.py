"""Bytes to text: the declared charset first, then UTF-8, then a guess. Nothing here raises."""

import codecs

_ALIASES = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "unknown-8bit": "utf-8",
    "utf8mb4": "utf-8",
    "iso-8859-8-i": "iso-8859-8",
    "x-mac-roman": "mac-roman",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
}
"""What senders say and what they mean; browsers hold the same view (WHATWG Encoding)."""

_GUESS_LIMIT = 16 * 1024
_GUESSABLE = 48
"""Bytes: what is shorter cannot be guessed."""

_SINGLE_BYTE = "cp1252"
_ASCII = bytes(range(128))
_FOREIGN_SHARE = 0.06
"""Of bytes beyond ASCII: text with fewer is in a western language, and a guess would only do worse."""


def decode_bytes(data: bytes, charset: str = "") -> str:
    """Return bytes as text. UTF-8 that calls itself something else is still UTF-8."""
    if data.isascii() and not _is_stateful(charset):
        return data.decode("ascii")
    declared = _ALIASES.get(name := charset.strip("\"' ").lower(), name)
    for encoding in ("utf-8", declared):
        if (text := _try(data, encoding)) is not None:
            return text
    is_western = declared == _SINGLE_BYTE or _is_mostly_ascii(data)
    return data.decode(_SINGLE_BYTE if is_western else _guess(data), errors="replace")


def _is_stateful(charset: str) -> bool:
    """Say whether bytes below 128 may be other than ASCII: UTF-7, UTF-16, ISO-2022, HZ."""
    return (
        charset
        .strip("\"' ")
        .lower()
        .startswith(("utf-7", "utf-16", "utf7", "utf16", "utf-32", "iso-2022", "hz"))
    )


def _is_mostly_ascii(data: bytes) -> bool:
    foreign = len(data.translate(None, _ASCII))
    return foreign < _FOREIGN_SHARE * len(data) or len(data) < _GUESSABLE


def _try(data: bytes, encoding: str) -> str | None:
    try:
        codec = codecs.lookup(encoding)
        return codec.decode(data)[0] if encoding and codec._is_text_encoding else None  # noqa: SLF001
    except (LookupError, ValueError):
        return None


def _guess(data: bytes) -> str:
    """Return the likeliest charset of the first bytes."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_GUESS_LIMIT]).best()
    return best.encoding if best is not None else _SINGLE_BYTE

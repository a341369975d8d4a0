"""mbox files: a stream of bytes in, messages with their offsets out.

Read in pieces rather than mapped into memory: one way for files, archives and standard input, no more
memory than the largest message, and a file that shrinks meanwhile ends a read instead of the program.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

MESSAGE_LIMIT = 32 * 1024 * 1024
"""Bytes of one message that are kept; what lies beyond is passed over, and said so when it is parsed."""

_PIECE = 1024 * 1024
_LOOKAHEAD = 4096
"""Bytes after a possible separator that must be at hand to judge it."""

_LINE_LIMIT = 256
_LF, _CR = b"\n\r"
_LINES = re.compile(rb"From ([^\n]*)\n([^\n]*)")
_DATED = re.compile(
    rb"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? .*\b\d{1,2}:\d\d\b.*\b\d{4}\b|\b\d{4}\b.*\b\d{1,2}:\d\d:\d\d\b",
)
_FIELD = re.compile(rb"[!-9;-~]+[ \t]*:|>From ")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)


def split_mbox(stream: BinaryIO, at: int = 0, *, limit: int = MESSAGE_LIMIT) -> Iterator[tuple[int, bytes]]:
    """Yield (offset, message) for an mbox that is read from a message's start, `at` bytes into its file.

    A line "From …" starts a message where a blank line comes before it, it looks dated or bare, and
    a header field follows; so a sentence that starts with "From" splits nothing. The separating line
    is left out and `>From ` is undone (mboxrd). Of a message beyond `limit` bytes the rest is passed over.
    Raises OSError where the stream does.
    """
    first = stream.read(_PIECE)
    buffer = bytearray(first.lstrip(b"\xef\xbb\xbf\r\n"))
    at += len(first) - len(buffer)
    scanned, passed_over, ended = 1, 0, not first
    while not ended or buffer:
        cut = _find_cut(buffer, scanned, ended=ended)
        if cut is None and not ended:
            scanned = max(1, len(buffer) - _LOOKAHEAD)
            passed_over += _shorten(buffer, scanned, limit)
            scanned = max(1, len(buffer) - _LOOKAHEAD)
            piece = stream.read(_PIECE)
            ended = not piece
            buffer += piece
            continue
        end = len(buffer) if cut is None else cut
        if message := _unwrap(buffer, end):
            yield at, message
        del buffer[:end]
        at += end + passed_over
        scanned, passed_over = 1, 0


def _find_cut(buffer: bytearray, scanned: int, *, ended: bool) -> int | None:
    """Return where the next message starts, at `scanned` or later; None where that cannot be told yet."""
    end = len(buffer) if ended else len(buffer) - _LOOKAHEAD
    place = scanned - 1
    while (place := buffer.find(b"\nFrom ", place, max(end, 0))) >= 0:
        start = place + 1
        if is_separator(bytes(buffer[max(0, start - 3) : start]), bytes(buffer[start : place + _LOOKAHEAD])):
            return start
        place += 1
    return None


def is_separator(before: bytes, after: bytes) -> bool:
    """Say whether `after`, the bytes from "From " on, starts a message, given two or more bytes before."""
    if not before.endswith((b"\n\n", b"\n\r\n")) or (match := _LINES.match(after)) is None:
        return False
    line, following = match[1][:_LINE_LIMIT].strip(), match[2]
    starts_header = _FIELD.match(following) is not None
    if line in {b"", b"-"}:
        return starts_header
    return is_separating_line(line) and (starts_header or not following.strip())


def is_separating_line(line: bytes) -> bool:
    """Say whether a line that starts with "From " looks as those that separate messages: dated."""
    return _DATED.search(line[:_LINE_LIMIT]) is not None


def _shorten(buffer: bytearray, upto: int, limit: int) -> int:
    """Drop what exceeds the limit, but for the last stretch, and return how much that was."""
    if upto <= limit:
        return 0
    del buffer[limit:upto]
    return upto - limit


def _unwrap(buffer: bytearray, end: int) -> bytes:
    """Return the message up to `end` without its separating line, its quoting and the blank line after it."""
    start = buffer.find(b"\n", 0, end) + 1 if buffer.startswith(b"From ") else 0
    if end > start and buffer[end - 1] == _LF:
        end -= 1
        end -= end > start and buffer[end - 1] == _CR
    with memoryview(buffer) as view:
        message = bytes(view[start:end])
    return _QUOTED_FROM.sub(rb"\1", message) if b">From " in message else message

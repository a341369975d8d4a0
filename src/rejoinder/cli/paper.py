"""Paper: titles, rules and lines in; a calm page of at most 80 columns out, in colour only on a terminal."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

WIDTH = 80
ACCENT = "cyan"
QUIET = "bright_black"
INDENT = 2


UNPRINTABLE = dict.fromkeys((
    *range(9),
    11,
    12,
    *range(14, 32),
    *range(127, 160),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    13,
)) | {9: "    "}
"""Control characters and direction overrides: mail may hold them to steer a terminal."""


def ink(text: str, style: str = "") -> Text:
    """Turn any text, a stranger's too, into what can safely be printed."""
    return Text(text.translate(UNPRINTABLE), style=style)


class Paper:
    """A page that is written from top to bottom."""

    def __init__(self) -> None:
        self.console = Console(width=min(WIDTH, Console().width), highlight=False, emoji=False, markup=False)

    def title(self, text: str, aside: str = "") -> None:
        """Write a title, something quiet at the right, and a hairline below."""
        grid = Table.grid(expand=True)
        grid.add_column(ratio=1)
        grid.add_column(justify="right")
        grid.add_row(ink(text, "bold"), ink(aside, QUIET))
        self.console.print()
        self.console.print(grid)
        self.rule()

    def rule(self) -> None:
        """Draw a hairline."""
        self.console.print(Text("─" * self.console.width, style=QUIET))

    def section(self, text: str) -> None:
        """Write the name of a part of the page."""
        self.console.print()
        self.line(text, indent=1, style="bold")

    def line(self, text: str | Text, *, indent: int = INDENT, style: str = "") -> None:
        """Write a paragraph, wrapped below its first letter."""
        content = text if isinstance(text, Text) else ink(text, style)
        self.console.print(Padding(content, (0, 0, 0, indent), expand=False))

    def quiet(self, text: str, *, indent: int = INDENT) -> None:
        """Write a paragraph that stands back."""
        self.line(text, indent=indent, style=QUIET)

    def mark(self, sign: str, text: str, *, style: str = "") -> None:
        """Write a paragraph with a sign before it."""
        self.table([(ink(sign, style), ink(text))], (1, None))

    def quote(self, text: str, label: str = "", *, indent: int = INDENT) -> None:
        """Write someone's words with a label that says what they do."""
        content = ink(f"“{' '.join(text.split())}”", "italic")
        if label:
            content.append(f"  {label}", style=f"not italic {QUIET}")
        self.line(content, indent=indent)

    def row(self, left: str, right: str, *, indent: int = INDENT, style: str = "") -> None:
        """Write something at the left and something at the right of one line."""
        grid = Table.grid(expand=True, padding=(0, 1))
        grid.add_column(ratio=1)
        grid.add_column(justify="right", no_wrap=True)
        grid.add_row(ink(left, style), ink(right, QUIET))
        self.console.print(Padding(grid, (0, 0, 0, indent)))

    def todo(self, command: str, text: str = "") -> None:
        """Write the one thing to do now."""
        content = Text()
        content.append("→ ", style=ACCENT)
        content.append(command, style=f"bold {ACCENT}")
        content.append(f"  {text}" if text else "")
        self.line(content)

    def gap(self) -> None:
        """Leave a line free."""
        self.console.print()

    def table(
        self, rows: Iterable[Sequence[Text]], widths: Sequence[int | None], *, indent: int = INDENT
    ) -> None:
        """Write rows in columns without lines; a width of None takes what is left and wraps."""
        table = Table.grid(expand=True, padding=(0, 2, 0, 0))
        for width in widths:
            table.add_column(
                width=width, ratio=None if width else 1, overflow="ellipsis", no_wrap=bool(width)
            )
        for row in rows:
            table.add_row(*row)
        self.console.print(Padding(table, (0, 0, 0, indent)))

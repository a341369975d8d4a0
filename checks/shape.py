"""Hold the shape of the code: file and function length, nesting. Paths in; a line per offence and exit 1 out.

The limits are those of docs/architecture.md: a file at most 400 lines, a function body at most 40,
blocks nested at most 3 deep. Docstrings and comments count for the file, docstrings not for the function.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

FILE_LINES = 400
BODY_LINES = 40
NESTING = 3

BLOCKS = (ast.If, ast.For, ast.While, ast.With, ast.Try, ast.Match, ast.AsyncFor, ast.AsyncWith)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines of a body without its docstring."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def depth(node: ast.AST) -> int:
    """Measure how deep blocks are nested below a node; elif adds nothing."""
    deepest = 0
    for child in ast.iter_child_nodes(node):
        if isinstance(child, FUNCTIONS):
            continue
        is_elif = isinstance(node, ast.If) and isinstance(child, ast.If) and child in node.orelse
        deepest = max(deepest, depth(child) + (isinstance(child, BLOCKS) and not is_elif))
    return deepest


def offences(path: Path) -> Iterator[str]:
    """Yield a line for each limit that a file breaks."""
    source = path.read_text(encoding="utf-8")
    lines = source.count("\n")
    if lines > FILE_LINES:
        yield f"{path}: {lines} lines (at most {FILE_LINES})"
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, FUNCTIONS):
            continue
        if body_lines(node) > BODY_LINES:
            yield f"{path}:{node.lineno}: {node.name} has {body_lines(node)} lines (at most {BODY_LINES})"
        if depth(node) > NESTING:
            yield f"{path}:{node.lineno}: {node.name} nests {depth(node)} deep (at most {NESTING})"


def main() -> int:
    """Check every Python file below the given folders."""
    files = [file for root in sys.argv[1:] for file in sorted(Path(root).rglob("*.py"))]
    found = [line for file in files for line in offences(file)]
    print("\n".join(found) or f"shape: {len(files)} files within limits")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

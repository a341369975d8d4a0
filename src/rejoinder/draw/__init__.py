"""Draw: what was learnt in; pictures as SVG text, and the table behind each, out. Pure."""

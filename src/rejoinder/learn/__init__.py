"""Learn: cases in; points, themes and counts out. Pure."""

"""How letters are measured: cases made from facts, figures over their drafts, a gallery to read."""

"""Write: a step and its case in, a draft out; any text in, findings out. Pure."""

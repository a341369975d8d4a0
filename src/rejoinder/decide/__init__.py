"""Decide: a case, a playbook and a now in, steps out. Pure."""

"""Read: a message in, a Reading out; and many readings in, cases out. Pure."""

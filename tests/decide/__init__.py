"""The decide room: situations, rules, timing, playbooks."""

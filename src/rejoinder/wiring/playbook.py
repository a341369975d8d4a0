"""The playbook of a home: the shipped rules and the own file in; those that hold, and changes of it, out."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rejoinder.decide import get_default_playbook, merge, parse_playbook
from rejoinder.decide.rules import Rule
from rejoinder.errors import BadSettingsError, NotFoundError
from rejoinder.model.problem import Problem
from rejoinder.settings.folder import replace_file
from rejoinder.settings.playbook import FILE, remove_rule, revise_rule


@dataclass(frozen=True, kw_only=True)
class RuleBook:
    """The rules that hold at a home."""

    home: Path

    @property
    def rules(self) -> list[tuple[Rule, Rule | None, bool]]:
        """Each rule, the shipped one of its id (None for an own rule), and whether they changed it."""
        own, _ = parse_playbook(self._text, FILE)
        shipped = {rule.id: rule for rule in get_default_playbook().rules}
        changed = {rule.id for rule in own.rules}
        every = merge(get_default_playbook(), own).rules
        return [(rule, shipped.get(rule.id), rule.id in changed) for rule in every]

    @property
    def problems(self) -> list[Problem]:
        """What is wrong in the person's own file, with its lines."""
        return parse_playbook(self._text, FILE)[1]

    def set_off(self, rule: str, *, off: bool) -> None:
        """Switch a rule off or on. Raises NotFoundError, BadSettingsError."""
        self._change(rule, partial(revise_rule, rule=rule, told={"off": off}))

    def set_due(self, rule: str, *, unit: str, count: int) -> None:
        """Let a rule wait so many hours, days or business_days. Raises NotFoundError, BadSettingsError."""
        self._change(rule, partial(revise_rule, rule=rule, told={"due": {unit: count}}))

    def restore(self, rule: str) -> None:
        """Go back to the shipped rule. Raises NotFoundError where none of that id is shipped."""
        if rule not in {one.id for one in get_default_playbook().rules}:
            raise NotFoundError("That rule is your own, so there is no shipped one to go back to.")
        self._change(rule, partial(remove_rule, rule=rule))

    def _change(self, rule: str, revise: Callable[[str], str]) -> None:
        """Write the file anew, as a whole or not at all; a change that cannot be meant is refused."""
        if rule not in {one.id for one, _, _ in self.rules}:
            raise NotFoundError("There is no rule of that name in the playbook.")
        text = revise(self._text)
        before = {problem.text for problem in self.problems}
        fresh = [problem for problem in parse_playbook(text, FILE)[1] if problem.text not in before]
        if fresh:
            raise BadSettingsError(f"Nothing was changed. {fresh[0].text}")
        try:
            self.home.mkdir(parents=True, exist_ok=True, mode=0o700)
            replace_file(self.home / FILE, text.encode())
        except OSError as error:
            raise BadSettingsError(
                f"{self.home / FILE} cannot be written ({error.strerror}), so nothing was changed."
            ) from error

    @property
    def _text(self) -> str:
        own = self.home / FILE
        return own.read_text(encoding="utf-8", errors="replace") if own.exists() else ""

"""An endpoint: a function with types in; what it may be asked and what it answers out."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from typing import Any, get_type_hints

from rejoinder.web.api.wishes import Wish


@dataclass(frozen=True, kw_only=True)
class Endpoint:
    """One thing a program can ask for."""

    method: str
    path: str
    act: Callable[..., object]
    """Takes a Visit and, where it can be asked for more, a `wish`; returns a shape."""
    status: HTTPStatus = HTTPStatus.OK

    @cached_property
    def wish(self) -> type[Wish] | None:
        """What the query of a GET, or the body of a POST, is; None where there is none."""
        return self._hints.get("wish")

    @property
    def answer(self) -> Any:  # noqa: ANN401  # a type, or a list of one
        """The type of what it answers."""
        return self._hints["return"]

    @property
    def summary(self) -> str:
        """What it does, in a sentence."""
        return (self.act.__doc__ or "").partition("\n")[0]

    @property
    def is_change(self) -> bool:
        """Whether it changes the casebook."""
        return self.method == "POST"

    @cached_property
    def _hints(self) -> dict[str, Any]:
        return get_type_hints(self.act)

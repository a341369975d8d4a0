"""What programs are told when something is not done: a refusal, a status or a misfit in, a sentence out."""

import re
from http import HTTPStatus

from rejoinder.web.security import KEY_HEADER

DESCRIPTION = "/api/openapi.json"
WHERE = f"{DESCRIPTION} describes what can be asked."
REFUSED = {
    "refused.host": "This desk answers only to 127.0.0.1 or localhost.",
    "refused.cookie": "Send the key that `rejoinder web --api-key` shows, as: Authorization: Bearer KEY",
    "refused.origin": "That change comes from a page that is not of this desk, so nothing was changed.",
    "refused.key": f"A change by a browser needs the key of the desk's forms, in the header {KEY_HEADER}.",
    "refused.size": "That is more than can be taken at once. Send less.",
}
"""By the names of refusals."""
WRONG = {
    HTTPStatus.NOT_FOUND: f"There is nothing at this address. {WHERE}",
    HTTPStatus.METHOD_NOT_ALLOWED: f"This address cannot be asked in that way. {WHERE}",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: REFUSED["refused.size"],
}
OTHERWISE = f"That could not be understood. {WHERE}"
NO_JSON = f"That is no JSON. {WHERE}"
TWICE = f"A name stands twice in the query. Say each once. {WHERE}"
NO_TYPE = f"Send the wish as JSON, with the header Content-Type: application/json. {WHERE}"
SHAPES = (
    (r"Object contains unknown field `([^`]{0,60})", "Nobody here knows “{}”. Leave it out."),
    (r"Object missing required field `(\w+)`", "Say `{}` too."),
    (r"Expected `str` matching regex .* at `\$\.(\w+)`", "Take the sign NUL out of `{}`."),
    (r"Invalid enum value .* at `\$\.(\w+)`", "`{}` is none of the values there are."),
    (r"Expected (.+?)(?:, got `\w+`)? - at `\$\.(\w+)`", "`{1}` cannot be that: {0} is expected."),
    (r"Expected `object`", "Send one object, as {{}}."),
)
"""How msgspec tells of a misfit, and how a person is told."""


def say_misfit(told: str) -> str:
    """Say why a wish cannot be meant, by what msgspec tells of it."""
    for pattern, sentence in SHAPES:
        found = re.match(pattern, told, re.DOTALL)
        if found:
            return f"{sentence.format(*found.groups())} {WHERE}"
    return OTHERWISE

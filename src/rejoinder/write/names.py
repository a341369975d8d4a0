"""Names as they stand in running text: a role without its markers, an organisation without its legal form."""

import re

LONGEST_ROLE = 70
"""Characters; a longer title is a heading, not something to say in a sentence."""

_GENDER = re.compile(
    r"\s*[(\[]\s*(?:[mwfdxi]|divers|gn|all genders?|alle geschlechter)(?:\s*[/|,*]\s*[mwfdxi\w]+)*\s*[)\]]",
    re.IGNORECASE,
)
_BARE_GENDER = re.compile(r"\s+[mwfdx](?:/[mwfdx]){1,3}\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"\s*[(\[]?\s*#?\b(?:(?:ref|req|id|job|kennziffer)[\w.]*\s*[:#-]?\s*)?[A-Z]{0,4}-?\d[\d/-]{3,}\s*[)\]]?",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"(?:^|(?<=\s))[(\[][^)\]]*[)\]]")
_EDGES = ' \t\n-–—|,;:/.!?*"„“”'
_LEGAL = re.compile(
    r",?\s+(?:gmbh(?:\s*&\s*co\.?\s*kg(?:aa)?)?|ggmbh|ag(?:\s*&\s*co\.?\s*kg)?|se|kg|ohg|ug|e\.\s?v\.|inc\.?|llc|ltd\.?"
    r"|limited|plc|corp\.?|corporation|s\.a\.?(?:\s?u\.?)?(?:\s+de\s+c\.?v\.?)?"
    r"|s\.?l\.?(?:u\.?)?|s\.?a\.?r\.?l\.?|sas|b\.v\.|pty\.?\s+ltd\.?)$",
    re.IGNORECASE,
)


def speak_role(title: str | None) -> str | None:
    """Return a role as one would say it, without markers and numbers; None where it cannot be said."""
    if not title:
        return None
    said = _NUMBER.sub(" ", _BARE_GENDER.sub("", _BRACKETED.sub(" ", _GENDER.sub("", title))))
    said = " ".join(said.split()).strip(_EDGES)
    return said if said and len(said) <= LONGEST_ROLE and "@" not in said else None


def speak_organization(name: str | None) -> str | None:
    """Return an organisation as one would say it, its legal form left out where a name remains."""
    if not name:
        return None
    said = " ".join(name.split()).strip(_EDGES.replace(".", ""))
    return _LEGAL.sub("", said) or said or None

"""Settings in, the text of settings.toml out: what a person would write, with a note above each line."""

import json
from datetime import time

from rejoinder.model.person import Length, Policy, Register, Settings

_TEMPLATE = """\
# The settings of Rejoinder. Change what you like; a line that begins with # is a note.

# Your own mail addresses: mail from them is yours, and never read as an employer's.
addresses = {addresses}

# Which rejections get an answer: {policies}.
# "interviewed" means those after you met or spoke with someone.
policy = {policy}

# After so many weeks without a word an application counts as quiet; 0 for never.
quiet_weeks = {quiet_weeks}

# true: the words of a no, its reasons and counts of noes stay closed until you ask for them.
gentle = {gentle}

# Leave it empty to keep your casebook in this folder,
# or name a PostgreSQL database: postgresql://name:password@host/database
database = {database}

[voice]
# Your name, as you sign letters.
name = {name}
# What stands below it, as a phone number or a link; it may be empty or have several lines.
signature = {signature}
# The tone of your letters: {registers}.
register = {register}
# How long they are: {lengths}.
length = {length}
# Your own line above your name, as in "Best from Leeds,"; empty for one that fits the letter.
sign_off = {sign_off}
# Words and phrases that shall never stand in your letters, as in ["passionate", "reach out"].
never = {never}
# Words and phrases that you like: sentences with them are chosen first.
favourites = {favourites}

[hours]
# Your time zone, as in "Europe/Berlin".
zone = {zone}
# Your country by its two letters, as in "DE", for its public holidays; empty for none.
country = {country}
# Nothing is due between these times of day.
quiet_from = {quiet_from}
quiet_to = {quiet_to}
# So many days lie between two messages of yours to a person; answers to theirs need not wait.
distance_days = {distance_days}

[model]
# A language model that may rephrase a letter when you ask for it; empty for none.
# Any endpoint with the OpenAI protocol, as Ollama at "http://localhost:11434/v1".
url = {url}
# What the endpoint calls the model, as "llama3.2".
name = {model}

[calendar]
# A calendar server (CalDAV) for `rejoinder agenda --sync`; empty for none.
# It gets a calendar of its own there.
url = {calendar_url}
# Your name there.
user = {calendar_user}
"""

MOST_LINES = 20
"""A longer signature is written as one line, as nobody will change it by hand."""


def compose_settings(settings: Settings) -> str:
    """Return the text that parse_settings reads as these settings."""
    voice, hours = settings.voice, settings.hours
    return _TEMPLATE.format(
        addresses=_list(settings.addresses),
        policies=_choices(Policy),
        policy=_quote(settings.policy),
        quiet_weeks=settings.quiet_weeks,
        gentle=compose_value(settings.gentle),
        database=_quote(settings.database),
        name=_quote(voice.name),
        signature=_paragraph(voice.signature),
        registers=_choices(Register),
        register=_quote(voice.register),
        lengths=_choices(Length),
        length=_quote(voice.length),
        sign_off=_quote(voice.sign_off),
        never=_list(voice.never),
        favourites=_list(voice.favourites),
        zone=_quote(hours.zone),
        country=_quote(hours.country),
        quiet_from=_quote(f"{hours.quiet_from:%H:%M}"),
        quiet_to=_quote(f"{hours.quiet_to:%H:%M}"),
        distance_days=hours.distance_days,
        url=_quote(settings.model.url),
        model=_quote(settings.model.name),
        calendar_url=_quote(settings.calendar.url),
        calendar_user=_quote(settings.calendar.user),
    )


def compose_value(value: object) -> str:
    """Return one value of settings as TOML."""
    match value:
        case bool() | int():
            return str(value).lower()
        case time():
            return _quote(f"{value:%H:%M}")
        case tuple():
            return _list(value)
        case _:
            return _paragraph(str(value))


def _quote(text: str) -> str:
    """Return a TOML string; JSON's are the same but for DEL, and TOML has no halves of surrogate pairs."""
    whole = text.encode("utf-8", "replace").decode()
    return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007f")


def _paragraph(text: str) -> str:
    """Return a TOML string that runs over as many lines as the text, if they are a few."""
    if not 0 < text.count("\n") < MOST_LINES:
        return _quote(text)
    lines = "\n".join(_quote(line)[1:-1] for line in text.split("\n"))
    return f'"""\n{lines}"""'


def _list(texts: tuple[str, ...]) -> str:
    if len(texts) <= 1:
        return f"[{''.join(map(_quote, texts))}]"
    return "[\n" + "".join(f"    {_quote(text)},\n" for text in texts) + "]"


def _choices(among: type[Policy | Register | Length]) -> str:
    *first, last = (f'"{one}"' for one in among)
    return f"{', '.join(first)} or {last}"

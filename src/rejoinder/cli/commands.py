"""The commands of the terminal: a table in, the front page of the help out."""

from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True, kw_only=True, slots=True)
class Command:
    """A command, where its function lives (imported only when called), and what it does in a line."""

    group: str
    name: str
    usage: str
    help: str
    function: str = ""
    file: str = ""

    @property
    def target(self) -> str:
        """Import path of the function: rejoinder.cli.<name>:<name> where nothing else is told."""
        function = self.function or self.name
        return f"rejoinder.cli.{self.file or function}:{function}"


COMMANDS = (
    Command(group="Begin", name="demo", usage="demo", help="Look at everything, on a sample mailbox."),
    Command(group="Begin", name="init", usage="init", help="Say who you are: name, addresses, time zone."),
    Command(group="Begin", name="scan", usage="scan PATH…", help="Read mailboxes into your casebook."),
    Command(group="Begin", name="account", usage="account add ADDRESS", help="Connect a mail account."),
    Command(group="Begin", name="sync", usage="sync", help="Read what is new in your mail accounts."),
    Command(
        group="Look", name="cases", usage="cases [WORDS]", help="Your applications, and how each stands."
    ),
    Command(group="Look", name="show", usage="show CASE", help="One application with all its letters."),
    Command(group="Look", name="read", usage="read PATH…", help="Read mail without keeping anything."),
    Command(group="Look", name="explain", usage="explain MESSAGE", help="How a letter was read, and why."),
    Command(group="Look", name="themes", usage="themes", help="How it goes, and what letters say again."),
    Command(group="Look", name="trends", usage="trends", help="How far, when, how long: in pictures."),
    Command(
        group="Look", name="people", usage="people [WORDS]", help="Whom you know, and who is due a line."
    ),
    Command(
        group="Look", name="person", usage="person NUMBER", help="One person; add, note, merge, split, erase."
    ),
    Command(
        group="Act", name="next", usage="next", help="What is worth doing now, and why.", function="upcoming"
    ),
    Command(
        group="Act", name="agenda", usage="agenda", help="What comes, day by day; for your calendar too."
    ),
    Command(group="Act", name="draft", usage="draft STEP", help="The letter for a step, resting on facts."),
    Command(group="Act", name="approve", usage="approve STEP", help="This letter may go to your Drafts."),
    Command(group="Act", name="deliver", usage="deliver", help="Put what you approved where you send it."),
    Command(group="Act", name="outbox", usage="outbox", help="What you approved, and where it is."),
    Command(group="Act", name="answer", usage="answer STEP QUESTION", help="Answer what a draft asks you."),
    Command(group="Act", name="check", usage="check FILE", help="See what a letter of yours may do."),
    Command(
        group="Act", name="snooze", usage="snooze STEP", help="Let a step wait a few days.", file="wishes"
    ),
    Command(group="Act", name="dismiss", usage="dismiss STEP", help="Put a step aside.", file="wishes"),
    Command(group="Act", name="done", usage="done STEP", help="You did it by some other way.", file="wishes"),
    Command(group="Act", name="vent", usage="vent", help="A page to write it all down; it is never sent."),
    Command(group="Put right", name="correct", usage="correct MESSAGE", help="Say what a letter really is."),
    Command(
        group="Put right", name="review", usage="review", help="Say what unsure letters are, key by key."
    ),
    Command(
        group="Put right", name="learned", usage="learned", help="What your corrections and edits teach."
    ),
    Command(group="Put right", name="merge", usage="merge CASE CASE", help="Two cases are one application."),
    Command(
        group="Put right", name="split", usage="split CASE MESSAGE", help="A letter belongs to another case."
    ),
    Command(
        group="Put right", name="log", usage="log WHAT", help="Add what happened by phone, post or talk."
    ),
    Command(
        group="Put right", name="undo", usage="undo [NUMBER]", help="Take back the last word, or that one."
    ),
    Command(group="Put right", name="words", usage="words", help="All you have said, newest first."),
    Command(group="Keep", name="reread", usage="reread [PATH…]", help="Read all again after an upgrade."),
    Command(group="Keep", name="schedule", usage="schedule", help="A recipe to sync and remind by itself."),
    Command(
        group="Keep",
        name="import",
        usage="import PATH…",
        help="Read in an address book or LinkedIn export.",
        function="bring",
    ),
    Command(group="Keep", name="export", usage="export", help="Take everything along, as JSON or CSV."),
    Command(group="Keep", name="backup", usage="backup FILE", help="All that is yours in one file."),
    Command(
        group="Keep",
        name="restore",
        usage="restore FILE",
        help="Put a backup back.",
        function="bring_back",
        file="restore",
    ),
    Command(
        group="Keep",
        name="erase",
        usage="erase",
        help="Delete all that is yours here.",
        function="erase_all",
        file="erase",
    ),
    Command(group="Keep", name="doctor", usage="doctor", help="Look whether all is well."),
    Command(group="Keep", name="web", usage="web", help="The same desk in your browser."),
)


def get_help() -> str:
    """Return the front page: commands in groups, and the options all of them have."""
    lines = ["", "Rejoinder reads your job-search mail, finds every no and helps you answer.", ""]
    for group, commands in groupby(COMMANDS, key=lambda command: command.group):
        lines += [group, *(f"  {command.usage:<22}{command.help}" for command in commands), ""]
    lines += [
        "Every command knows --json, --home DIR (else REJOINDER_HOME) and --help.",
        "Your mail is only read, never changed, and nothing leaves this machine.",
        "New here? `rejoinder demo` needs no set-up.",
        "",
    ]
    return "\n".join(lines)

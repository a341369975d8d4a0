"""`rejoinder approve STEP`: a letter that a person has read in; ready to leave, by the chosen way, out."""

from rejoinder.cli.check import read_text
from rejoinder.cli.common import COMMON, Common, house, print_json
from rejoinder.cli.paper import Paper
from rejoinder.desk.dates import say_moment
from rejoinder.desk.deliver import GIVEN, find_way
from rejoinder.desk.deliver import approve as keep_approved
from rejoinder.desk.letters import draft as write
from rejoinder.desk.letters import learn_taste, take_edited
from rejoinder.desk.outbox_shapes import shape_delivery
from rejoinder.desk.plan import get_cases_for
from rejoinder.mail.mailto import compose_mailto
from rejoinder.model.account import Way
from rejoinder.model.delivery import Delivery
from rejoinder.wiring import House


def approve(
    step: str,
    /,
    *,
    edited: str | None = None,
    way: Way | None = None,
    account: str | None = None,
    language: str | None = None,
    common: Common = COMMON,
) -> int:
    """Say that a letter may leave. It goes to your Drafts folder when it is due; you press send yourself.

    Parameters
    ----------
    step
        A step that `rejoinder next` names, as 12-reply; or a case and any kind of letter, as 12-mentor; or
        somebody of `rejoinder people`, as p7-keep-warm.
    edited
        A file with the letter as you changed it, or -; else it is the letter that `rejoinder draft` shows.
    way
        draft (your Drafts folder), eml (a file), mailto (a link), text (to paste), or smtp (sent at once,
        if you allowed it for the account). Without it: draft, or eml where no account is connected.
    account
        The mail account it goes through, where it is not the one they wrote to.
    language
        Its two letters, as for `rejoinder draft`.
    """
    with house(common) as opened:
        cases = get_cases_for(opened.casebook, step, own=opened.own_addresses, now=opened.now)
        taste = learn_taste(opened.casebook)
        chosen, case, written = write(
            cases,
            opened.decider,
            step,
            settings=opened.settings,
            now=opened.now,
            language=language,
            taste=taste,
        )
        if edited:
            written = take_edited(
                opened.casebook,
                chosen,
                case,
                written,
                text=read_text(edited),
                settings=opened.settings,
                now=opened.now,
            )
        through = account or opened.find_account(case)
        by = way or find_way(chosen, through)
        kept = keep_approved(
            opened.casebook,
            chosen,
            case,
            written,
            way=by,
            account=through,
            compose=opened.get_compose(chosen, case, way=by, account=through),
            now=opened.now,
        )
        if common.json:
            print_json(shape_delivery(kept))
        else:
            print_approved(kept, opened)
    return 0


def print_approved(kept: Delivery, opened: House) -> None:
    """Say what happens now; a link or a text is given at once."""
    paper = Paper()
    if kept.way in GIVEN:
        paper.console.print(compose_mailto(kept.draft) if kept.way is Way.MAILTO else kept.draft.body)
        paper.todo(f"rejoinder outbox sent {kept.id}", "once you have sent it")
        return
    if kept.due > opened.now:
        when = say_moment(kept.due, now=opened.now, zone=opened.zone)
        paper.line(f"Approved. It leaves when it is due, {when}; until then you can take it back.", indent=0)
        paper.todo("rejoinder deliver --early", "if you do not want to wait")
    else:
        paper.line("Approved. You can take it back until it is delivered.", indent=0)
        paper.todo("rejoinder deliver")
    paper.todo(f"rejoinder outbox back {kept.id}", "takes it back")

"""Letters to write, for a program: a step and wishes in; the draft, findings, the letter approved, out."""

from msgspec import UNSET

from rejoinder.desk import deliver as delivering
from rejoinder.desk import words
from rejoinder.desk.letters import blocking
from rejoinder.desk.outbox_shapes import DeliveryShape, shape_delivery
from rejoinder.desk.shapes import DraftShape, shape_draft
from rejoinder.errors import BadInputError, NotFoundError, UsageError
from rejoinder.model.delivery import DeliveryId
from rejoinder.model.draft import Finding
from rejoinder.web.api.changing import keep
from rejoinder.web.api.shapes import KeptShape
from rejoinder.web.api.wishes import AnswerWish, ApproveWish, CheckWish, DraftWish
from rejoinder.web.draft import Sheet, compose, get_ways
from rejoinder.web.visit import Visit, is_number
from rejoinder.web.writing import look, send_off
from rejoinder.write import languages


def get_draft(visit: Visit, wish: DraftWish) -> DraftShape:
    """Compose the letter of a step."""
    return shape_draft(open_sheet(visit, wish).written)


def check(visit: Visit, wish: CheckWish) -> list[Finding]:
    """Look a text through as the letter of a step."""
    return list(look(visit, open_sheet(visit, wish), wish.text.rstrip()))


def approve(visit: Visit, wish: ApproveWish) -> DeliveryShape:
    """Approve a letter; at once it leaves by no way."""
    sheet = open_sheet(visit, wish)
    text = wish.text.rstrip() or sheet.written.body.rstrip()
    blocks = blocking(look(visit, sheet, text))
    if blocks:
        raise BadInputError(f"The letter must not leave like this: {blocks[0].why}")
    account = visit.house.find_account(sheet.case)
    ways = get_ways(sheet.step, account)
    way = delivering.find_way(sheet.step, account) if wish.way is UNSET else wish.way
    if way not in ways:
        raise UsageError(f"This letter cannot leave by {way}. It can by: {', '.join(ways)}.")
    return shape_delivery(send_off(visit, sheet, text, way=way))


def answer(visit: Visit, wish: AnswerWish) -> KeptShape:
    """Answer a question of a draft; the letter is composed anew with it."""
    sheet = open_sheet(visit, DraftWish())
    text = " ".join(wish.text.split())
    if not text or wish.question not in {one.id for one in sheet.written.questions}:
        raise UsageError("The draft has no such question, or the answer is empty. Look at its `questions`.")
    word = words.answer(visit.house.casebook, sheet.case, wish.question, text=text, now=visit.house.now)
    return keep(visit, word, words.anchor(sheet.case))


def get_outbox(visit: Visit) -> list[DeliveryShape]:
    """List approved letters and where they are, the latest first."""
    return [shape_delivery(one) for one in visit.house.casebook.outbox.deliveries()[::-1]]


def hand_over(visit: Visit) -> DeliveryShape:
    """Put an approved letter where it is to go, now and not when it is due."""
    house, number = visit.house, parse_delivery(visit)
    box = house.casebook.outbox
    delivering.get_delivery(box, number)
    delivering.deliver(box, house.accounts.get_post, now=house.now, early=True, only=number)
    return shape_delivery(delivering.get_delivery(box, number))


def take_back(visit: Visit) -> DeliveryShape:
    """Take an approved letter back that has not left."""
    box, number = visit.house.casebook.outbox, parse_delivery(visit)
    delivering.take_back(box, number, now=visit.house.now)
    return shape_delivery(delivering.get_delivery(box, number))


def open_sheet(visit: Visit, wish: DraftWish) -> Sheet:
    """Compose the letter that the path is about, as it is wished."""
    if wish.language and wish.language not in languages():
        known = ", ".join(sorted(languages()))
        raise UsageError(f"I cannot write letters in “{wish.language}”. The languages there are: {known}.")
    wishes = {"language": wish.language, "register": wish.register, "length": wish.length}
    return compose(visit, {name: str(value) for name, value in wishes.items() if value is not UNSET})


def parse_delivery(visit: Visit) -> DeliveryId:
    """Return the number of an approved letter, or raise NotFoundError."""
    number = visit.get_place("number")
    if not is_number(number):
        raise NotFoundError(f"There is no approved letter {number[:20]}. /api/outbox lists them.")
    return DeliveryId(int(number))

"""How things are: the house in; whether all is well, and what to do where it is not, out."""

from rejoinder.desk.doctor import examine
from rejoinder.web.page import render
from rejoinder.web.visit import Visit


def get_doctor_page(visit: Visit) -> str:
    """Return the page, what is not well first."""
    house = visit.house
    looks = examine(
        house.casebook,
        settings=house.settings,
        cases=list(visit.book.cases.values()),
        problems=(*house.problems, *house.playbook_problems, *house.accounts.problems),
        accounts=[one.address for one in house.accounts.known],
    )
    looks.sort(key=lambda look: look.well)
    return render(visit, "doctor.html", folder="settings", looks=looks)

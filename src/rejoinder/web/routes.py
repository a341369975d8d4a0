"""The pages: paths in, functions that make a page out."""

from collections.abc import Callable

from starlette.responses import Response

from rejoinder.web.accounts import get_account_page
from rejoinder.web.case import get_case_page
from rejoinder.web.cases import get_cases_page
from rejoinder.web.checking import get_checking_page
from rejoinder.web.coming import get_coming_page
from rejoinder.web.doctor import get_doctor_page
from rejoinder.web.draft import get_draft_page
from rejoinder.web.learned import get_learned_page
from rejoinder.web.letter import get_letter_page
from rejoinder.web.letters import get_letters_page
from rejoinder.web.log import get_log_page
from rejoinder.web.mailbox import get_mailbox_page
from rejoinder.web.organizations import get_organization_page, get_organizations_page
from rejoinder.web.outbox import get_outbox_page
from rejoinder.web.people import get_cards, get_people_page
from rejoinder.web.person import get_erase_page, get_person_page
from rejoinder.web.pictures import get_picture_file, get_pictures_page
from rejoinder.web.playbook import get_playbook_page
from rejoinder.web.private import get_private_page
from rejoinder.web.review import get_review_page
from rejoinder.web.search import get_search_page
from rejoinder.web.settings import get_settings_page
from rejoinder.web.today import get_today_page
from rejoinder.web.visit import Visit
from rejoinder.web.words import get_words_page
from rejoinder.web.yours import get_backup_file, get_everything_file, get_tables_file, get_yours_page

PAGES: dict[str, Callable[[Visit], str | Response]] = {
    "/": get_today_page,
    "/coming": get_coming_page,
    "/letters": get_letters_page,
    "/letter/{key}": get_letter_page,
    "/review": get_review_page,
    "/cases": get_cases_page,
    "/case/{number}": get_case_page,
    "/organizations": get_organizations_page,
    "/organization/{name:path}": get_organization_page,
    "/people": get_people_page,
    "/person/{number}": get_person_page,
    "/person/{number}/erase": get_erase_page,
    "/pictures": get_pictures_page,
    "/playbook": get_playbook_page,
    "/private": get_private_page,
    "/settings": get_settings_page,
    "/account": get_account_page,
    "/check": get_checking_page,
    "/doctor": get_doctor_page,
    "/learned": get_learned_page,
    "/outbox": get_outbox_page,
    "/yours": get_yours_page,
    "/search": get_search_page,
    "/draft/{step}": get_draft_page,
    "/log": get_log_page,
    "/words": get_words_page,
    "/mailbox": get_mailbox_page,
}

FILES: dict[str, Callable[[Visit], Response]] = {
    "/pictures/{file}": get_picture_file,
    "/people.vcf": get_cards,
    "/yours/everything.json": get_everything_file,
    "/yours/tables.zip": get_tables_file,
    "/yours/backup.zip": get_backup_file,
}
"""What is kept and not shown."""

"""The endpoints, in the order in which docs/api.md tells of them."""

from http import HTTPStatus

from rejoinder.web.api import changing, looking, writing
from rejoinder.web.api.endpoint import Endpoint

ENDPOINTS = (
    Endpoint(method="GET", path="/api/today", act=looking.get_today),
    Endpoint(method="POST", path="/api/steps/{step}/later", act=changing.postpone),
    Endpoint(method="POST", path="/api/steps/{step}/done", act=changing.finish),
    Endpoint(method="POST", path="/api/steps/{step}/dismiss", act=changing.dismiss),
    Endpoint(method="GET", path="/api/letters", act=looking.get_letters),
    Endpoint(method="GET", path="/api/letters/{key}", act=looking.get_letter),
    Endpoint(method="POST", path="/api/letters/{key}/correct", act=changing.correct),
    Endpoint(method="GET", path="/api/review", act=looking.get_review),
    Endpoint(method="GET", path="/api/cases", act=looking.get_cases),
    Endpoint(method="GET", path="/api/cases/{number}", act=looking.get_case),
    Endpoint(method="POST", path="/api/cases/{number}/merge", act=changing.merge),
    Endpoint(method="POST", path="/api/cases/{number}/split", act=changing.split),
    Endpoint(method="POST", path="/api/log", act=changing.log),
    Endpoint(method="GET", path="/api/words", act=looking.get_words),
    Endpoint(method="POST", path="/api/words/{number}/undo", act=changing.undo),
    Endpoint(method="GET", path="/api/search", act=looking.search),
    Endpoint(method="GET", path="/api/organizations", act=looking.get_organizations),
    Endpoint(method="GET", path="/api/organizations/{name}", act=looking.get_organization),
    Endpoint(method="GET", path="/api/people", act=looking.get_people),
    Endpoint(method="GET", path="/api/people/{number}", act=looking.get_person),
    Endpoint(method="GET", path="/api/drafts/{step}", act=writing.get_draft),
    Endpoint(method="POST", path="/api/drafts/{step}/check", act=writing.check),
    Endpoint(method="POST", path="/api/drafts/{step}/answer", act=writing.answer),
    Endpoint(method="POST", path="/api/drafts/{step}/approve", act=writing.approve),
    Endpoint(method="GET", path="/api/outbox", act=writing.get_outbox),
    Endpoint(method="POST", path="/api/outbox/{number}/deliver", act=writing.hand_over),
    Endpoint(method="POST", path="/api/outbox/{number}/take-back", act=writing.take_back),
    Endpoint(method="GET", path="/api/themes", act=looking.get_themes),
    Endpoint(method="GET", path="/api/trends", act=looking.get_trends),
    Endpoint(method="GET", path="/api/sync", act=looking.get_sync),
    Endpoint(method="POST", path="/api/sync", act=changing.sync, status=HTTPStatus.ACCEPTED),
    Endpoint(method="GET", path="/api/doctor", act=looking.get_doctor),
)

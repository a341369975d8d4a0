"""The JSON API beside the pages: the same desk, for programs. docs/api.md is made from it."""

from rejoinder.web.api.answer import Door, answer_wrong, get_routes
from rejoinder.web.api.description import describe_api
from rejoinder.web.api.endpoint import Endpoint
from rejoinder.web.api.table import ENDPOINTS

__all__ = ["ENDPOINTS", "Door", "Endpoint", "answer_wrong", "describe_api", "get_routes"]

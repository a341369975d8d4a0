"""The optional language model: an endpoint of the person's own choice that answers over HTTP."""

from rejoinder.llm.endpoint import ChatEndpoint, is_local

__all__ = ["ChatEndpoint", "is_local"]

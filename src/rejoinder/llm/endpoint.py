"""An endpoint that speaks the OpenAI chat protocol (POST /chat/completions): an errand in, its answer out.

Whatever the other side does, this ends in time, reads a bounded number of bytes and follows no redirect.
"""

import time
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

import httpx2 as httpx
import msgspec

from rejoinder.errors import EndpointError
from rejoinder.write import Errand

MOST_BYTES = 200_000
MOST_TOKENS = 1_500
CALM = 0.4
"""Temperature: other words, no other thoughts."""


class _Message(msgspec.Struct):
    content: str


class _Choice(msgspec.Struct):
    message: _Message


class _Completion(msgspec.Struct):
    choices: list[_Choice]


@dataclass(frozen=True, kw_only=True, slots=True)
class ChatEndpoint:
    """One model at one place."""

    url: str
    """Up to the version, as http://localhost:11434/v1."""
    model: str
    key: str = ""
    seconds: float = 60

    @property
    def is_local(self) -> bool:
        """Whether nothing leaves this machine."""
        return is_local(self.url)

    @property
    def host(self) -> str:
        """Who would read along."""
        return urlsplit(self.url).netloc

    def rephrase(self, errand: Errand) -> str:
        """Return the model's answer. Raises EndpointError with what to do where there is none."""
        try:
            data = self._post(_compose(errand, self.model))
            return msgspec.json.decode(data, type=_Completion).choices[0].message.content
        except (msgspec.MsgspecError, UnicodeDecodeError, IndexError):
            raise EndpointError(f"{self.host} answered, but not with a text.") from None
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise EndpointError(
                f"{self.host} cannot be reached ({type(error).__name__}). Is it running?"
            ) from None

    def _post(self, content: dict[str, Any]) -> bytes:
        ends = time.monotonic() + self.seconds
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        address = f"{self.url.rstrip('/')}/chat/completions"
        with (
            httpx.Client(timeout=self.seconds, trust_env=not self.is_local) as client,
            client.stream("POST", address, json=content, headers=headers) as response,
        ):
            if response.status_code != httpx.codes.OK:
                raise EndpointError(f"{self.host} refused (HTTP {response.status_code}).")
            data = bytearray()
            for chunk in response.iter_bytes():
                data += chunk
                if len(data) > MOST_BYTES or time.monotonic() > ends:
                    raise EndpointError(f"{self.host} did not come to an end.")
        return bytes(data)


def is_local(url: str) -> bool:
    """Say whether an address is on this machine."""
    host = urlsplit(url).hostname or ""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _compose(errand: Errand, model: str) -> dict[str, Any]:
    told = [("system", errand.instructions), ("user", errand.letter)]
    messages = [{"role": role, "content": text} for role, text in told]
    return {
        "model": model,
        "messages": messages,
        "temperature": CALM,
        "max_tokens": MOST_TOKENS,
        "stream": False,
    }

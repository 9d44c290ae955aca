"""A language model at an address that somebody named, asked in the form that OpenAI's interface has.

Nothing is sent on: no redirection is followed, and no proxy is used. What comes back is bounded in time and size.
Source: OpenAI API reference, "Create chat completion".
"""

import http.client
import ipaddress
import json
import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

LONGEST = 120.0
"""Seconds until an answer must be there."""
LARGEST = 1_000_000
"""Bytes that an answer may have."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model answers.

    Attributes:
        url: The address below which `chat/completions` stands, such as `http://127.0.0.1:11434/v1`.
        model: Its name there.
        key: What the endpoint asks for as a key; null where it asks for none.
    """

    url: str
    model: str
    key: str | None = None

    @property
    def host(self) -> str:
        """The name or address of the machine.

        Raises:
            ValueError: The address is none of http or https.
        """
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
            raise ValueError(f"{self.url!r} is no address of an endpoint, such as http://127.0.0.1:11434/v1")
        return parts.hostname

    @property
    def here(self) -> bool:
        """Whether it is this machine, by all addresses that its name has.

        Raises:
            ValueError: The name has no address.
        """
        try:
            found = {entry[4][0] for entry in socket.getaddrinfo(self.host, None)}
        except OSError as error:
            raise ValueError(f"no machine is called {self.host!r}: {error}") from error
        return all(ipaddress.ip_address(str(address).partition("%")[0]).is_loopback for address in found)


class NoAnswerError(ValueError):
    """The endpoint gave no answer that can be read; the message says what it did."""


def answer_of(endpoint: Endpoint, messages: Sequence[dict[str, str]], longest: float = LONGEST) -> str:
    """The text that a model answers.

    Args:
        endpoint: Where it is.
        messages: `role` and `content` of each message.
        longest: Seconds until the answer must be there.

    Raises:
        NoAnswerError: There is no answer in time, or none of this form.
    """
    body = json.dumps({"model": endpoint.model, "messages": list(messages), "temperature": 0, "stream": False})
    headers = {"Content-Type": "application/json"} | (
        {"Authorization": f"Bearer {endpoint.key}"} if endpoint.key else {}
    )
    parts = urlsplit(endpoint.url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(endpoint.host, parts.port, timeout=longest)
    try:
        until = time.monotonic() + longest
        connection.request("POST", f"{parts.path.rstrip('/')}/chat/completions", body.encode("utf-8"), headers)
        with connection.getresponse() as answer:
            content = _read(answer, until)
    except TimeoutError as error:
        raise NoAnswerError(f"no answer within {longest:g} seconds") from error
    except (OSError, http.client.HTTPException) as error:
        raise NoAnswerError(f"{endpoint.url} cannot be asked: {error!r}") from error
    finally:
        connection.close()
    if answer.status != 200:
        raise NoAnswerError(f"{endpoint.url} answers {answer.status} {answer.reason}")
    try:
        text = json.loads(content)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise NoAnswerError("the answer is not of the form that OpenAI's interface has") from error
    if not isinstance(text, str):
        raise NoAnswerError("the answer holds no text")
    return text


def _read(answer: http.client.HTTPResponse, until: float) -> bytes:
    content = b""
    while piece := answer.read1(65536):
        content += piece
        if len(content) > LARGEST:
            raise NoAnswerError(f"the answer has more than {LARGEST:,} bytes")
        if time.monotonic() > until:
            raise TimeoutError
    return content

"""A language model at an address that somebody named, asked in the form that OpenAI's interface has.

Nothing is sent on: no redirection is followed, and no proxy is used. What comes back is bounded in time and size.
Source: OpenAI API reference, "Create chat completion".
"""

import http.client
import ipaddress
import json
import socket
import threading
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

    def __post_init__(self) -> None:
        """Refuse what is no address, and a key that no header can hold, without showing either.

        Raises:
            ValueError: It is so.
        """
        example = "an address such as http://127.0.0.1:11434/v1, without name, password or question mark"
        try:
            parts = urlsplit(self.url)
            _ = parts.port  # Read here, since only then is it judged.
        except ValueError as error:
            raise ValueError(f"the endpoint is no address: expected {example}") from error
        plain = self.url.isascii() and self.url.isprintable() and not parts.username and not parts.password
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment or not plain:
            raise ValueError(f"the endpoint is no address: expected {example}")
        if self.key is not None and not (self.key.isascii() and self.key.isprintable()):
            raise ValueError("the key in ETL_ENDPOINT_KEY holds characters that no header may have")

    @property
    def host(self) -> str:
        """The name or address of the machine."""
        return str(urlsplit(self.url).hostname)

    @property
    def here(self) -> bool:
        """Whether it is this machine, by all addresses that its name has.

        Raises:
            ValueError: The name has no address.
        """
        try:
            found = {entry[4][0] for entry in socket.getaddrinfo(self.host, None)}
        except (OSError, UnicodeError) as error:
            raise ValueError(f"no machine is called {self.host!r}: {error}") from error
        addresses = [ipaddress.ip_address(str(address).partition("%")[0]) for address in found]
        return all((getattr(one, "ipv4_mapped", None) or one).is_loopback for one in addresses)


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
    found: list[tuple[int, bytes] | Exception] = []
    asking = threading.Thread(target=_exchange, args=(endpoint, body, headers, longest, found), daemon=True)
    asking.start()
    asking.join(longest)
    if not found or isinstance(found[0], TimeoutError):
        raise NoAnswerError(f"no answer within {longest:g} seconds")
    if isinstance(found[0], NoAnswerError):
        raise found[0]
    if isinstance(found[0], Exception):
        why = getattr(found[0], "strerror", None) or type(found[0]).__name__
        raise NoAnswerError(f"{endpoint.host} cannot be asked: {why}") from found[0]
    status, content = found[0]
    if status != 200:
        raise NoAnswerError(f"{endpoint.host} answers with the status {status}")
    try:
        text = json.loads(content)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise NoAnswerError("the answer is not of the form that OpenAI's interface has") from error
    if not isinstance(text, str):
        raise NoAnswerError("the answer holds no text")
    return text


def _exchange(
    endpoint: Endpoint, body: str, headers: dict[str, str], longest: float, found: list[tuple[int, bytes] | Exception]
) -> None:
    """Ask, and leave the status and the content, or what went wrong; a thread of its own, since a server may drip."""
    parts = urlsplit(endpoint.url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(endpoint.host, parts.port, timeout=longest)
    try:
        connection.request("POST", f"{parts.path.rstrip('/')}/chat/completions", body.encode("utf-8"), headers)
        with connection.getresponse() as answer:
            content = answer.read(LARGEST + 1)
            if len(content) > LARGEST:
                raise NoAnswerError(f"the answer has more than {LARGEST:,} bytes")
            found.append((answer.status, content))
    except (OSError, ValueError, http.client.HTTPException) as error:
        found.append(error)
    finally:
        connection.close()

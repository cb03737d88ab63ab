"""Read the body of an API request: a JSON object of exactly the expected fields, or a one-line reason."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request

FIELDS = {"question": "the text of one question", "thread": "a thread id of an answer before", "message_id": "text"}
_LONGEST_ID = 200


class BadRequest(Exception):
    """A request that cannot be understood, with its HTTP status."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status, self.code = status, code


@dataclass(frozen=True, slots=True)
class Asked:
    """What a client asks."""

    question: str
    thread: str | None = None
    message_id: str | None = None


async def read_asked(request: Request, *allowed: str) -> Asked:
    """Read a question with the allowed optional fields.

    Raises:
        BadRequest: The content type, the JSON or a field is not as expected.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise BadRequest(415, "not_json", "Expected a body of JSON: send the header Content-Type: application/json.")
    return _asked(_object(await request.body()), ("question", *allowed))


def _object(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body.decode("utf-8"), object_pairs_hook=_unique)
    except UnicodeDecodeError as error:
        raise _invalid(f"Expected UTF-8, found another byte at position {error.start} of the body.") from None
    except (ValueError, RecursionError):
        raise _invalid(
            'Expected a JSON object, e.g. {"question": "What do nurses earn?"}; this is not valid.'
        ) from None
    if not isinstance(found, dict):
        raise _invalid('Expected a JSON object, e.g. {"question": "What do nurses earn?"}; this is another value.')
    return found


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _invalid("A field is there twice. Send each field once.")
    return found


def _asked(found: dict[str, Any], allowed: tuple[str, ...]) -> Asked:
    if set(found) - set(allowed):
        raise _invalid(f"There is a field that is not known here. Expected: {', '.join(allowed)}.")
    if "question" not in found:
        raise _invalid('The field "question" is missing. Expected: the text of one question.')
    for name, value in found.items():
        if not isinstance(value, str) and not (value is None and name != "question"):
            raise _invalid(f'"{name}" has the wrong type. Expected: {FIELDS[name]}, as a string.')
        if name != "question" and value is not None and not 0 < len(value) <= _LONGEST_ID:
            raise _invalid(f'"{name}" has the wrong length. Expected: 1 to {_LONGEST_ID} characters.')
        if name == "message_id" and value is not None and not value.isprintable():
            raise _invalid('"message_id" holds characters that cannot be kept. Expected: letters, digits and dashes.')
    return Asked(found["question"], found.get("thread"), found.get("message_id"))


def _invalid(message: str) -> BadRequest:
    return BadRequest(422, "invalid_request", message)

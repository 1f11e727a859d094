"""Reads series of numbers from a Prometheus server over its HTTP API, version 1 (`/api/v1/query_range`)."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode, urlsplit

# A server refuses more points for one query (11,000).
_POINTS = 10_000
_TIMEOUT = 60
_MAX_BYTES = 64 * 1024 * 1024


class PrometheusError(Exception):
    """A server did not answer, or not with one series of numbers."""


def query_range(url: str, query: str, start: int, end: int, step: int) -> Iterator[tuple[int, float]]:
    """Yield (seconds since 1970, value) of the one series that `query` gives, from `start` up to before `end`.

    step: seconds between two values. A moment without a value is left out. Raises PrometheusError.
    """
    if urlsplit(url).scheme not in ("http", "https"):
        message = f"{url}: not an address that begins with http:// or https://"
        raise PrometheusError(message)
    for first in range(start, end, step * _POINTS):
        last = min(first + step * (_POINTS - 1), end - 1)
        asked = urlencode({"query": query, "start": first, "end": last, "step": step})
        yield from _one_series(query, _result(f"{url.rstrip('/')}/api/v1/query_range?{asked}"))


def _result(address: str) -> list[dict[str, Any]]:
    try:
        with urllib.request.urlopen(address, timeout=_TIMEOUT) as answer:  # noqa: S310 — http or https, checked above
            content = answer.read(_MAX_BYTES)
        result = json.loads(content)["data"]["result"]
    except urllib.error.HTTPError as error:
        raise PrometheusError(_reason(error)) from error
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise PrometheusError(str(getattr(error, "reason", "") or error)) from error
    if not isinstance(result, list):
        message = "the answer holds no series"
        raise PrometheusError(message)
    return result


def _reason(error: urllib.error.HTTPError) -> str:
    """Return what the server says of a query that it refuses."""
    try:
        said = json.loads(error.read(_MAX_BYTES))
        return str(said["error"])
    except (OSError, ValueError, KeyError, TypeError):
        return f"{error.code} {error.reason}"


def _one_series(query: str, result: list[dict[str, Any]]) -> Iterator[tuple[int, float]]:
    if len(result) > 1:
        message = f"{query}: gives {len(result)} series; join them, for example by min(…)"
        raise PrometheusError(message)
    for series in result:
        try:
            for moment, value in series["values"]:
                yield round(float(moment)), float(value)
        except (KeyError, TypeError, ValueError) as error:
            message = f"{query}: the answer holds no numbers"
            raise PrometheusError(message) from error

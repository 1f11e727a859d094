"""From what monitoring saw to the downtime that counts: times joined, cut to a month, agreed maintenance taken out."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from smsgen.analysis.kind_values import day, text, when
from smsgen.analysis.working_time import WorkingTime
from smsgen.model.downtime import Downtime
from smsgen.model.record import Record
from smsgen.model.text import Text

_SECONDS = 60


class Span(NamedTuple):
    """A time from a moment up to another one."""

    began: datetime
    ended: datetime

    @property
    def minutes(self) -> float:
        """Return its length."""
        return (self.ended - self.began).total_seconds() / _SECONDS


def joined(spans: Iterable[Span]) -> list[Span]:
    """Return the same times in order, overlapping and adjoining ones as one, empty ones left out."""
    found: list[Span] = []
    for span in sorted(spans):
        if span.ended <= span.began:
            continue
        if found and span.began <= found[-1].ended:
            found[-1] = Span(found[-1].began, max(found[-1].ended, span.ended))
        else:
            found.append(span)
    return found


def within(span: Span, limits: Span) -> Span:
    """Return the part of a time that lies within another one; it is empty where there is none."""
    return Span(max(span.began, limits.began), min(span.ended, limits.ended))


def without(spans: Iterable[Span], taken: Sequence[Span]) -> list[Span]:
    """Return what is left of times when others are taken out."""
    left = joined(spans)
    for cut in taken:
        parts = ((Span(each.began, min(each.ended, cut.began)), Span(max(each.began, cut.ended), each.ended))
                 for each in left)  # fmt: skip
        left = joined(part for pair in parts for part in pair)
    return left


def of_samples(
    samples: Sequence[tuple[datetime, float]], step: timedelta, up_from: float, month: Span
) -> tuple[list[Span], list[Span]]:
    """Return (times in which a service was down, times without samples) of a month.

    A sample stands for the time up to the next one, at most for one and a half steps: beyond that nothing is known.
    """
    longest = step * 1.5
    ends = [*(after for _, (after, _) in pairwise(samples)), month.ended]
    down, known = [], []
    for (began, value), after in zip(samples, ends, strict=True):
        span = Span(began, after if after - began <= longest else began + step)
        known.append(span)
        if not value >= up_from:  # a value that is no number is none that says "up"
            down.append(within(span, month))
    return joined(down), without([month], joined(known))


class Maintenance(NamedTuple):
    """A window in which downtime does not count, because the customer agreed to it in time, and the proof."""

    service: str
    window: Span
    proof: str


def agreed_maintenance(changes: Iterable[Record], hours: WorkingTime, notice: int) -> Iterator[Maintenance]:
    """Yield the window of each change that was consented to at least `notice` working days before it began."""
    for change in changes:
        began, ended, consent = when(change, "window_start"), when(change, "window_end"), day(change, "consent_on")
        if not (began and ended and consent) or hours.after(consent, notice) > hours.day(began):
            continue
        services = change.values.get("services", ())
        named = services if isinstance(services, tuple) else (services,)
        for service in named:
            if isinstance(service, str):
                yield Maintenance(service, Span(began, ended), f"{change.id}, agreed on {text(change, 'consent_on')}")


def judged(
    downtimes: Iterable[Downtime], maintenance: Iterable[Maintenance], month: Span
) -> tuple[list[Downtime], list[Text]]:
    """Return the downtimes of a month in order, what lies in agreed maintenance as not counted; and what was left out.

    Times of one service that overlap are one. What a source itself says does not count stays as it says.
    """
    windows = tuple(maintenance)
    given = [each._replace(began=span.began, ended=span.ended) for each in downtimes
             for span in [within(Span(each.began, each.ended), month)] if span.ended > span.began]  # fmt: skip
    excepted = [each for each in given if not each.counted]
    found = list(excepted)
    remarks = []
    for service in dict.fromkeys(each.service for each in given):
        own = [each for each in given if each.service == service and each.counted]
        counted = joined(Span(each.began, each.ended) for each in own)
        counted = without(counted, [Span(each.began, each.ended) for each in excepted if each.service == service])
        for window in (each for each in windows if each.service == service):
            taken = joined(within(span, window.window) for span in counted)
            counted = without(counted, taken)
            found += [Downtime(service, *span, counted=False, exception=window.proof) for span in taken]
        found += [Downtime(service, *span, incident=_incident(span, own)) for span in counted]
        if len(counted) < len(own):
            remarks.append(Text(f"{service}: overlapping times are counted once", f"{service}：重叠的时间只计一次"))
    return sorted(found, key=lambda each: (each.began, each.service)), remarks


def _incident(span: Span, own: Iterable[Downtime]) -> str:
    return next((each.incident for each in own if each.incident and each.began < span.ended and each.ended > span.began
                 ), "")  # fmt: skip

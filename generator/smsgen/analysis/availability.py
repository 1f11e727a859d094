"""Availability of a month, worked out one way for the reports that are drafted and for those that are checked."""

from decimal import ROUND_DOWN, Decimal
from typing import NamedTuple

_HUNDRED = Decimal(100)
_THREE_DECIMALS = Decimal("0.001")
_TENTH = Decimal("0.1")


class Availability(NamedTuple):
    """achieved: percent, three decimals, the rest cut off. met: by the exact figure. credit: percent of the fee."""

    achieved: Decimal
    met: bool
    credit: Decimal


def availability(total: Decimal, downtime: Decimal, target: Decimal, credit: Decimal, most: Decimal) -> Availability:
    """Return the figures of one service. total, downtime: minutes; the others percent.

    credit: for each full 0.1 percentage point below the target, `most` at most.
    """
    exact = (total - downtime) * _HUNDRED / total
    met = exact >= target
    steps = Decimal(0) if met else ((target - exact) / _TENTH).to_integral_value(ROUND_DOWN)
    return Availability(exact.quantize(_THREE_DECIMALS, ROUND_DOWN), met, min(steps * credit, most))

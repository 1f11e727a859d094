"""Limits of numbers that are kept as texts, as regular expressions: JSON Schema compares texts by patterns alone."""

NUMBER = r"-?(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,6})?"
INTEGER = r"-?(?:0|[1-9][0-9]{0,11})"
_FRACTION = r"(?:\.[0-9]+)?"
_ZERO = r"0(?:\.0+)?"


def at_least(low: str) -> str:
    """Return the pattern of the numbers (as NUMBER writes them) that are not less than `low`, such as `-3.5`."""
    whole, fraction, negative = _parts(low)
    if negative:
        return f"(?:[0-9].*|-{_not_above(whole, fraction)})"
    if not fraction and whole == "0":
        return f"(?:[0-9].*|-{_ZERO})"
    return _not_below(whole, fraction)


def at_most(high: str) -> str:
    """Return the pattern of the numbers that are not more than `high`."""
    whole, fraction, negative = _parts(high)
    if negative:
        return f"-{_not_below(whole, fraction)}"
    if not fraction and whole == "0":
        return f"(?:-.*|{_ZERO})"
    return f"(?:-.*|{_not_above(whole, fraction)})"


def _parts(number: str) -> tuple[str, str, bool]:
    whole, _, fraction = number.removeprefix("-").partition(".")
    whole, fraction = whole.lstrip("0") or "0", fraction.rstrip("0")
    return whole, fraction, number.startswith("-") and (whole, fraction) != ("0", "")


def _not_below(whole: str, fraction: str) -> str:
    """Return the pattern of numbers without sign that are `whole.fraction` or more."""
    ways = [f"[1-9][0-9]{{{len(whole)},}}{_FRACTION}"]
    for index, digit in enumerate(whole):
        if digit != "9":
            rest = len(whole) - index - 1
            ways.append(f"{whole[:index]}[{int(digit) + 1}-9][0-9]{{{rest}}}{_FRACTION}")
    if not fraction:
        return f"(?:{'|'.join((*ways, whole + _FRACTION))})"
    ends = [f"{fraction[:index]}[{int(digit) + 1}-9][0-9]*" for index, digit in enumerate(fraction) if digit != "9"]
    ways.append(rf"{whole}\.(?:{'|'.join((*ends, fraction + '[0-9]*'))})")
    return f"(?:{'|'.join(ways)})"


def _not_above(whole: str, fraction: str) -> str:
    """Return the pattern of numbers without sign that are `whole.fraction` or less."""
    ways = []
    if len(whole) > 1:
        ways += [f"0{_FRACTION}", f"[1-9][0-9]{{0,{len(whole) - 2}}}{_FRACTION}"]
    for index, digit in enumerate(whole):
        lowest = 1 if index == 0 and len(whole) > 1 else 0
        if int(digit) > lowest:
            rest = len(whole) - index - 1
            ways.append(f"{whole[:index]}[{lowest}-{int(digit) - 1}][0-9]{{{rest}}}{_FRACTION}")
    ends = ["0+"] if not fraction else [f"{fraction}0*"]
    for index, digit in enumerate(fraction):
        if index:
            ends.append(fraction[:index])
        if digit != "0":
            ends.append(f"{fraction[:index]}[0-{int(digit) - 1}][0-9]*")
    ways.append(rf"{whole}(?:\.(?:{'|'.join(ends)}))?")
    return f"(?:{'|'.join(ways)})"

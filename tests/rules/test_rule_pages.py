"""Every rule page is run: what it says is found is found at that line, and nothing else is."""

from collections import Counter
from pathlib import Path

import pytest

from smsgen import rules
from smsgen.checking.rule import Rule
from tests.rules.page_cases import Case, Page, disagreements, judge, page_paths, read_page

PAGES = [pytest.param(path, id=f"{path.parent.name}/{path.stem}") for path in page_paths()]
BY_CODE = {rule.code: rule for rule in rules.ALL}
CODES = Path(__file__).parent / "codes.txt"


def faults_of(page: Page, chosen: tuple[Rule, ...]) -> list[str]:
    """Return every disagreement of the page's cases, each with the title of its case."""
    return [f"{case.title}: {fault}" for case in page.cases for fault in disagreements(case, judge(case, chosen))]


@pytest.mark.parametrize("path", PAGES)
def test_page_holds(path: Path) -> None:
    page = read_page(path)
    faults = faults_of(page, rules.ALL)
    assert not faults, "\n".join([f"{path}:", *faults])


@pytest.mark.parametrize("path", PAGES)
def test_page_fails_without_its_rule(path: Path) -> None:
    page = read_page(path)
    others = tuple(rule for rule in rules.ALL if rule.code != page.code)
    try:
        faults = faults_of(page, others)
    except KeyError:  # the reader or the runner yields the finding, and there is no rule to word it
        return
    assert faults, f"{path}: passes without {page.code}"


@pytest.mark.parametrize("path", PAGES)
def test_page_is_complete(path: Path) -> None:
    page = read_page(path)
    rule = BY_CODE[page.code]
    module = path.stem.replace("_", "-")
    assert (page.name, module, path.parent.name.upper()) == (rule.name, rule.name, rule.family)
    assert all(page.prose[section] for section in ("", "中文"))
    assert all(case.blocks for case in page.cases)
    failing = [case for case in page.cases if case.fails]
    assert failing, f"{path}: no failing case"
    assert len(failing) < len(page.cases), f"{path}: no passing case"
    for case in failing:
        assert page.code in {expected.code for expected in case.expected}, f"{path}: {case.title}"
    for case in page.cases:
        assert case.fails or all(each.accepted for each in case.expected), f"{path}: {case.title}"


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    pages = Counter(read_page(path).code for path in page_paths())
    assert pages == Counter(rule.code for rule in rules.ALL)


def test_codes_and_names_are_unique_and_never_used_again() -> None:
    known = dict(line.split() for line in CODES.read_text(encoding="utf-8").splitlines())
    assert len(BY_CODE) == len(rules.ALL) == len({rule.name for rule in rules.ALL})
    assert {rule.code: known.get(rule.code) for rule in rules.ALL} == {rule.code: rule.name for rule in rules.ALL}
    assert len(set(known.values())) == len(known)


def test_the_default_set_has_no_fault() -> None:
    assert judge(Case("the default set", fails=False, blocks=()), rules.ALL) == ()

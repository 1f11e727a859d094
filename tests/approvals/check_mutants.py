"""The checks of a module, found in its source, and each of them taken out: one mutant for each.

What is taken out: a finding that is yielded, a refusal that is raised, a condition that guards something, an operand of
a condition, a condition of a comprehension, a comparison that a function answers with.
"""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple


class Mutant(NamedTuple):
    """A module with one check taken out. function: qualified name; line: of the statement; what: how it differs.

    proof: the line by which a test must come to notice anything, as far as that is known: what a condition guards.
    place: number of the function in the module at `path`, and of the check in the function.
    """

    module: str
    function: str
    line: int
    what: str
    proof: int
    path: Path
    place: tuple[int, int]

    @property
    def name(self) -> str:
        """How a report calls it."""
        return f"{self.module}:{self.line} {self.function}: {self.what}"

    def tree(self) -> ast.Module:
        """Return the module without the check."""
        whole = ast.parse(self.path.read_text("utf-8"))
        index, number = self.place
        function = list(_functions(whole))[index][1]
        list(_places(function))[number].apply()
        return ast.fix_missing_locations(whole)


def mutants(module: str, path: Path) -> Iterator[Mutant]:
    """Yield every mutant of the module at `path`."""
    whole = ast.parse(path.read_text("utf-8"))
    for index, (name, function) in enumerate(_functions(whole)):
        starts = [each for each in ast.walk(function) if isinstance(each, ast.stmt)]
        for number, place in enumerate(_places(function)):
            line = _line(starts, place)
            yield Mutant(module, name, line, place.what, place.guarded or line, path, (index, number))


Function = ast.FunctionDef | ast.AsyncFunctionDef


def _functions(tree: ast.Module) -> Iterator[tuple[str, Function]]:
    for node in tree.body:
        if isinstance(node, Function):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            yield from ((f"{node.name}.{each.name}", each) for each in node.body if isinstance(each, Function))


class _Place:
    """Where one node may be exchanged for another: a field of its parent, or an item of a list there."""

    def __init__(self, parent: ast.AST, field: str, index: int | None, new: ast.AST, words: str) -> None:
        self.parent, self.field, self.index, self.new, self.words = parent, field, index, new, words

    @property
    def old(self) -> ast.AST:
        held = getattr(self.parent, self.field)
        found = held if self.index is None else held[self.index]
        assert isinstance(found, ast.AST)
        return found

    @property
    def guarded(self) -> int:
        """The first line of what runs only while the condition holds that this takes out; 0 where there is none."""
        if isinstance(self.parent, ast.If | ast.While) and self.field == "test":
            return self.parent.body[0].lineno
        return 0

    @property
    def what(self) -> str:
        """How a report calls it."""
        return f"{self.words} `{' '.join(ast.unparse(self.old).split())[:90]}`"

    def apply(self) -> None:
        """Exchange the node."""
        if self.index is None:
            setattr(self.parent, self.field, self.new)
        else:
            getattr(self.parent, self.field)[self.index] = self.new


def _places(function: Function) -> Iterator[_Place]:
    for parent in ast.walk(function):
        yield from _of_conditions(parent)
        for field in ("body", "orelse", "finalbody"):
            statements = getattr(parent, field, [])
            for index, statement in enumerate(statements if isinstance(statements, list) else []):
                yield from _of_statement(parent, field, index, statement)


def _of_statement(parent: ast.AST, field: str, index: int, statement: ast.stmt) -> Iterator[_Place]:
    guarded = isinstance(parent, ast.If) and field == "body" and len(parent.body) == 1 and not parent.orelse
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Yield | ast.YieldFrom) and not guarded:
        nothing = ast.parse("yield from ()").body[0]
        yield _Place(parent, field, index, nothing, "without")
    elif isinstance(statement, ast.Raise) and not guarded:
        yield _Place(parent, field, index, ast.Pass(), "without")
    elif isinstance(statement, ast.Return) and _is_test(statement.value):
        for answer in (True, False):
            yield _Place(statement, "value", None, ast.Constant(value=answer), f"always {answer}:")


def _is_test(value: ast.expr | None) -> bool:
    called = isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in ("all", "any")
    return called or isinstance(value, ast.Compare | ast.UnaryOp)


def _of_conditions(node: ast.AST) -> Iterator[_Place]:
    if isinstance(node, ast.BoolOp):
        neutral = isinstance(node.op, ast.And)
        for index in range(len(node.values)):
            yield _Place(node, "values", index, ast.Constant(value=neutral), "without")
    elif isinstance(node, ast.If | ast.While):
        yield _Place(node, "test", None, ast.Constant(value=False), "never")
    elif isinstance(node, ast.comprehension):
        for index in range(len(node.ifs)):
            yield _Place(node, "ifs", index, ast.Constant(value=True), "without")


def _line(statements: Iterable[ast.stmt], place: _Place) -> int:
    """Return the first line of the statement in which a place is."""
    at: int = getattr(place.old, "lineno", 0)
    return max((each.lineno for each in statements if each.lineno <= at <= (each.end_lineno or at)), default=at)


def watched(path: Path, tell: str) -> Iterator[tuple[str, ast.Module]]:
    """Yield the name of each function of the module at `path`, with the whole module, each statement telling its line.

    tell: name of what it calls with the line.
    """
    tree = ast.parse(path.read_text("utf-8"))
    for _, function in _functions(tree):
        for parent in list(ast.walk(function)):
            for field in ("body", "orelse", "finalbody"):
                statements = getattr(parent, field, None)
                if isinstance(statements, list):
                    setattr(parent, field, [part for each in statements for part in (_call(tell, each.lineno), each)])
    ast.fix_missing_locations(tree)
    for name, _ in _functions(tree):
        yield name, tree


def _call(name: str, line: int) -> ast.stmt:
    return ast.parse(f"{name}({line})").body[0]

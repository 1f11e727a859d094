"""What people do to the files of a set, rightly or wrongly: each is a function that changes them in place."""

from collections.abc import Callable

from tests.approvals import approved_set as the
from tests.approvals.approved_set import replaced
from tests.fixtures.approving import decide, sign_register, signed

Files = dict[str, bytes]
Mutation = Callable[[Files], object]


def again(path: str, *, key: str = "", sign_it: bool = True, **changes: str) -> Mutation:
    """Write a record anew with other fields, signed as it should be."""

    def mutate(files: Files) -> None:
        files.pop(f"{path}.sig")
        decide(files, path, {**the.TREE, **changes}, key=key, sign_it=sign_it)

    return mutate


def more(path: str, *, key: str = "", **changes: str) -> Mutation:
    """Add a record."""
    return lambda files: decide(files, path, {**the.TREE, **changes}, key=key)


def text(path: str, old: str, new: str) -> Mutation:
    """Replace a part of a file, and sign nothing anew."""
    return lambda files: replaced(files, path, old, new)


def gone(*paths: str) -> Mutation:
    """Delete files."""

    def mutate(files: Files) -> None:
        for path in paths:
            del files[path]

    return mutate


def moved(path: str, to: str) -> Mutation:
    """Move a record and its signature."""

    def mutate(files: Files) -> None:
        files[to], files[f"{to}.sig"] = files.pop(path), files.pop(f"{path}.sig")

    return mutate


def register(old: str, new: str, path: str = the.SECOND, *people: str) -> Mutation:
    """Change a register and let the roots sign it anew."""

    def mutate(files: Files) -> None:
        replaced(files, path, old, new)
        sign_register(files, path, people or ("chen.an", "li.qing"))

    return mutate


def both(*mutations: Mutation) -> Mutation:
    """Do one after the other."""

    def mutate(files: Files) -> None:
        for each in mutations:
            each(files)

    return mutate


def raw(path: str, change: Callable[[bytes], bytes]) -> Mutation:
    """Change the bytes of a file."""

    def mutate(files: Files) -> None:
        files[path] = change(files[path])

    return mutate


def signature(path: str, signer: str, namespace: str) -> Mutation:
    """Sign a record for another purpose."""

    def mutate(files: Files) -> None:
        files[f"{path}.sig"] = signed(signer, path, files[path], namespace)

    return mutate


def without(field: str) -> Mutation:
    """Leave a field out of a record, and sign the rest."""
    changes = {field: "~"}
    return again(the.PROCEDURE_NOW, key="", sign_it=True, **changes)

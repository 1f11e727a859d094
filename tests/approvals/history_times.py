"""Times, roles, authors, accepted faults and rewritten histories: ways to spoil the past, as in `history_mutations`."""

from tests.approvals import living_story as the
from tests.approvals.git_story import Files, Story
from tests.approvals.history_mutations import Mutation, amid, instead, put
from tests.approvals.living_story import Step, both, branch, decided, gone, told, written

_OTHER = put("note.txt", b"A note.\n")
_APPROVED = decided(the.FORM_NEXT, key=the.NEW_KEY, authority="2")
_BY_FIRST = decided(the.FORM_NEXT, key=the.NEW_KEY, authority="1")
_EARLY = the.NEW_RECORD.replace("20260601", "20260301")
_ZH_2 = the.NEW_ZH.replace("zh.1", "zh.2").replace("20260601", "20260905")
_ZH_2_TEXT = written(the.PROCEDURE_ZH, ('revision: "1"', 'revision: "2"'))
_HIM, _HER, _XU = "li.qing@example.org", "CHEN.AN@example.org", "xu.dan@example.org"
_POLICY = the.STEPS["policy"][1]
_BEFORE_POLICY = dict(the.year()[the.index_of("policy") - 1].files)
_PICTURE = branch(_BEFORE_POLICY, ("2026-06-30", written(the.PICTURE, ("/>", "></svg>"))), author=_HER)
_CHANGED = written(the.PROCEDURE, ("Log each", "Log every"))


def form(at: str, record: str = the.FORM_NEXT, **how: object) -> Step:
    """Return the step in which form 1.1 comes, with its approval, at another time or in another way."""
    return (at, both(the.FORM_TEXT, decided(record, key=the.NEW_KEY, authority="2")), how)


def twice(first: str, second: str) -> Story:
    """Return the year with the text of form 1.1 in one commit and its approval in a later one."""
    return told(instead={"form": [(first, the.FORM_TEXT), (second, _APPROVED)]})


def _approve_ahead(files: Files) -> None:
    """Approve form 1.1 by a register that lies only in somebody's own clone yet."""
    the.FORM_TEXT(files)
    mine = dict(files)
    the.REGISTER(mine)
    _APPROVED(mine)
    files |= {path: mine[path] for path in (the.FORM_NEXT, f"{the.FORM_NEXT}.sig")}


TIMES: dict[str, Mutation] = {
    "an approval that lands after 31 days": (
        lambda: twice("2026-09-20", "2026-10-21T09:00:01Z"),
        (f"time-landing-gap {the.FORM_NEXT}",),
    ),
    "a signature that lands after 31 days": (
        instead(
            "form",
            (
                "2026-09-10T13:00:00Z",
                both(
                    the.FORM_TEXT,
                    decided(
                        the.FORM_NEXT.replace("20260920", "20260910"), key=the.NEW_KEY, sign_it=False, authority="2"
                    ),
                ),
            ),
            (
                "2026-10-11T12:00:00Z",
                both(
                    gone(the.FORM_NEXT.replace("20260920", "20260910")),
                    decided(the.FORM_NEXT.replace("20260920", "20260910"), key=the.NEW_KEY, authority="2"),
                ),
            ),
        ),
        (f"time-landing-gap {the.FORM_NEXT.replace('20260920', '20260910')}",),
    ),
    "an approval signed eleven minutes after its commit": (
        instead("form", form("2026-09-20T08:49:00Z")),
        (f"time-signed-after-commit {the.FORM_NEXT}",),
    ),
    "a commit that is dated a month ahead": (
        amid("policy", ("2026-08-15", _OTHER), ("2026-07-20", gone("note.txt"))),
        ("time-commit-goes-backwards sms.yml",),
    ),
    "a commit that is 25 hours older than the one before": (
        amid("confirmed", ("2026-09-03T12:00:00Z", _OTHER), ("2026-09-02T11:00:00Z", gone("note.txt"))),
        ("time-commit-goes-backwards sms.yml",),
    ),
    "two steps back": (
        lambda: told(("2026-10-05", _OTHER), ("2026-10-02", gone("note.txt")), ("2026-09-29", _OTHER)),
        ("time-commit-goes-backwards sms.yml", "time-commit-goes-backwards sms.yml"),
    ),
    "an approval dated back before that of the version before": (
        instead(
            "next",
            ("2026-03-25", both(the.NEXT_TEXT, decided(_EARLY, the.NEW_ZH.replace("20260601", "20260325")))),
        ),
        (f"time-backdated-before-previous-version {_EARLY}",),
    ),
    "a role that had ended 15 days before the approval landed": (
        lambda: told(("2026-09-25", both(_ZH_2_TEXT, decided(_ZH_2)))),
        (f"signer-not-entitled-when-landed {_ZH_2}",),
    ),
    "a register relied on that was not the highest any more": (
        instead("form", ("2026-09-20", the.FORM_TEXT), ("2026-09-25", _BY_FIRST)),
        (f"register-not-highest-when-landed {the.FORM_NEXT}",),
    ),
    "a register relied on that had not landed": (
        lambda: told(
            instead={
                "register": ("2026-09-21", the.REGISTER),
                "form": [],
                "confirmed": [the.STEPS["confirmed"], ("2026-09-20", _approve_ahead)],
            }
        ),
        (f"register-not-highest-when-landed {the.FORM_NEXT}",),
    ),
    "a register that landed 31 days after it was issued": (
        lambda: told(instead={"register": ("2026-10-11", the.REGISTER), "form": []}),
        (f"time-landing-gap {the.SECOND}",),
    ),
    "a register that landed before it was issued": (
        lambda: told(instead={"register": ("2026-09-10T07:49:00Z", the.REGISTER)}),
        (f"time-signed-after-commit {the.SECOND}",),
    ),
    "a baseline that landed 31 days after it was issued": (
        lambda: told(
            instead={
                "approved": [
                    (
                        "2026-03-02",
                        decided(
                            the.POLICY_REVIEW,
                            the.POLICY_RECORD,
                            the.LEFT_REVIEW,
                            the.LEFT_RECORD,
                            the.OLD_RECORD,
                            the.FORM_RECORD,
                        ),
                    ),
                ],
                "translated": [the.STEPS["translated"], ("2026-04-02", the.taken_over)],
            }
        ),
        (f"time-landing-gap {the.BASELINE}",),
    ),
    "approvals on a branch that was merged after 31 days": (
        instead("policy", ("2026-08-02", _POLICY, {"sides": (branch(_BEFORE_POLICY, ("2026-07-01", _POLICY)),)})),
        (f"time-landing-gap {the.POLICY_NEXT}", f"time-landing-gap {the.POLICY_NEXT_REVIEW}"),
    ),
}


AUTHORS: dict[str, Mutation] = {
    "an author in git who approved": (
        instead("form", form("2026-09-20", author=_HIM)),
        (f"warning: author-approved {the.FORM_NEXT}",),
    ),
    "a co-author in git who approved": (
        instead("form", form("2026-09-20", co_authors=("a@example.org", _HIM.upper()))),
        (f"warning: author-approved {the.FORM_NEXT}",),
    ),
    "an author of merged commits who approved": (
        instead(
            "form",
            form("2026-09-20", sides=(branch(dict(the.year()[8].files), ("2026-09-19", the.FORM_TEXT), author=_HIM),)),
        ),
        (f"warning: author-approved {the.FORM_NEXT}",),
    ),
    "an author of the picture who approved": (
        instead(
            "policy",
            (
                "2026-06-30",
                written(
                    the.POLICY, ('version: "1.0"', 'version: "2.0"'), ("Customers first", "Customers always first")
                ),
            ),
            (
                "2026-07-01",
                both(written(the.PICTURE, ("/>", "></svg>")), decided(the.POLICY_NEXT_REVIEW, the.POLICY_NEXT)),
                {"author": _HER},
            ),
        ),
        (f"warning: author-approved {the.POLICY_NEXT}",),
    ),
    "an author of a merged picture who approved": (
        instead(
            "policy",
            (
                "2026-07-01",
                _POLICY,
                {"sides": (branch(_BEFORE_POLICY, ("2026-06-30", the.POLICY_TEXT), author="x@example.org"), _PICTURE)},
            ),
        ),
        (f"warning: author-approved {the.POLICY_NEXT}",),
    ),
    "an author in git who reviewed": (
        lambda: told(instead={"policy": ("2026-07-01", _POLICY, {"author": _XU})}),
        (f"warning: author-approved {the.POLICY_NEXT_REVIEW}",),
    ),
}


_MEANWHILE = "content-changed-meanwhile"
EXCEPTIONS: dict[str, tuple[tuple[tuple[str, str, str], ...], tuple[str, ...], tuple[str, ...]]] = {
    # faults that the list names (rule, path, commit), who signs it, findings
    "a fault accepted": (
        ((_MEANWHILE, the.PROCEDURE, "COMMIT"),),
        ("chen.an", the.NEW_KEY),
        (f"note: {_MEANWHILE} {the.PROCEDURE}",),
    ),
    "an exception that nothing needs": (
        ((_MEANWHILE, the.PROCEDURE, "COMMIT"), ("record-modified", the.NEW_RECORD, "")),
        ("chen.an", the.NEW_KEY),
        (f"warning: exception-unused {the.EXCEPTIONS}", f"note: {_MEANWHILE} {the.PROCEDURE}"),
    ),
    "an exception signed by one": (
        ((_MEANWHILE, the.PROCEDURE, "COMMIT"),),
        ("chen.an",),
        (f"authority-chain {the.EXCEPTIONS}", f"{_MEANWHILE} {the.PROCEDURE}"),
    ),
    "an exception that nobody signed": (
        ((_MEANWHILE, the.PROCEDURE, "COMMIT"),),
        (),
        (f"authority-chain {the.EXCEPTIONS}", f"{_MEANWHILE} {the.PROCEDURE}"),
    ),
    "an exception for another commit": (
        ((_MEANWHILE, the.PROCEDURE, "b" * 40),),
        ("chen.an", the.NEW_KEY),
        (f"warning: exception-unused {the.EXCEPTIONS}", f"{_MEANWHILE} {the.PROCEDURE}"),
    ),
    "an exception for no commit": (
        ((_MEANWHILE, the.PROCEDURE, ""),),
        ("chen.an", the.NEW_KEY),
        (f"warning: exception-unused {the.EXCEPTIONS}", f"{_MEANWHILE} {the.PROCEDURE}"),
    ),
    "an exception for another path": (
        ((_MEANWHILE, the.FORM, "COMMIT"),),
        ("chen.an", the.NEW_KEY),
        (f"warning: exception-unused {the.EXCEPTIONS}", f"{_MEANWHILE} {the.PROCEDURE}"),
    ),
    "an exception for another rule": (
        (("approved-text-lost", the.PROCEDURE, "COMMIT"),),
        ("chen.an", the.NEW_KEY),
        (f"warning: exception-unused {the.EXCEPTIONS}", f"{_MEANWHILE} {the.PROCEDURE}"),
    ),
}

"""Where each thing has its page. Documents are addressed by id, so that renaming a file breaks no bookmark."""

import posixpath

HOME = "index.md"
REGISTER = "register.md"
ROLES = "roles.md"
COVERAGE = "coverage/index.md"
FINDINGS = "findings.md"
GAPS = "evidence/gaps.md"
READY = "evidence/ready.md"
CALENDAR = "evidence/calendar.md"
PDCA = "evidence/pdca.md"
ITIL = "evidence/itil.md"
TRAINING = "evidence/training.md"
WAITING = "control/waiting.md"
REVIEWS = "control/reviews.md"
CHANGES = "control/changes.md"
OBSOLETE = "control/obsolete.md"
VERIFY = "control/verify.md"
RECORDS = "records.md"
EVIDENCE = "records/evidence.md"
DUTIES = "duties.md"
TIER_FOLDERS = {
    "manual": "manual",
    "policy": "policies",
    "procedure": "procedures",
    "guide": "guides",
    "form": "forms",
}


def document_page(tier: str, id_: str) -> str:
    """Return the page of a document."""
    return f"{TIER_FOLDERS[tier]}/{id_}.md"


def preview_page(id_: str) -> str:
    """Return the page of a text that is not in force, beside the one that is."""
    return f"preview/{id_}.md"


def history_page(id_: str) -> str:
    """Return the page of a document's versions; withdrawn documents have one too."""
    return f"history/{id_}.md"


def tier_page(tier: str) -> str:
    """Return the page that lists the documents of a tier."""
    return f"{TIER_FOLDERS[tier]}/index.md"


def clause_page(standard: str, clause: str) -> str:
    """Return the page of a clause of the standard with catalogue key `standard`."""
    return f"coverage/{standard.replace(':', '-')}/{clause}.md"


def records_page(form: str) -> str:
    """Return the page that lists the records of a form."""
    return f"records/{form}.md"


def record_page(form: str, id_: str) -> str:
    """Return the page of a record."""
    return f"records/{form}/{id_}.md"


def role_page(role: str) -> str:
    """Return the page of a role's duties and evidence."""
    return f"roles/{role}.md"


def published(path: str) -> str:
    """Return the address that a page has once it is built."""
    return path.removesuffix(".md") + ".html" if path.endswith(".md") else path


def relative(page: str, target: str) -> str:
    """Return `target` as seen from `page`; both are paths below the same root."""
    return posixpath.relpath(target, posixpath.dirname(page) or ".")

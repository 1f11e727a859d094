"""The site of a set in memory, with a history in memory: what it shows, as one text that can be searched."""

import re
from collections.abc import Mapping
from datetime import date

from smsgen.app.publishing.edition import Edition, Fetch, Fetched, draft_edition, release_edition
from smsgen.app.publishing.site_inputs import site_inputs
from smsgen.exporters.site.assemble import site_of
from smsgen.exporters.site.pages import Site
from smsgen.model.past import StoredVersion
from smsgen.sources.tree import MemoryTree
from tests.approvals import approved_set as the
from tests.approvals.approved_set import approved_set, facts_of, replaced
from tests.fixtures.approving import decide, digest, front, manifest

Files = dict[str, bytes]
POLICY_NEXT = "approvals/SMS-POL-01/2.0/en/approve--top-management--chen.an--20261001T090000Z.yml"
POLICY_NEXT_REVIEW = "approvals/SMS-POL-01/2.0/en/review--change-manager--xu.dan--20261001T080000Z.yml"
POLICY_NEXT_ZH = "approvals/SMS-POL-01/2.0/zh.1/approve--change-manager--xu.dan--20261001T100000Z.yml"
_IMAGE = re.compile(r"!\[[^\]]*\]\(([^)\s]+)\)")


def rewritten(files: Mapping[str, bytes]) -> Files:
    """Return the set after somebody wrote a newer policy in both languages, with another picture of the same name.

    Every unapproved word of it contains ZEBRA or 斑马.
    """
    newer = dict(files)
    replaced(newer, the.POLICY, 'version: "1.1"', 'version: "2.0"')
    replaced(newer, the.POLICY, "title: Service", "title: ZEBRA Service")
    replaced(newer, the.POLICY, "change: ", "change: ZEBRA ")
    replaced(newer, the.POLICY, "## Statement {#statement}", "## ZEBRA statement {#statement}")
    replaced(newer, the.POLICY, "Customers first.", "ZEBRA first.")
    replaced(newer, the.POLICY_ZH, 'translation_of: "1.1"', 'translation_of: "2.0"')
    replaced(newer, the.POLICY_ZH, "客户第一。", "斑马第一。")
    newer[the.PICTURE] = b'<svg xmlns="http://www.w3.org/2000/svg"><text>ZEBRA</text></svg>\n'
    return newer


def approve_next(files: Files, **changes: str) -> None:
    """Have the newer policy approved in both languages."""
    for path in (POLICY_NEXT_REVIEW, POLICY_NEXT, POLICY_NEXT_ZH):
        decide(files, path, {**the.TREE, **changes})


def history_of(*states: Mapping[str, bytes]) -> tuple[Fetch, list[frozenset[str]]]:
    """Return a history that holds the texts of these states of a set, and the list of what it is asked for."""
    held: dict[str, StoredVersion] = {}
    paths = {}
    for files in states:
        for path, content in files.items():
            if path.endswith(".md"):
                folder = path.rpartition("/")[0]
                assets = {name: files[f"{folder}/{name}"] for name in _IMAGE.findall(content.decode())}
                held[digest(manifest(files, path))] = StoredVersion(path, content, assets)
                paths[path] = front(content, "id")
    asked: list[frozenset[str]] = []

    def fetch(digests: frozenset[str]) -> Fetched:
        asked.append(digests)
        return Fetched({each: held[each] for each in digests if each in held}, paths)

    return fetch, asked


def released(files: Files, *states: Files, as_of: date = the.DAY, highest: str = "internal") -> Edition:
    """Return the release edition of `files`, with a history of `states`."""
    return release_edition(facts_of(files, as_of), history_of(*states)[0], highest)


def drafted(files: Files, *states: Files, highest: str = "internal") -> Edition:
    """Return the draft edition of `files`, with a history of `states`."""
    return draft_edition(facts_of(files), history_of(*states)[0], highest)


def site(files: Files, edition: Edition) -> Site:
    """Return the site of an edition of `files`."""
    return site_of(site_inputs(facts_of(files), MemoryTree(files), edition=edition))


def everything(shown: Site) -> str:
    """Return all that a site says anywhere: pages, titles, metadata, navigation, pictures, frame."""
    parts = [repr(shown.notice)]
    for tree in shown.trees:
        parts += [tree.site_name, tree.footer, repr(tree.nav)]
        parts += [f"{page.path}\n{page.title}\n{page.markdown}\n{dict(page.meta)}" for page in tree.pages]
        parts += [f"{path}\n{content.decode('utf-8', 'replace')}" for path, content in tree.assets.items()]
    return "\n".join(parts)


def page(shown: Site, path: str, language: str = "en") -> str:
    """Return the Markdown of a page."""
    tree = next(each for each in shown.trees if each.language == language)
    return next(each.markdown for each in tree.pages if each.path == path)


def paths(shown: Site, language: str = "en") -> set[str]:
    """Return the paths of all pages in a language."""
    return {each.path for tree in shown.trees if tree.language == language for each in tree.pages}


def approved() -> Files:
    """Return the approved set."""
    return approved_set()

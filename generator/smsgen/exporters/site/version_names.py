"""How pages write a version, the revision of a translation included."""

from smsgen.exporters.site.edition import Edition


def version_name(edition: Edition, label: str) -> str:
    """Return `1.0` or `1.0/2` (the second revision of a translation) in words, within a sentence."""
    version, _, revision = label.partition("/")
    if revision:
        return edition.word("version-short-revision", version=version, revision=revision)
    return edition.word("version-short", version=version)


def heading_name(edition: Edition, label: str) -> str:
    """Return the same as a heading."""
    version, _, revision = label.partition("/")
    if revision:
        return edition.word("version-revision", version=version, revision=revision)
    return edition.word("version-n", version=version)

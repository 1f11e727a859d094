"""What the classifications (密级) of documents are called."""

from smsgen.model.text import Text

CLASSIFICATION_NAMES = {
    "public": Text("public", "公开"),
    "internal": Text("internal", "内部"),
    "confidential": Text("confidential", "机密"),
}


def classification_name(classification: str, language: str) -> str:
    """Return the name of a classification; what is none of them is returned as it is."""
    name = CLASSIFICATION_NAMES.get(classification)
    return name.of(language) if name else classification

"""What is said of a form that the set does not have."""

from collections.abc import Collection

from smsgen.app.writing.refused_change import AuthorityError, refused
from smsgen.diagnostics import did_you_mean
from smsgen.model.text import enumerated

# So many forms are named; of more only the one that is most alike.
_NAMED = 12


def unknown_form(id_: str, forms: Collection[str]) -> AuthorityError:
    """Return the refusal of a form that is not there. forms: the ids of those that are."""
    if len(forms) <= _NAMED:
        listed = enumerated(sorted(forms), "-")
        return refused(
            en=f"There is no form {id_}. The forms are: {listed.en}", zh=f"没有表单{id_}。现有表单：{listed.zh}"
        )
    hint = did_you_mean(id_, sorted(forms))
    return refused(
        en=f"There is no form {id_}.{hint.en} `sms register` lists all forms.",
        zh=f"没有表单{id_}。{hint.zh}“sms register”列出全部表单。",
    )

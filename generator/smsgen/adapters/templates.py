"""The only door to Jinja2: our own page templates, escaped for HTML unless a value says that it is markup already.

Documents never pass through here as templates; they are values.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup


class Templates:
    """The templates of one folder. A missing name or value raises, so that no page is silently half empty."""

    def __init__(self, folder: Path, clean: Callable[[str], str], filters: Mapping[str, Callable[..., str]]) -> None:
        """Read templates from `folder`.

        clean: applied to every text before it is escaped. filters: each returns markup, not to be escaped again.
        """

        def finalize(value: object) -> object:
            return clean(value) if type(value) is str else value

        self._environment = Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=finalize,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            # `{#` begins a heading's anchor in Markdown.
            comment_start_string="<#--",
            comment_end_string="--#>",
        )
        for name, function in filters.items():
            self._environment.filters[name] = _as_markup(function)

    def render(self, name: str, values: Mapping[str, object]) -> str:
        """Return the template `name` filled with `values`. Raises `jinja2.TemplateError` for a fault of ours."""
        return self._environment.get_template(name).render(values)


def markup(text: str) -> str:
    """Mark `text` as HTML or Markdown that templates insert as it is."""
    return Markup(text)  # noqa: S704 - called with what we rendered ourselves


def _as_markup(function: Callable[..., str]) -> Callable[..., str]:
    def filtered(*arguments: object) -> str:
        return Markup(function(*arguments))  # noqa: S704 - the filter's contract

    return filtered

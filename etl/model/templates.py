"""Plain text and Markdown filled in from templates. Nothing is escaped: a template that holds data says how."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.model.tongue import gettext, ngettext

if TYPE_CHECKING:
    from jinja2 import Environment


def filled(template: Path, **values: Any) -> str:
    """A template with its values put in.

    Args:
        template: A Jinja file. A line that holds nothing but a statement leaves no line behind.
        values: What it speaks of, by name; functions and sequences included.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - heavy, and no check fills one

    env = Environment(
        loader=FileSystemLoader(template.parent),
        autoescape=False,  # noqa: S701 - no HTML; what Markdown must not read as markup is marked in the template
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    speaking(env)
    return env.get_template(template.name).render(values)


def speaking(env: "Environment") -> None:
    """Let templates mark their words as messages, and say these in the language that is spoken."""
    env.add_extension("jinja2.ext.i18n")
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]  # of the extension

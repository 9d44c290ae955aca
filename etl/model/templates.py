"""Plain text and Markdown filled in from templates. Nothing is escaped: a template that holds data says how."""

from pathlib import Path
from typing import Any


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
    return env.get_template(template.name).render(values)

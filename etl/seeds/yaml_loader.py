"""PyYAML's C parser without tags: a seed's values are text until their columns give them a type.

Guessing a type for every scalar would cost a third of the parse and be thrown away.
"""

from typing import Any

import yaml

NULLS = frozenset({"", "~", "null", "Null", "NULL"})

_Parser: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class SeedLoader(_Parser):  # type: ignore[misc]
    """Composes nodes that carry text and place only."""

    def resolve(self, _kind: type, _value: str | None, _implicit: Any) -> str:
        """Every node has the same tag."""
        return "text"

    def descend_resolver(self, _node: Any, _index: Any) -> None:
        """There is nothing to resolve by the way to a node."""

    def ascend_resolver(self) -> None:
        """Nor on the way back."""


def is_null(node: yaml.Node) -> bool:
    """Whether a scalar is YAML's null: empty, `~` or `null`, and not in quotes."""
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in NULLS

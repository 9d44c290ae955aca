"""Characters in a typed value that no one sees, told at the very character where its line shows it as it is."""

import yaml

from etl.model.unclean import unclean
from etl.problems import Problem, problem
from etl.seeds.yaml_loader import place

_QUOTES = ("'", '"')


def unclean_value(node: yaml.ScalarNode, shown: str, table: str | None, key: str | None) -> Problem | None:
    """What is wrong with the characters of a value; null where nothing is.

    Args:
        node: The value.
        shown: Its file as shown to people.
        table: Its table.
        key: Its key.
    """
    found = unclean(node.value)
    if found is None:
        return None
    position, what = found
    file, line, column = place(node, shown)
    quote = int(node.style in _QUOTES)
    # Where the value takes as many columns as it has characters, nothing is escaped or folded in it.
    if node.start_mark.line == node.end_mark.line:
        width = node.end_mark.column - node.start_mark.column
        column += quote + position if width == len(node.value) + 2 * quote else 0
    told = f"{'the text' if key is None else repr(key)} holds {what}, which no one sees"
    return problem("text-unclean", told, at=(file, line, column), table=table, field=key, value=node.value)

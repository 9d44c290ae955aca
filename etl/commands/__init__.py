"""The commands, one a file: what it takes, and what it does. Each imports its stages only when called."""

from etl.commands import add, agree, build, check, diff, draft, import_, locate, new, query, rename, sheet

COMMANDS = (new, add, draft, import_, locate, check, agree, build, query, diff, rename, sheet)
"""In the order in which `etl --help` names them."""

__all__ = ["COMMANDS"]

"""Libraries that only this command needs, and that an installation may lack."""

from importlib import import_module
from typing import Any


def needed(module: str) -> Any:
    """A module of a library of the extra `add`.

    Raises:
        ValueError: The library is not installed; the message says how to install it.
    """
    library = module.partition(".")[0]
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != library:
            raise
        raise ValueError(f"{library} is not installed; install it with: pip install 'claims-press[add]'") from error

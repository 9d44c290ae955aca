"""Libraries that only this command needs, and that an installation may lack."""

from importlib import import_module
from typing import Any


def needed(module: str) -> Any:
    """A module of a library of the extra `add`.

    Raises:
        ValueError: The library, or one that it needs, is not installed; the message says how to install it.
    """
    library = module.partition(".")[0]
    try:
        return import_module(module)
    except ImportError as error:
        lacking = isinstance(error, ModuleNotFoundError) and (error.name or "").partition(".")[0] == library
        told = "is not installed" if lacking else f"cannot be used: {str(error).strip().partition(chr(10))[0]}"
        raise ValueError(f"{library} {told}; install what is missing: pip install 'claims-press[add]'") from error

"""How a command ends."""

DONE, PROBLEMS, NOT_RUN, STOPPED = 0, 1, 2, 130
"""Exit codes: all is well, there are problems, the command could not run, it was stopped."""

held: list[object] = []
"""What a command leaves standing when it ends, since taking it apart would take long; see `etl.cli.run`."""

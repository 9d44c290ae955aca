"""Ninth stage: what people take away, one file a format, each a function of the connection and a folder.

Nothing is imported here: polars, pandera, frictionless and XlsxWriter cost time that `etl check` does not have.
"""

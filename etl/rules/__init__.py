"""Sixth stage: views, one `.sql` file each, found by their file names; adding a view is adding a file.

A file is a comment that explains the view to a researcher, then one SELECT in the SQL that DuckDB 1.1 to 2.0 share.
"""

from etl.rules.columns import ViewColumn, view_columns
from etl.rules.views import ALL_RULES, View, computed_views, create_views, find_views, tables_read

__all__ = [
    "ALL_RULES",
    "View",
    "ViewColumn",
    "computed_views",
    "create_views",
    "find_views",
    "tables_read",
    "view_columns",
]

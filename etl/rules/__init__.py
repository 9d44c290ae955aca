"""Sixth stage: views, one `.sql` file each, found by their file names; adding a view is adding a file.

A file is a comment that explains the view to a researcher, then one SELECT in the SQL that DuckDB 1.1 to 2.0 share.
"""

from etl.rules.columns import ViewColumn, view_columns
from etl.rules.views import ALL_RULES, View, create_views, find_views

__all__ = ["ALL_RULES", "View", "ViewColumn", "create_views", "find_views", "view_columns"]

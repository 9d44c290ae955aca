"""Sixth stage: views, one `.sql` file each, found by their file names; adding a view is adding a file.

A file is a comment that explains the view to a researcher, then one SELECT in the SQL that DuckDB 1.1 to 2.0 share.
What only a build needs, `etl.rules.columns` and `etl.rules.living`, is imported there: it parses SQL with sqlglot.
"""

from etl.rules.views import ALL_RULES, View, find_views, in_order, views_read

__all__ = ["ALL_RULES", "View", "find_views", "in_order", "views_read"]

"""Stage after changes: plain data to static SVG, one module a kind of picture; nothing here knows a record.

A picture stands in its page in two layouts, one for narrow screens; both take their colours from the site's variables,
so that they are right in light and dark. It also stands as a file of its own, which carries its colours with it.
"""

from etl.pictures.picture import Picture

__all__ = ["Picture"]

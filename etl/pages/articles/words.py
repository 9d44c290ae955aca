"""Words of the pages of the articles."""

from etl.model.tongue import gettext

DESCRIPTION = gettext("Every claim recorded from %(title)s, in reading order, with who makes it and where it stands.")

"""Words of the pages of the counts."""

from etl.model.tongue import gettext

DESCRIPTION = gettext("What each claim says of this count, who says so and where: %(title)s.")

"""Words of the pages of the disagreements."""

from etl.model.tongue import gettext

DESCRIPTION = gettext("%(answers)s answers, with who gives each and where: %(title)s")

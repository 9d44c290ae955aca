"""Second stage: `schemas/` read once, the shape of the seeds, and days as bounds."""

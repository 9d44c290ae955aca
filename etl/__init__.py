"""The publisher: curated seeds in, a validated data package, database and site out.

Data flows one way through the stages, each importing only what stands above it:
problems, model, seeds, evidence, tables, rules, checks, agreement, outputs, changes, pages, build, cli.
"""

"""How much of what is false the checks tell: one typed value at a time is changed, and what is told is counted.

`python -m etl.mutants` changes values of the first pass's seeds in copies, runs the checks on each, and writes
`seeds/MUTANTS.md`.
"""

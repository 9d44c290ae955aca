"""Tests of the publisher; `python -m pytest` finds them."""

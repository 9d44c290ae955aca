-- What the word lists find in each article, and how much of it is recorded or set aside.
SELECT source_id, kind, found, recorded, set_aside, not_looked_for FROM coverage ORDER BY source_id, kind

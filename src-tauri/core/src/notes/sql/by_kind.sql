SELECT l.kind, count(*)
FROM local_note l

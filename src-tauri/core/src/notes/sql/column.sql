SELECT doc, created_at, kind, tags, place
FROM local_note
WHERE doc = ?1

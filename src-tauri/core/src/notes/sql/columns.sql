SELECT doc, created_at, kind, tags, place
FROM local_note
ORDER BY created_at, doc

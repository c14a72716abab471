SELECT l.doc, searchable(s.note), '', searchable(b.title)
FROM local_note l
JOIN session s ON s.id = l.note_id
JOIN book b ON b.id = l.book_id
WHERE l.doc = ?1

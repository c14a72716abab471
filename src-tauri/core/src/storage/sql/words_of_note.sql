SELECT l.doc, searchable(n.text), searchable(l.tags), searchable(b.title)
FROM local_note l
JOIN note n ON n.id = l.note_id
LEFT JOIN book b ON b.id = n.book_id
WHERE l.doc = ?1

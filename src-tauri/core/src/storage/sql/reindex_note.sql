UPDATE local_note_search
SET text = searchable(n.text),
    tags = searchable(l.tags),
    book = searchable(b.title)
FROM local_note l
JOIN note n ON n.id = l.note_id
LEFT JOIN book b ON b.id = n.book_id
WHERE local_note_search.rowid = ?1 AND l.doc = ?1

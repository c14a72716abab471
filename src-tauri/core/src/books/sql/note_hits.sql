SELECT DISTINCT b.doc
FROM local_note_search s
JOIN local_note n ON n.doc = s.rowid
JOIN local_book b ON b.book_id = n.book_id
WHERE local_note_search MATCH ?1

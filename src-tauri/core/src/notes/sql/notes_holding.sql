SELECT l.note_id, l.name, l.book_id, b.title AS book_title
FROM local_note_search s
JOIN local_note l ON l.doc = s.rowid
LEFT JOIN local_book b ON b.book_id = l.book_id
WHERE local_note_search MATCH ?1 AND l.kind <> 'session'
ORDER BY s.rank
LIMIT ?2

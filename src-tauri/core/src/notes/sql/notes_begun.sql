SELECT l.note_id, l.name, l.book_id, b.title AS book_title
FROM local_note l
LEFT JOIN local_book b ON b.book_id = l.book_id
WHERE l.kind <> 'session' AND l.name_key >= ?1 AND l.name_key < ?1 || char(0x10FFFF)
ORDER BY l.name_key, l.doc
LIMIT ?2

SELECT n.id, n.book_id
FROM local_note l
JOIN note n ON n.id = l.note_id
LEFT JOIN local_book b ON b.book_id = n.book_id
ORDER BY n.book_id IS NULL, b.title_key, n.book_id, n.anchor_fraction IS NULL, n.anchor_fraction, n.created_at, n.id

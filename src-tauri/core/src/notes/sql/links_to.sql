SELECT DISTINCT l.note_id, l.kind, l.name, l.book_id, b.title AS book_title
FROM local_link k
JOIN local_note l ON l.note_id = k.note_id
LEFT JOIN local_book b ON b.book_id = l.book_id
WHERE k.target_key IN (:key, :id) AND k.note_id IS NOT :from
ORDER BY l.created_at DESC, l.doc DESC
LIMIT 200

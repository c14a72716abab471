SELECT s.id, l.book_id, b.title AS book_title, b.authors AS book_authors, s.note AS text, s.created_at,
    s.to_entered, s.to_unit, s.to_value, s.to_of, s.to_fraction
FROM local_note l
JOIN session s ON s.id = l.note_id
LEFT JOIN local_book b ON b.book_id = l.book_id
WHERE l.doc = ?1

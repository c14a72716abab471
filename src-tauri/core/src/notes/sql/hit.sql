SELECT n.id, n.book_id, b.title AS book_title, b.authors AS book_authors, n.kind, n.text, l.tags, l.name, n.created_at, n.edited_at,
    n.anchor_entered, n.anchor_unit, n.anchor_value, n.anchor_of, n.anchor_fraction
FROM local_note l
JOIN note n ON n.id = l.note_id
LEFT JOIN local_book b ON b.book_id = n.book_id
WHERE l.doc = ?1

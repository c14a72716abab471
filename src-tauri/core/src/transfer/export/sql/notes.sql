-- A row for each tag of a note; one row without a tag where it has none.
SELECT n.book_id, n.kind, n.anchor_entered, n.anchor_unit, n.anchor_value, n.anchor_of, n.anchor_fraction, n.text, n.id, n.read_id,
    n.created_at, n.edited_at, t.name
FROM note n INDEXED BY note_book
LEFT JOIN note_tag nt INDEXED BY note_tag_note ON nt.note_id = n.id AND nt.deleted_at IS NULL
LEFT JOIN tag t ON t.id = nt.tag_id
WHERE n.deleted_at IS NULL AND n.book_id IS NOT NULL
ORDER BY n.book_id, n.created_at, n.id

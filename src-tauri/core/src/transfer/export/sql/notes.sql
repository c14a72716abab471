SELECT book_id, kind, anchor_entered, text, anchor_unit, anchor_value, anchor_of, anchor_fraction, id, read_id, created_at, edited_at
FROM note INDEXED BY note_book
WHERE deleted_at IS NULL AND book_id IS NOT NULL
ORDER BY book_id, created_at, id

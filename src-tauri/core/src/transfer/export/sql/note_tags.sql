SELECT n.book_id, n.id, t.name
FROM note n INDEXED BY note_book
CROSS JOIN note_tag nt INDEXED BY note_tag_note ON nt.note_id = n.id
CROSS JOIN tag t ON t.id = nt.tag_id
WHERE n.deleted_at IS NULL AND nt.deleted_at IS NULL AND n.book_id IS NOT NULL
ORDER BY n.book_id, n.created_at, n.id

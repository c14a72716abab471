SELECT n.id, n.book_id, n.read_id, n.kind, n.text, n.created_at, n.edited_at, 0 AS removed,
    n.anchor_entered, n.anchor_unit, n.anchor_value, n.anchor_of, n.anchor_fraction
FROM note n
WHERE n.book_id = ?1 AND n.deleted_at IS NULL

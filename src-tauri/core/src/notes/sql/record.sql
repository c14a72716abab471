SELECT n.id, n.book_id, n.read_id, n.kind, n.text, n.created_at, n.edited_at, n.deleted_at IS NOT NULL AS removed,
    n.anchor_entered, n.anchor_unit, n.anchor_value, n.anchor_of, n.anchor_fraction
FROM note n
WHERE n.id = ?1

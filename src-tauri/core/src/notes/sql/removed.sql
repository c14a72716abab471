SELECT n.id, n.book_id, b.title AS book_title, b.authors AS book_authors, n.kind, n.text, n.created_at, n.edited_at,
    (
        SELECT group_concat(t.name, ',')
        FROM note_tag nt
        JOIN tag t ON t.id = nt.tag_id
        WHERE nt.note_id = n.id AND nt.deleted_at IS NULL
    ) AS tags,
    note_name(n.text) AS name,
    n.anchor_entered, n.anchor_unit, n.anchor_value, n.anchor_of, n.anchor_fraction
FROM note n
LEFT JOIN local_book b ON b.book_id = n.book_id
WHERE n.deleted_at IS NOT NULL
ORDER BY n.deleted_at DESC, n.id DESC
LIMIT :limit OFFSET :offset

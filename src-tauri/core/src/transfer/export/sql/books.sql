SELECT b.id, b.title, b.subtitle, b.series, b.series_number, b.first_published, b.language, b.description, b.why_added,
    b.recommended_by, b.added_at, l.state, l.times_read, l.progress, l.rating,
    coalesce((
        SELECT r.review FROM read r
        WHERE r.book_id = b.id AND r.deleted_at IS NULL AND r.review IS NOT NULL
        ORDER BY r.created_at DESC, r.id DESC LIMIT 1
    ), b.review) AS review,
    e.isbn13, e.asin, e.publisher, e.published, e.format, e.pages, e.minutes,
    (
        SELECT json_group_array(json_array(name, sort_name, role))
        FROM (
            SELECT p.name, p.sort_name, a.role
            FROM authorship a JOIN person p ON p.id = a.person_id
            WHERE a.book_id = b.id AND a.deleted_at IS NULL
            ORDER BY a.position
        )
    ) AS people,
    (
        SELECT json_group_array(name)
        FROM (
            SELECT t.name
            FROM book_tag g JOIN tag t ON t.id = g.tag_id
            WHERE g.book_id = b.id AND g.deleted_at IS NULL
            ORDER BY t.name
        )
    ) AS tags,
    (
        SELECT json_group_array(json_array(state, started, ended))
        FROM (
            SELECT r.state, r.started, r.ended
            FROM read r
            WHERE r.book_id = b.id AND r.deleted_at IS NULL
            ORDER BY r.created_at, r.id
        )
    ) AS reads,
    (
        SELECT json_group_array(json_array(kind, coalesce(anchor_entered, ''), text))
        FROM (
            SELECT n.kind, n.anchor_entered, n.text
            FROM note n
            WHERE n.book_id = b.id AND n.deleted_at IS NULL
            ORDER BY n.created_at, n.id
        )
    ) AS notes,
    (
        SELECT substr(s.foreign_id, 11) FROM source_row s
        WHERE s.book_id = b.id AND s.foreign_id LIKE 'goodreads:%'
        LIMIT 1
    ) AS goodreads_id
FROM local_book l
JOIN book b ON b.id = l.book_id
LEFT JOIN edition e ON e.id = (
    SELECT f.id FROM edition f WHERE f.book_id = b.id AND f.deleted_at IS NULL ORDER BY f.order_key, f.id LIMIT 1
)
WHERE l.in_trash = 0
ORDER BY l.title_key, l.doc

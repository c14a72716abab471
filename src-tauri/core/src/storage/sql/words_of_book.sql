-- What a reader may type to find a book; books in the trash are not found.
SELECT
    l.doc,
    searchable(concat_ws(' ', b.title, b.subtitle, b.series)),
    searchable((
        SELECT group_concat(p.name, ' ')
        FROM authorship a
        JOIN person p ON p.id = a.person_id
        WHERE a.book_id = l.book_id AND a.deleted_at IS NULL
    )),
    searchable(l.tags),
    searchable(concat_ws(' ',
        b.description, b.why_added, b.recommended_by,
        (
            SELECT group_concat(concat_ws(' ', e.isbn13, e.publisher), ' ')
            FROM edition e
            WHERE e.book_id = l.book_id AND e.deleted_at IS NULL
        ),
        (
            SELECT group_concat(a.text, ' ')
            FROM item i
            LEFT JOIN overlay o ON o.item_id = i.id
            JOIN annotation a ON a.item_id = i.id
            WHERE i.book_id = l.book_id AND o.book_id IS NULL AND a.deleted_at IS NULL
              AND a.kind IN ('why', 'topic', 'covers', 'focus_on')
        ),
        (
            SELECT group_concat(a.text, ' ')
            FROM overlay o
            JOIN annotation a ON a.item_id = o.item_id
            WHERE o.book_id = l.book_id AND a.deleted_at IS NULL
              AND a.kind IN ('why', 'topic', 'covers', 'focus_on')
        )
    ))
FROM local_book l
JOIN book b ON b.id = l.book_id
WHERE l.doc = ?1 AND NOT l.in_trash

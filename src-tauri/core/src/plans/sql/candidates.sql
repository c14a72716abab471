WITH
the_items AS MATERIALIZED (
    -- Those of a list, or all of the plan.
    SELECT i.id FROM item i WHERE i.plan_id = ?1 AND ?2 IS NULL
    UNION ALL
    SELECT value FROM json_each(?2)
)
SELECT c.id, c.item_id, c.title, c.authors, c.year, c.publisher, c.pages, c.isbn13, c.note,
    coalesce(
        (
            SELECT e.book_id
            FROM edition e
            JOIN book b ON b.id = e.book_id
            WHERE e.isbn13 = c.isbn13 AND e.deleted_at IS NULL AND b.deleted_at IS NULL
            LIMIT 1
        ),
        (
            SELECT l.book_id
            FROM local_book l
            WHERE l.in_trash = 0 AND l.title_key = title_key(c.title, NULL)
              AND (c.authors = '' OR fold(substr(l.authors, 1, 4)) = fold(substr(c.authors, 1, 4)))
            LIMIT 1
        )
    ) AS in_library
FROM the_items t
CROSS JOIN item i ON i.id = t.id
JOIN candidate c ON c.item_id = i.id
WHERE i.plan_id = ?1 AND i.deleted_at IS NULL AND c.deleted_at IS NULL
ORDER BY c.item_id, c.position

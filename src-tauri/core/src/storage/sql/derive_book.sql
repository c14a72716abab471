-- What the list row of one book says, from everything it depends on, in the order of its columns after `doc`. No row:
-- there is no such book. `about_book.sql` gives the rest: ?2 is the read that the row speaks of, since SQLite looks into
-- read_stretch by index only for an id that it is told; without ?3 nothing was read of the book that a log would know, and
-- without ?4 it stands in no plan: most books of a large library are such, and their rows are made without a look there.
WITH
the_read AS MATERIALIZED (
    SELECT r.*
    FROM read r
    WHERE r.id = ?2
),
the_session AS MATERIALIZED (
    SELECT s.*
    FROM session s
    WHERE s.read_id = ?2 AND s.deleted_at IS NULL
    ORDER BY s.day DESC, s.log_at DESC, s.id DESC
    LIMIT 1
),
the_edition AS MATERIALIZED (
    SELECT e.*
    FROM edition e
    WHERE e.book_id = ?1 AND e.deleted_at IS NULL
    ORDER BY e.order_key, e.id
    LIMIT 1
),
the_length AS MATERIALIZED (
    -- Of the edition that is read, else of the first.
    SELECT coalesce(e.last_page, e.pages) AS pages, e.minutes
    FROM edition e
    WHERE e.id = coalesce((SELECT edition_id FROM the_read), (SELECT id FROM the_edition))
),
the_place AS MATERIALIZED (
    -- The latest position, as a place in that edition: as Position::within has it.
    SELECT
        CASE
            WHEN s.to_unit = 'page' AND s.to_fraction IS NOT NULL AND l.pages IS NULL AND l.minutes IS NOT NULL THEN 'minute'
            WHEN s.to_unit = 'minute' AND s.to_fraction IS NOT NULL AND l.minutes IS NULL AND l.pages IS NOT NULL THEN 'page'
            ELSE s.to_unit
        END AS unit,
        CASE
            WHEN s.to_fraction IS NULL THEN s.to_value
            WHEN s.to_unit = 'page' AND l.pages IS NOT NULL AND l.pages <> s.to_of THEN round(s.to_fraction * l.pages)
            WHEN s.to_unit = 'page' AND l.pages IS NULL AND l.minutes IS NOT NULL THEN round(s.to_fraction * l.minutes, 6)
            WHEN s.to_unit = 'minute' AND l.minutes IS NOT NULL AND l.minutes <> s.to_of THEN round(s.to_fraction * l.minutes, 6)
            WHEN s.to_unit = 'minute' AND l.minutes IS NULL AND l.pages IS NOT NULL THEN round(s.to_fraction * l.pages)
            ELSE s.to_value
        END AS value
    FROM the_session s
    LEFT JOIN the_length l
),
the_people AS MATERIALIZED (
    SELECT p.name, p.sort_name, a.role
    FROM authorship a
    JOIN person p ON p.id = a.person_id
    WHERE a.book_id = ?1 AND a.deleted_at IS NULL
    ORDER BY a.position, a.id
),
the_items AS MATERIALIZED (
    SELECT i.id, i.plan_id
    FROM item i
    JOIN plan p ON p.id = i.plan_id
    LEFT JOIN overlay o ON o.item_id = i.id
    WHERE i.book_id = ?1 AND coalesce(o.unmatched, 0) = 0 AND o.book_id IS NULL
      AND i.deleted_at IS NULL AND p.deleted_at IS NULL AND o.mark IS NOT 'removed'
    UNION
    SELECT i.id, i.plan_id
    FROM overlay o
    JOIN item i ON i.id = o.item_id
    JOIN plan p ON p.id = i.plan_id
    WHERE o.book_id = ?1 AND i.deleted_at IS NULL AND p.deleted_at IS NULL AND o.mark IS NOT 'removed'
),
the_level AS MATERIALIZED (
    SELECT a.text
    FROM the_items i
    JOIN annotation a ON a.item_id = i.id
    WHERE a.kind = 'level' AND a.deleted_at IS NULL
    ORDER BY a.id
    LIMIT 1
)
SELECT
    b.id,
    b.deleted_at IS NOT NULL,
    b.title,
    title_key(b.title, b.language),
    name_key(b.title),
    coalesce((SELECT group_concat(name, '; ') FROM (
        SELECT name FROM the_people WHERE role IN ('author', 'editor')
        UNION ALL
        SELECT name FROM the_people WHERE NOT EXISTS (SELECT 1 FROM the_people WHERE role IN ('author', 'editor'))
    )), ''),
    -- Books without an author come last, not first.
    coalesce((SELECT fold(sort_name) FROM the_people LIMIT 1), char(0x10FFFF)),
    coalesce((
        SELECT group_concat(name, ',')
        FROM (
            SELECT t.name
            FROM book_tag bt
            JOIN tag t ON t.id = bt.tag_id
            WHERE bt.book_id = ?1 AND bt.deleted_at IS NULL
            ORDER BY t.name
        )
    ), ''),
    coalesce((SELECT state FROM the_read), 'unread'),
    CASE coalesce((SELECT state FROM the_read), 'unread')
        WHEN 'reading' THEN 0 WHEN 'paused' THEN 1 WHEN 'unread' THEN 2 WHEN 'finished' THEN 3 ELSE 4
    END,
    (SELECT count(*) FROM read r WHERE r.book_id = ?1 AND r.deleted_at IS NULL),
    (SELECT count(*) FROM read r WHERE r.book_id = ?1 AND r.state = 'finished' AND r.deleted_at IS NULL),
    CASE (SELECT state FROM the_read)
        WHEN 'finished' THEN 1.0
        ELSE iif(?3, (
            SELECT read_share(is_tick, from_fraction, to_fraction ORDER BY is_tick, day, log_at, id)
            FROM read_stretch
            WHERE read_id = ?2
        ), NULL)
    END,
    iif(?3, (SELECT unit FROM the_place), NULL),
    iif(?3, (SELECT value FROM the_place), NULL),
    (SELECT pages FROM the_edition),
    (SELECT minutes FROM the_edition),
    (SELECT isbn13 FROM the_edition),
    coalesce(
        (SELECT rating FROM the_read),
        (
            SELECT r.rating
            FROM read r
            WHERE r.book_id = ?1 AND r.deleted_at IS NULL AND r.rating IS NOT NULL
            ORDER BY coalesce(r.ended_latest, '') DESC, r.created_at DESC, r.id DESC
            LIMIT 1
        ),
        b.rating
    ),
    nullif(CAST(substr(coalesce(b.first_published, (SELECT published FROM the_edition)), 1, 4) AS INTEGER), 0),
    iif(?4, (SELECT text FROM the_level), NULL),
    CASE iif(?4, (SELECT text FROM the_level), NULL)
        WHEN 'beginner' THEN 0 WHEN 'intermediate' THEN 1 WHEN 'advanced' THEN 2
        ELSE iif(iif(?4, (SELECT text FROM the_level), NULL) IS NULL, NULL, 3)
    END,
    iif(?4, (SELECT count(DISTINCT plan_id) FROM the_items), 0),
    (SELECT count(*) FROM note n WHERE n.book_id = ?1 AND n.deleted_at IS NULL),
    b.added_at,
    coalesce(
        iif(?3, (
            SELECT max(s.day)
            FROM session s
            JOIN read r ON r.id = s.read_id
            WHERE r.book_id = ?1 AND r.deleted_at IS NULL AND s.deleted_at IS NULL
        ), NULL),
        (
            SELECT max(r.ended_latest)
            FROM read r
            WHERE r.book_id = ?1 AND r.deleted_at IS NULL AND r.ended_earliest = r.ended_latest
        )
    ),
    max(
        b.added_at,
        coalesce((SELECT max(r.created_at) FROM read r WHERE r.book_id = ?1 AND r.deleted_at IS NULL), 0),
        iif(?3, coalesce((SELECT created_at FROM the_session), 0), 0),
        coalesce((SELECT max(n.created_at) FROM note n WHERE n.book_id = ?1 AND n.deleted_at IS NULL), 0)
    )
FROM book b
-- What was merged into another book stands there now.
WHERE b.id = ?1 AND b.merged_into IS NULL

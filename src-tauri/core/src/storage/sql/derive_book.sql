-- What the list row of one book says, from everything it depends on, in the order of its columns after `doc`. No row:
-- there is no such book. `about_book.sql` gives the rest: ?2 is the read that the row speaks of, none where the book has
-- none, and ?5 the first edition, since SQLite looks by index only for an id that it is told; without ?3 nothing was read
-- of the book that a log would know, and without ?4 it stands in no plan: most books of a large library are such, and
-- their rows are made without a look there.
WITH
the_session AS MATERIALIZED (
    SELECT s.*
    FROM session s
    WHERE s.read_id = ?2 AND s.deleted_at IS NULL
    ORDER BY s.day DESC, s.log_at DESC, s.id DESC
    LIMIT 1
),
the_length AS MATERIALIZED (
    -- Of the edition that is read, else of the first.
    SELECT coalesce(e.last_page, e.pages) AS pages, e.minutes
    FROM edition e
    WHERE e.id = coalesce((SELECT edition_id FROM read WHERE id = ?2), ?5)
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
    -- Who wrote or edited it; else whoever is named.
    coalesce(
        (
            SELECT group_concat(name, '; ')
            FROM (
                SELECT p.name
                FROM authorship a
                JOIN person p ON p.id = a.person_id
                WHERE a.book_id = ?1 AND a.deleted_at IS NULL AND a.role IN ('author', 'editor')
                ORDER BY a.position, a.id
            )
        ),
        (
            SELECT group_concat(name, '; ')
            FROM (
                SELECT p.name
                FROM authorship a
                JOIN person p ON p.id = a.person_id
                WHERE a.book_id = ?1 AND a.deleted_at IS NULL
                ORDER BY a.position, a.id
            )
        ),
        ''
    ),
    -- Books without an author come last, not first.
    coalesce(
        (
            SELECT fold(p.sort_name)
            FROM authorship a
            JOIN person p ON p.id = a.person_id
            WHERE a.book_id = ?1 AND a.deleted_at IS NULL
            ORDER BY a.position, a.id
            LIMIT 1
        ),
        char(0x10FFFF)
    ),
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
    coalesce(r.state, 'unread'),
    CASE coalesce(r.state, 'unread')
        WHEN 'reading' THEN 0 WHEN 'paused' THEN 1 WHEN 'unread' THEN 2 WHEN 'finished' THEN 3 ELSE 4
    END,
    iif(?2 IS NULL, 0, (SELECT count(*) FROM read WHERE book_id = ?1 AND deleted_at IS NULL)),
    iif(?2 IS NULL, 0, (SELECT count(*) FROM read WHERE book_id = ?1 AND state = 'finished' AND deleted_at IS NULL)),
    CASE r.state
        WHEN 'finished' THEN 1.0
        ELSE iif(?3, (
            SELECT read_share(is_tick, from_fraction, to_fraction ORDER BY is_tick, day, log_at, id)
            FROM read_stretch
            WHERE read_id = ?2
        ), NULL)
    END,
    iif(?3, (SELECT unit FROM the_place), NULL),
    iif(?3, (SELECT value FROM the_place), NULL),
    e.pages,
    e.minutes,
    e.isbn13,
    coalesce(
        r.rating,
        iif(?2 IS NULL, NULL, (
            SELECT rating
            FROM read
            WHERE book_id = ?1 AND deleted_at IS NULL AND rating IS NOT NULL
            ORDER BY coalesce(ended_latest, '') DESC, created_at DESC, id DESC
            LIMIT 1
        )),
        b.rating
    ),
    nullif(CAST(substr(coalesce(b.first_published, e.published), 1, 4) AS INTEGER), 0),
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
            JOIN read of_book ON of_book.id = s.read_id
            WHERE of_book.book_id = ?1 AND of_book.deleted_at IS NULL AND s.deleted_at IS NULL
        ), NULL),
        iif(?2 IS NULL, NULL, (
            SELECT max(ended_latest)
            FROM read
            WHERE book_id = ?1 AND deleted_at IS NULL AND ended_earliest = ended_latest
        ))
    ),
    max(
        b.added_at,
        iif(?2 IS NULL, 0, coalesce((SELECT max(created_at) FROM read WHERE book_id = ?1 AND deleted_at IS NULL), 0)),
        iif(?3, coalesce((SELECT created_at FROM the_session), 0), 0),
        coalesce((SELECT max(n.created_at) FROM note n WHERE n.book_id = ?1 AND n.deleted_at IS NULL), 0)
    )
FROM book b
LEFT JOIN read r ON r.id = ?2
LEFT JOIN edition e ON e.id = ?5
-- What was merged into another book stands there now.
WHERE b.id = ?1 AND b.merged_into IS NULL

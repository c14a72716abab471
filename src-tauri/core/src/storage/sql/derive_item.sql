-- Where one item stands, apart from what it needs. How much of its part is read is given. No row: there is no such item.
INSERT INTO local_item (item_id, plan_id, group_id, standing, is_done, part_share)
WITH
the_item AS MATERIALIZED (
    SELECT
        i.id, i.plan_id, o.mark,
        CASE WHEN coalesce(o.ungrouped, 0) = 0 THEN coalesce(o.group_id, i.group_id) END AS group_id,
        coalesce(nullif(o.part_unit, 'whole'), CASE WHEN o.part_unit IS NULL THEN i.part_unit END) IS NOT NULL AS is_part,
        b.id AS book_id,
        e.id AS edition_id
    FROM item i
    LEFT JOIN overlay o ON o.item_id = i.id
    LEFT JOIN book b ON b.id = coalesce(o.book_id, CASE WHEN coalesce(o.unmatched, 0) = 0 THEN i.book_id END)
        AND b.deleted_at IS NULL
    LEFT JOIN edition e ON e.id = i.edition_id AND e.book_id = b.id AND e.deleted_at IS NULL
    WHERE i.id = ?1 AND i.deleted_at IS NULL
),
the_others AS MATERIALIZED (
    -- Editions of the book that other items of the plan name: a read in one of them is that item's alone.
    SELECT e.id
    FROM the_item t
    JOIN edition e ON e.book_id = t.book_id
    JOIN item i ON i.edition_id = e.id
    LEFT JOIN overlay o ON o.item_id = i.id
    WHERE t.edition_id IS NOT NULL AND e.id <> t.edition_id AND e.deleted_at IS NULL
      AND i.plan_id = t.plan_id AND i.deleted_at IS NULL
      AND coalesce(o.book_id, CASE WHEN coalesce(o.unmatched, 0) = 0 THEN i.book_id END) = t.book_id
),
the_reads AS MATERIALIZED (
    SELECT r.state, r.started_earliest, r.ended_earliest, r.ended_latest, r.created_at, r.id
    FROM the_item t
    JOIN read r ON r.book_id = t.book_id
    WHERE EXISTS (SELECT 1 FROM the_others) AND r.deleted_at IS NULL
      AND coalesce(r.edition_id NOT IN (SELECT id FROM the_others), 1)
),
the_book AS MATERIALIZED (
    SELECT l.state, l.times_read
    FROM the_item t
    JOIN local_book l ON l.book_id = t.book_id
    WHERE NOT EXISTS (SELECT 1 FROM the_others)
    UNION ALL
    SELECT
        coalesce((
            SELECT state
            FROM the_reads
            ORDER BY state IN ('reading', 'paused') DESC,
                coalesce(started_earliest, ended_earliest, ended_latest, '') DESC, created_at DESC, id DESC
            LIMIT 1
        ), 'unread'),
        (SELECT count(*) FROM the_reads WHERE state = 'finished')
    WHERE EXISTS (SELECT 1 FROM the_others)
),
the_facts AS MATERIALIZED (
    SELECT
        t.*,
        (SELECT state FROM the_book) AS book_state,
        coalesce((SELECT times_read FROM the_book), 0) > 0 OR coalesce(t.is_part AND ?2 >= 1.0, 0) AS is_through
    FROM the_item t
)
SELECT
    id, plan_id, group_id,
    CASE
        WHEN mark = 'removed' THEN 'removed'
        WHEN is_part AND is_through AND mark IS NULL THEN 'done'
        WHEN book_state = 'reading' AND (is_part AND mark IS NOT NULL) THEN mark
        WHEN book_state = 'reading' AND is_part AND coalesce(?2, 1.0) = 0.0 THEN 'begun'
        WHEN book_state = 'reading' THEN 'reading'
        WHEN mark IS NOT NULL THEN mark
        WHEN book_state = 'paused' AND is_part AND coalesce(?2, 1.0) = 0.0 THEN 'open'
        WHEN book_state = 'paused' THEN 'paused'
        WHEN book_state = 'finished' OR is_through THEN 'done'
        WHEN book_state = 'abandoned' THEN 'abandoned'
        ELSE 'open'
    END,
    coalesce(mark = 'known', 0) OR is_through OR coalesce(book_state = 'finished', 0),
    ?2
FROM the_facts

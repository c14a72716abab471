-- Which stretch of its book the part of each of these items is, in fractions; the whole book where it is no part. By the
-- contents or pages of the edition that the list names, else of the first one that has them.
WITH
the_item AS MATERIALIZED (
    SELECT
        i.id, b.id AS book_id, i.edition_id,
        CASE WHEN o.part_unit IS NULL THEN i.part_unit ELSE nullif(o.part_unit, 'whole') END AS unit,
        iif(o.part_unit IS NULL, i.part_first, o.part_first) AS first,
        iif(o.part_unit IS NULL, i.part_last, o.part_last) AS last
    FROM json_each(?1) list
    CROSS JOIN item i ON i.id = list.value
    LEFT JOIN overlay o ON o.item_id = i.id
    JOIN book b ON b.id = coalesce(o.book_id, CASE WHEN coalesce(o.unmatched, 0) = 0 THEN i.book_id END)
        AND b.deleted_at IS NULL
    WHERE i.deleted_at IS NULL
),
the_place AS MATERIALIZED (
    SELECT
        t.*,
        CASE WHEN t.unit IS NOT NULL THEN (
            SELECT e.id
            FROM edition e
            WHERE e.book_id = t.book_id AND e.deleted_at IS NULL
              AND CASE t.unit
                  WHEN 'page' THEN coalesce(e.last_page, e.pages) >= t.first
                  WHEN 'chapter' THEN (
                      SELECT count(*)
                      FROM chapter c
                      WHERE c.edition_id = e.id AND c.number IN (t.first, t.last) AND c.deleted_at IS NULL
                  ) >= iif(t.first = t.last, 1, 2)
              END
            ORDER BY e.id IS t.edition_id DESC, e.order_key, e.id
            LIMIT 1
        ) END AS place_id
    FROM the_item t
)
SELECT
    t.id AS item_id,
    t.unit IS NOT NULL AS is_part,
    CASE t.unit
        WHEN 'page' THEN (t.first - 1.0) / coalesce(e.last_page, e.pages)
        WHEN 'chapter' THEN (
            SELECT min(s.from_fraction)
            FROM chapter c JOIN chapter_span s ON s.chapter_id = c.id
            WHERE c.edition_id = e.id AND c.number BETWEEN t.first AND t.last
        )
        ELSE iif(t.unit IS NULL, 0.0, NULL)
    END AS from_fraction,
    CASE t.unit
        WHEN 'page' THEN min(1.0, t.last * 1.0 / coalesce(e.last_page, e.pages))
        WHEN 'chapter' THEN (
            SELECT max(s.to_fraction)
            FROM chapter c JOIN chapter_span s ON s.chapter_id = c.id
            WHERE c.edition_id = e.id AND c.number BETWEEN t.first AND t.last
        )
        ELSE iif(t.unit IS NULL, 1.0, NULL)
    END AS to_fraction
FROM the_place t
LEFT JOIN edition e ON e.id = t.place_id

-- Which stretch of its book the part of an item is, in fractions; the whole book where it is no part. By the contents or
-- pages of the edition that the list names, else of the first one that has them.
WITH
the_item AS MATERIALIZED (
    SELECT
        b.id AS book_id, i.edition_id,
        CASE WHEN o.part_unit IS NULL THEN i.part_unit ELSE nullif(o.part_unit, 'whole') END AS unit,
        iif(o.part_unit IS NULL, i.part_first, o.part_first) AS first,
        iif(o.part_unit IS NULL, i.part_last, o.part_last) AS last
    FROM item i
    LEFT JOIN overlay o ON o.item_id = i.id
    JOIN book b ON b.id = coalesce(o.book_id, CASE WHEN coalesce(o.unmatched, 0) = 0 THEN i.book_id END)
        AND b.deleted_at IS NULL
    WHERE i.id = ?1 AND i.deleted_at IS NULL
),
the_edition AS MATERIALIZED (
    SELECT e.id, coalesce(e.last_page, e.pages) AS pages
    FROM the_item t
    JOIN edition e ON e.book_id = t.book_id
    WHERE e.deleted_at IS NULL
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
)
SELECT
    t.book_id,
    t.unit IS NOT NULL AS is_part,
    CASE t.unit
        WHEN 'page' THEN (t.first - 1.0) / e.pages
        WHEN 'chapter' THEN (
            SELECT min(s.from_fraction)
            FROM chapter c JOIN chapter_span s ON s.chapter_id = c.id
            WHERE c.edition_id = e.id AND c.number BETWEEN t.first AND t.last
        )
        ELSE iif(t.unit IS NULL, 0.0, NULL)
    END AS from_fraction,
    CASE t.unit
        WHEN 'page' THEN min(1.0, t.last * 1.0 / e.pages)
        WHEN 'chapter' THEN (
            SELECT max(s.to_fraction)
            FROM chapter c JOIN chapter_span s ON s.chapter_id = c.id
            WHERE c.edition_id = e.id AND c.number BETWEEN t.first AND t.last
        )
        ELSE iif(t.unit IS NULL, 1.0, NULL)
    END AS to_fraction
FROM the_item t
LEFT JOIN the_edition e

SELECT
    i.id, i.stage_id, i.source, i.asks_for, i.book_id, i.confidence, i.basis, i.no_such_book, i.part_unit, i.part_first,
    i.part_last, i.optional, i.group_id, i.order_key, i.named, i.more,
    o.item_id IS NOT NULL AS has_overlay, o.mark, o.reason, o.book_id AS own_book, coalesce(o.unmatched, 0) AS unmatched,
    o.stage_id AS own_stage, o.order_key AS own_key, o.target, o.track, o.estimate, o.depth,
    o.part_unit AS own_unit, o.part_first AS own_first, o.part_last AS own_last, o.optional AS own_optional,
    o.group_id AS own_group, coalesce(o.ungrouped, 0) AS ungrouped
FROM item i
LEFT JOIN overlay o ON o.item_id = i.id
WHERE i.plan_id = ?1 AND i.deleted_at IS NULL
ORDER BY i.order_key, i.id

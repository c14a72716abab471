-- The reader's word on what items need, and what they go on without.
SELECT
    o.item_id, o.needs_item_id, o.needs_group_id, o.needs_topic, o.strength, o.why,
    o.waived_at IS NOT NULL AS is_waived, o.waived_why
FROM item i
JOIN own_need o ON o.item_id = i.id
WHERE i.plan_id = ?1 AND i.deleted_at IS NULL AND (o.strength IS NOT NULL OR o.waived_at IS NOT NULL)

SELECT EXISTS (SELECT 1 FROM item i WHERE i.stage_id = ?1 AND i.deleted_at IS NULL)
    OR EXISTS (
        SELECT 1
        FROM overlay o
        JOIN item i ON i.id = o.item_id
        WHERE o.stage_id = ?1 AND i.deleted_at IS NULL
    )

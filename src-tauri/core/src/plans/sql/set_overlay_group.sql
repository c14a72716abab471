UPDATE overlay SET group_id = :group, ungrouped = :ungrouped WHERE item_id = :item

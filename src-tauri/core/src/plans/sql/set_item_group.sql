UPDATE item SET group_id = :group WHERE id = :item

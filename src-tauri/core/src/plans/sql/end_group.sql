UPDATE item_group SET deleted_at = :now WHERE id = :id

UPDATE overlay SET part_unit = :unit, part_first = :first, part_last = :last WHERE item_id = :item

UPDATE item SET part_unit = :unit, part_first = :first, part_last = :last WHERE id = :item

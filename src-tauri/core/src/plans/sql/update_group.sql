UPDATE item_group SET title = :title, take = :take WHERE id = :id

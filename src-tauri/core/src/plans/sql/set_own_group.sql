UPDATE item_group SET own_title = :title, own_take = :take WHERE id = :id

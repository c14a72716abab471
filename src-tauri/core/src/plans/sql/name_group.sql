UPDATE item_group SET source = :source WHERE id = :id AND source IS NULL

UPDATE item SET source = :source WHERE id = :id AND source IS NULL

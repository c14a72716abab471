INSERT INTO item_group (id, plan_id, source, title, take) VALUES (:id, :plan, :source, :title, :take)

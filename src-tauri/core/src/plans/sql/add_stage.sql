INSERT INTO stage (id, plan_id, source, title, summary, order_key)
VALUES (:id, :plan, :source, :title, :summary, :order_key)

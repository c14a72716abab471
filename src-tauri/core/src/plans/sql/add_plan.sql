INSERT INTO plan (id, source, version, title, summary, curator, goal, target, order_key, created_at)
VALUES (:id, :source, :version, :title, :summary, :curator, :goal, :target, :order_key, :now)

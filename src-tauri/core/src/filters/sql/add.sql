INSERT INTO saved_filter (id, screen, name, query, order_key, created_at)
VALUES (:id, 'notebook', :name, :query, :order_key, :now)

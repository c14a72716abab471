INSERT INTO tag (id, name) VALUES (:id, :name) ON CONFLICT (id) DO NOTHING

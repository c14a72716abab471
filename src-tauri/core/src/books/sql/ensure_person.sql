INSERT INTO person (id, name, sort_name) VALUES (:id, :name, :sort_name) ON CONFLICT (id) DO NOTHING

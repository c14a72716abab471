INSERT INTO source_file (id, name, format, columns, imported_at) VALUES (:id, :name, :format, :columns, :now)

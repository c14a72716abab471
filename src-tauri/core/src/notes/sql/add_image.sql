INSERT INTO image (id, name, media_type, bytes, created_at)
VALUES (:id, :name, :media_type, :bytes, :now)

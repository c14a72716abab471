INSERT INTO image (id, name, media_type, bytes, created_at)
VALUES (:id, :name, :media_type, :bytes, :now)
ON CONFLICT (id) DO UPDATE SET deleted_at = NULL

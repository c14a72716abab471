UPDATE note
SET deleted_at = :deleted_at
WHERE id = :id AND (deleted_at IS NULL) <> (:deleted_at IS NULL)

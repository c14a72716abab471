SELECT count(*) FROM book WHERE deleted_at IS NULL

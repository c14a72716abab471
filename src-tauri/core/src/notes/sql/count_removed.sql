SELECT count(*) FROM note WHERE deleted_at IS NOT NULL

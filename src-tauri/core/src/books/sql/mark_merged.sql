-- What was merged into the other before goes along.
UPDATE book
SET merged_into = :keep,
    deleted_at = coalesce(deleted_at, :now)
WHERE id = :other OR merged_into = :other

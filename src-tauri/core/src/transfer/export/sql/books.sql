SELECT id, title, subtitle, series, series_number, first_published, language, description, why_added, recommended_by, review,
    added_at, rating
FROM book
WHERE deleted_at IS NULL
ORDER BY id

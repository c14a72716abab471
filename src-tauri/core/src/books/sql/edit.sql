UPDATE book
SET title = :title,
    subtitle = :subtitle,
    series = :series,
    series_number = :series_number,
    first_published = :first_published,
    language = :language,
    description = :description,
    why_added = :why_added,
    recommended_by = :recommended_by
WHERE id = :id

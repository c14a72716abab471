UPDATE book
SET subtitle = coalesce(book.subtitle, other.subtitle),
    series = coalesce(book.series, other.series),
    -- A number belongs to its series.
    series_number = CASE WHEN book.series IS NULL OR book.series = other.series
        THEN coalesce(book.series_number, other.series_number) ELSE book.series_number END,
    first_published = coalesce(book.first_published, other.first_published),
    language = coalesce(book.language, other.language),
    description = coalesce(book.description, other.description),
    why_added = coalesce(book.why_added, other.why_added),
    recommended_by = coalesce(book.recommended_by, other.recommended_by),
    rating = coalesce(book.rating, other.rating),
    review = coalesce(book.review, other.review)
FROM book other
WHERE book.id = :keep AND other.id = :other

UPDATE edition
SET name = coalesce(edition.name, other.name),
    asin = coalesce(edition.asin, other.asin),
    publisher = coalesce(edition.publisher, other.publisher),
    published = coalesce(edition.published, other.published),
    language = coalesce(edition.language, other.language),
    format = coalesce(edition.format, other.format),
    pages = CASE WHEN edition.last_page > other.pages THEN edition.pages ELSE coalesce(edition.pages, other.pages) END,
    last_page = CASE WHEN other.last_page > coalesce(edition.pages, other.pages) THEN edition.last_page
        ELSE coalesce(edition.last_page, other.last_page) END,
    minutes = coalesce(edition.minutes, other.minutes)
FROM edition other
WHERE edition.id = :keep AND other.id = :other

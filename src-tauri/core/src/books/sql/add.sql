INSERT INTO book (
    id, title, subtitle, series, series_number, first_published, language, description, why_added, recommended_by, added_at
)
VALUES (
    :id, :title, :subtitle, :series, :series_number, :first_published, :language, :description, :why_added,
    :recommended_by, :added_at
)

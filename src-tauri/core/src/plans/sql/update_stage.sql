UPDATE stage
SET source = :source,
    title = :title,
    summary = :summary,
    order_key = :order_key
WHERE id = :id

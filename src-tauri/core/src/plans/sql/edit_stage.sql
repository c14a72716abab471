UPDATE stage SET title = :title, summary = :summary WHERE id = :id

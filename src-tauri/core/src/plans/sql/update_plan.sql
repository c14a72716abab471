UPDATE plan SET title = :title, summary = :summary, curator = :curator WHERE id = :id

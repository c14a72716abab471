UPDATE plan
SET title = :title,
    summary = :summary,
    goal = :goal,
    target = :target
WHERE id = :id

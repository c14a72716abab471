UPDATE read
SET edition_id = :edition,
    state = :state,
    started = :started,
    started_earliest = :started_earliest,
    started_latest = :started_latest,
    ended = :ended,
    ended_earliest = :ended_earliest,
    ended_latest = :ended_latest,
    paused_since = :paused_since,
    resume_on = :resume_on,
    reason = :reason,
    rating = :rating,
    review = :review
WHERE id = :id

-- A read as it is now, new or known; when it was entered stays as it was.
INSERT INTO read (
    id, book_id, edition_id, state, started, started_earliest, started_latest, ended, ended_earliest, ended_latest,
    paused_since, resume_on, reason, rating, review, created_at
)
VALUES (
    :id, :book, :edition, :state, :started, :started_earliest, :started_latest, :ended, :ended_earliest, :ended_latest,
    :paused_since, :resume_on, :reason, :rating, :review, :created_at
)
ON CONFLICT (id) DO UPDATE SET
    edition_id = excluded.edition_id,
    state = excluded.state,
    started = excluded.started,
    started_earliest = excluded.started_earliest,
    started_latest = excluded.started_latest,
    ended = excluded.ended,
    ended_earliest = excluded.ended_earliest,
    ended_latest = excluded.ended_latest,
    paused_since = excluded.paused_since,
    resume_on = excluded.resume_on,
    reason = excluded.reason,
    rating = excluded.rating,
    review = excluded.review

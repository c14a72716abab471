INSERT INTO local_history (op, subject, source, at, clock, coalesce, changeset)
VALUES (:op, :subject, :source, :at, :clock, :coalesce, :changeset)

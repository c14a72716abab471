INSERT INTO plan_declined (id, plan_id, subject, declined_at)
VALUES (:id, :plan, :subject, :now)
ON CONFLICT (id) DO NOTHING

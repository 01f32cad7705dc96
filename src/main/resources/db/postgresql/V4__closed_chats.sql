-- As db/sqlite's V8.
alter table session add column closed_at bigint;
create index session_closed on session (closed_at) where closed_at is not null;

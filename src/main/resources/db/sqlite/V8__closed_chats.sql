-- When the chat was closed; null while it is open, or nobody has noticed. Milliseconds since 1970, UTC.
alter table session add column closed_at integer;
create index session_closed on session (closed_at) where closed_at is not null;

-- What is needed to deliver an entry later; the content goes when it is delivered. Times are milliseconds since 1970, UTC.
alter table outbox add column provisional_id integer;
alter table outbox add column queued integer not null default 0;
alter table outbox add column parked integer not null default 0;
alter table outbox add column created_at integer not null default 0;
alter table outbox add column author_name text;
alter table outbox add column content text;
alter table outbox add column file_path text;
alter table outbox add column file_name text;
alter table outbox add column file_type text;
alter table outbox add column file_size integer;
alter table outbox add column file_sha256 text;

-- Entries of before have none: numbers below all that are made now.
update outbox set provisional_id = 4000000000000000 + rowid;
create unique index outbox_provisional on outbox (provisional_id);
create index outbox_undelivered on outbox (provisional_id) where message_id is null;
create index outbox_channel on outbox (channel_id);

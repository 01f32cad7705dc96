-- As db/sqlite after its V7. Times are milliseconds since 1970, UTC; flags are 0 and 1.
create table session (
    id           text   not null primary key,
    token_hash   text   not null unique,
    channel_id   bigint not null,
    visitor_name text   not null,
    created_at   bigint not null,
    last_used_at bigint not null
);
create index session_last_used on session (last_used_at);
create index session_channel on session (channel_id);
create index session_created on session (created_at);

create table hand_out (
    session_id text   not null primary key,
    version    bigint not null,
    log        text   not null
);
create function hand_out_goes_with_its_session() returns trigger language plpgsql as $$
begin
    delete from hand_out where session_id = old.id;
    return null;
end $$;
create trigger hand_out_goes_with_its_session after delete on session
for each row execute function hand_out_goes_with_its_session();

-- What is needed to deliver an entry; the content goes when it is delivered.
create table outbox (
    id             text    not null primary key,
    session_id     text    not null,
    channel_id     bigint  not null,
    client_key     text,
    content_hash   text    not null,
    message_id     bigint,
    attachment_id  bigint,
    answered       integer not null default 0,
    sent_at        bigint  not null,
    provisional_id bigint  not null,
    queued         integer not null default 0,
    parked         integer not null default 0,
    created_at     bigint  not null,
    author_name    text,
    content        text,
    file_path      text,
    file_name      text,
    file_type      text,
    file_size      bigint,
    file_sha256    text
);
create unique index outbox_client_key on outbox (session_id, client_key) where client_key is not null;
create unique index outbox_provisional on outbox (provisional_id);
create index outbox_content on outbox (session_id, content_hash, sent_at);
create index outbox_sent on outbox (sent_at);
create index outbox_undelivered on outbox (provisional_id) where message_id is null;

create table erasure (
    session_id text   not null primary key,
    channel_id bigint not null,
    not_before bigint not null
);

create table tail_checkpoint (
    saved_at bigint not null primary key,
    floor    bigint not null
);
-- One row at most, as in the next two.
create table tail_position (
    only_row integer not null primary key check (only_row = 1),
    highest  bigint  not null,
    latest   text    not null
);
create table change_checkpoint (
    only_row    integer not null primary key check (only_row = 1),
    written_at  bigint  not null,
    deletion_id bigint
);
create table session_doubt (
    only_row integer not null primary key check (only_row = 1),
    up_to    bigint  not null
);
create table restoration (
    era      integer not null primary key,
    survived bigint  not null,
    highest  bigint  not null,
    found_at bigint  not null
);

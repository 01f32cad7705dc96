-- Who is alive by the server's clock, the only one that all of them share.
create table replica (
    id    text        not null primary key,
    url   text        not null,
    until timestamptz not null
);

-- A slot is a fixed part of the channels: those whose id leaves its number as remainder.
create table slot (
    number  integer not null primary key,
    -- A replica that may be gone.
    holder  text,
    -- How often it was taken.
    version bigint  not null default 0
);
insert into slot (number) select generate_series(0, 63);

-- By which replicas know each other. One row.
create table replica_secret (
    only_row integer not null primary key check (only_row = 1),
    secret   text    not null
);

-- For the other replicas, which may hold something of a session that has ended; for some seconds.
create table ended_session (
    session_id text        not null,
    token_hash text        not null,
    channel_id bigint      not null,
    ended_at   timestamptz not null default clock_timestamp()
);
create index ended_session_ended on ended_session (ended_at);
create function session_has_ended() returns trigger language plpgsql as $$
begin
    insert into ended_session (session_id, token_hash, channel_id) values (old.id, old.token_hash, old.channel_id);
    return null;
end $$;
create trigger session_has_ended after delete on session
for each row execute function session_has_ended();

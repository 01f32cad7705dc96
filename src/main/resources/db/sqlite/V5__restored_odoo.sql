-- One row at most. Sessions that were made up to then are verified before their next use. Milliseconds since 1970, UTC.
create table session_doubt (
    only_row integer not null primary key check (only_row = 1),
    up_to    integer not null
);
create index session_channel on session (channel_id);
create index session_created on session (created_at);

-- One row at most: the largest id of a message that was ever seen, and the last messages.
create table tail_position (
    only_row integer not null primary key check (only_row = 1),
    highest  integer not null,
    latest   text    not null
);
-- That ids were given anew: of what was seen up to highest, only what stands up to survived is still there.
create table restoration (
    era      integer not null primary key,
    survived integer not null,
    highest  integer not null,
    found_at integer not null
);

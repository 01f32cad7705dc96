create table hand_out (
    session_id text    not null primary key,
    version    integer not null,
    log        text    not null
);
create trigger hand_out_goes_with_its_session after delete on session
begin
    delete from hand_out where session_id = old.id;
end;

-- Times are milliseconds since 1970, UTC.
create table tail_checkpoint (
    saved_at integer not null primary key,
    floor    integer not null
);

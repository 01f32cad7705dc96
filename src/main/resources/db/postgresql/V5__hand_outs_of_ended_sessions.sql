-- Saved after their session had ended, and never looked at again.
delete from hand_out where session_id not in (select id from session);

-- the record takes inserts only: by privilege, and by trigger for an owner that gives itself the privilege back
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: % refused', tg_table_name, lower(tg_op) using errcode = 'insufficient_privilege';
end
$$;

create trigger case_journal_append_only before update or delete on case_journal
    for each row execute function refuse_change();
create trigger case_journal_not_emptied before truncate on case_journal
    for each statement execute function refuse_change();
create trigger clock_event_append_only before update or delete on clock_event
    for each row execute function refuse_change();
create trigger clock_event_not_emptied before truncate on clock_event
    for each statement execute function refuse_change();

revoke update, delete, truncate on case_journal, clock_event from public;
revoke update, delete, truncate on case_journal, clock_event from current_user;

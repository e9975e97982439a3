-- rows of a journal leave one way only: after the pack that holds them is on record (V24); see V6
create function refuse_unarchived() returns trigger language plpgsql as $$
begin
    if exists (select 1 from case_archive where case_number = old.case_number and journal_seq >= old.seq and data_key is not null) then
        return old;
    end if;
    raise exception '% is append-only: % refused', tg_table_name, lower(tg_op) using errcode = 'insufficient_privilege';
end
$$;

drop trigger case_journal_append_only on case_journal;
create trigger case_journal_append_only before update on case_journal
    for each row execute function refuse_change();
create trigger case_journal_leaves_archived before delete on case_journal
    for each row execute function refuse_unarchived();

grant delete on case_journal to current_user;

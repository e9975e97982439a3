-- seals take inserts only, like the record (V6)
create trigger journal_seal_append_only before update or delete on journal_seal
    for each row execute function refuse_change();
create trigger journal_seal_not_emptied before truncate on journal_seal
    for each statement execute function refuse_change();
create trigger journal_seal_leaf_append_only before update or delete on journal_seal_leaf
    for each row execute function refuse_change();
create trigger journal_seal_leaf_not_emptied before truncate on journal_seal_leaf
    for each statement execute function refuse_change();
create trigger journal_seal_block_append_only before update or delete on journal_seal_block
    for each row execute function refuse_change();
create trigger journal_seal_block_not_emptied before truncate on journal_seal_block
    for each statement execute function refuse_change();

revoke update, delete, truncate on journal_seal, journal_seal_leaf, journal_seal_block from public;
revoke update, delete, truncate on journal_seal, journal_seal_leaf, journal_seal_block from current_user;

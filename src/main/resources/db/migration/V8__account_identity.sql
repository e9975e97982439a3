-- who an account's holder is, as a keyed fingerprint of the identity number: enough to keep people away from cases of their
-- own and to know two accounts for one person's, and not the number
create table account_identity (
    account_id varchar(64) not null primary key,
    fingerprint varchar(100) not null,
    recorded_at timestamp with time zone not null,
    recorded_by varchar(64) not null
);

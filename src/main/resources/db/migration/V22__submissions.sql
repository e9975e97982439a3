-- submissions that carried an Idempotency-Key, with the case that each of them opened: sent again, they open no second one
create table submission (
    account_id varchar(64) not null,
    idempotency_key varchar(100) not null,
    -- SHA-256 of procedure, application and files, in hex
    digest varchar(64) not null,
    case_number varchar(60),
    submitted_at timestamp with time zone not null,
    primary key (account_id, idempotency_key)
);

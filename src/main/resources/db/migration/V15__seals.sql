-- heads of journals, sealed: root of a Merkle tree over those that changed, chained to the seal before, signed
create table journal_seal (
    number    bigint       primary key,
    sealed_at timestamp with time zone not null,
    sealed_by varchar(255) not null,
    -- leaves of the tree
    cases     bigint       not null,
    root      varchar(64)  not null,
    key_id    varchar(64)  not null,
    prev_hash varchar(64)  not null,
    hash      varchar(64)  not null,
    signature varchar(256) not null
);

-- what was sealed: one leaf for each head, case_number 'installation' for the installation's
create table journal_seal_leaf (
    seal         bigint      not null,
    position     bigint      not null,
    case_number  varchar(60) not null,
    journal_seq  bigint      not null,
    journal_hash varchar(64) not null,
    primary key (seal, position)
);
create unique index journal_seal_leaf_case on journal_seal_leaf (case_number, seal);

-- roots of 1024 leaves each, so that a proof need not read them all
create table journal_seal_block (
    seal     bigint      not null,
    position bigint      not null,
    hash     varchar(64) not null,
    primary key (seal, position)
);

-- the head of the chain of seals; whoever seals holds its row
create table journal_seal_head (
    id     integer     primary key,
    number bigint      not null,
    hash   varchar(64) not null
);
insert into journal_seal_head (id, number, hash) values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

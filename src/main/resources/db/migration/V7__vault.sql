-- the key under which the journal of a case is encrypted, itself encrypted under the master key; forgetting it forgets what
-- the journal says of people, while the chain stays whole
alter table case_record add column data_key varchar(200);
alter table case_record add column forgotten_at timestamp with time zone;
alter table installation_record add column data_key varchar(200);

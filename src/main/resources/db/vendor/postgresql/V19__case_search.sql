-- a part of a name among a million; where the extension cannot be had, search works all the same and reads more
do $$
begin
    create extension if not exists pg_trgm;
    create index case_record_applicant on case_record using gin (applicant gin_trgm_ops);
    create index case_record_departments on case_record using gin (departments gin_trgm_ops);
exception
    when insufficient_privilege or feature_not_supported or undefined_file or invalid_schema_name then
        raise notice 'pg_trgm is not available: search by a part of a name reads all cases';
end
$$;

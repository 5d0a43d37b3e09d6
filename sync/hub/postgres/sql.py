"""What the PostgreSQL store says to its database: one statement, one round trip for each verb.

Each is right at READ COMMITTED, PostgreSQL's default, and at every stricter level; `docs/scale.md`
quotes the two that matter and says why.
"""

MAKE = """
with made as (
    insert into household (household, epoch)
    values (%(household)s::uuid, %(epoch)s)
    on conflict (household) do nothing
    returning household, epoch
), enrolled as (
    insert into device (household, device, token_hash)
    select made.household, given.device, given.token_hash
    from made, unnest(%(devices)s::bytea[], %(hashes)s::bytea[]) as given (device, token_hash)
)
select true, epoch from made
union all
select false, epoch from household where household = %(household)s::uuid
"""

MEMBERS = """
select device.device, device.token_hash
from household left join device on device.household = household.household
where household.household = %(household)s::uuid
"""

ADD = """
with there as (
    select household from household where household = %(household)s::uuid
), enrolled as (
    insert into device (household, device, token_hash)
    select there.household, given.device, given.token_hash
    from there, unnest(%(devices)s::bytea[], %(hashes)s::bytea[]) as given (device, token_hash)
    on conflict (household, device) do nothing
)
select 1 from there
"""

REPLACE = """
insert into device (household, device, token_hash)
select household, %(device)s, %(token_hash)s from household where household = %(household)s::uuid
on conflict (household, device) do update set token_hash = excluded.token_hash
returning 1
"""

REMOVE = """
with gone as (
    delete from device where household = %(household)s::uuid and device = %(device)s
)
select 1 from household where household = %(household)s::uuid
"""

# The update takes the household's row lock and holds it until the commit: whoever posts to the same
# household waits there, so numbers are given out in commit order and none is left out. What is new
# is looked up one by one in the unique index: a join may read a long log for a single change.
POST = """
with sent as (
    select * from unnest(
        %(ids)s::uuid[], %(devices)s::bytea[], %(numbers)s::bigint[], %(blobs)s::bytea[],
        %(marks)s::bigint[]
    ) with ordinality as sent (id, device, number, blob, mark, place)
), fresh as (
    select sent.*, row_number() over (order by place) as step,
        sum(mark) over (order by place)::bigint as marked
    from sent
    where (
        select true from change
        where change.household = %(household)s::uuid and change.id = sent.id
    ) is null
), counted as (
    update household set head = head + (select count(*) from fresh),
        mark = (mark + (select max(marked) from fresh)) & 4294967295
    where household = %(household)s::uuid and exists (select 1 from fresh)
    returning epoch, head, mark
), written as (
    insert into change (household, seq, id, device, number, blob, mark)
    select %(household)s::uuid, head - (select count(*) from fresh) + step,
        id, device, number, blob,
        (counted.mark - (select max(marked) from fresh) + marked) & 4294967295
    from counted, fresh
)
select epoch, head, (select count(*) from fresh) from counted
union all
select epoch, head, 0 from household
where household = %(household)s::uuid and not exists (select 1 from fresh)
"""

# A change from before the tables had marks goes by its own id: older logs need not be read again.
PAGE = """
with place as (
    select household.epoch, household.held,
        least(%(after)s::bigint, household.head) as cursor,
        coalesce(lpad(to_hex(reached.mark), 8, '0'), left(reached.id::text, 8), '') as mark
    from household left join change as reached
        on reached.household = household.household
        and reached.seq = least(%(after)s::bigint, household.head)
    where household.household = %(household)s::uuid
), stretch as (
    select seq, id, device, number, blob, mark,
        sum(octet_length(blob)) over (order by seq) as bytes
    from (
        select seq, id, device, number, blob, mark from change
        where household = %(household)s::uuid and seq > %(after)s::bigint
        order by seq
        limit %(limit)s
    ) as coming
)
select place.epoch, place.held, place.cursor, place.mark,
    coalesce(lpad(to_hex(stretch.mark), 8, '0'), left(stretch.id::text, 8)),
    stretch.seq, stretch.id, stretch.device, stretch.number, stretch.blob
from place left join stretch
    on (stretch.bytes <= %(most_bytes)s or stretch.seq = %(after)s::bigint + 1)
    and place.mark = coalesce(%(mark)s::text, place.mark)
order by stretch.seq
"""

# Asked four times a second while anybody waits. One by one in the primary key: for a thousand of
# many, a plain `any` reads the whole table.
HEADS = """
select asked.household, found.head, found.held
from unnest(%(households)s::uuid[]) as asked (household) cross join lateral (
    select head, held from household where household.household = asked.household limit 1
) as found
"""

HOLD = """
with kept as (
    update device set holding = %(holding)s
    where household = %(household)s::uuid and device = %(device)s
    returning household
), counted as (
    update household set held = held + 1
    where household = %(household)s::uuid and exists (select 1 from kept)
)
select 1 from household where household = %(household)s::uuid
"""

HOLDINGS = """
select household.held, device.device, device.holding
from household left join device
    on device.household = household.household and device.holding is not null
where household.household = %(household)s::uuid
"""

KEEP_RECOVERY = """
insert into recovery (household, locator, token_hash, blob)
select household, %(locator)s::uuid, %(token_hash)s, %(blob)s
from household where household = %(household)s::uuid
on conflict (household) do update set
    locator = excluded.locator, token_hash = excluded.token_hash, blob = excluded.blob
returning 1
"""

RECOVERY = """
select household, token_hash, blob from recovery where locator = %(locator)s::uuid limit 1
"""

RECOVERY_HASH = """
select recovery.token_hash
from household left join recovery on recovery.household = household.household
where household.household = %(household)s::uuid
"""

"""Who deserves what («xét danh hiệu thi đua, hình thức khen thưởng»): facts in, answers out.

catalogue   the honours there are
packs       the law packs, which one a dossier falls under, deadlines; ``terms`` reads them
overlay     what the province sets where the law leaves it to it
assess      one subject, one honour, one year: every condition, its article, what met it, what
            is missing, the earliest year; ``conditions/`` looks each kind up in a ``Case``
votes       votes needed of a council
quotas      how many may be given
money       what an award is paid with; ``numbers`` says a sum in words
"""

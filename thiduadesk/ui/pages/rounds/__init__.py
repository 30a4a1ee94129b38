"""The page «Khen thưởng»: registrations, conditions, rounds of review and what came of them."""

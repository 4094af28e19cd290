"""The chain of trust as constructs: trust anchor, identity issuer, webhook CA, trust roots."""

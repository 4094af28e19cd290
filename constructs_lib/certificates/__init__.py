"""What cert-manager is asked for, as values: lifetimes, private keys, issuers, certificates."""

package dev.reinstate.workflows.cases;

/** How a CSP partner sells. An indirect reseller is billed by its provider, so it owes us nothing. */
public enum PartnerType {
    DIRECT_BILL,
    INDIRECT_PROVIDER,
    INDIRECT_RESELLER
}

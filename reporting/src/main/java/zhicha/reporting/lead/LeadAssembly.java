package zhicha.reporting.lead;

/** Puts a lead together from what was confirmed. */
public final class LeadAssembly {}

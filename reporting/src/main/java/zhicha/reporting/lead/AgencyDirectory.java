package zhicha.reporting.lead;

/** The offices there are. */
public final class AgencyDirectory {}

/**
 * The check that goes before a job (清洁性检查、校时、网络检查): what machine and program it is, how far its clock is off and
 * how it reaches the network. What cannot be found out is written down as such; it stops nothing.
 */
@NullMarked
package zhicha.crawler.evidence.environment;

import org.jspecify.annotations.NullMarked;

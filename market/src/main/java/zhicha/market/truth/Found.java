package zhicha.market.truth;

import zhicha.rules.rule.Verdict;

/** What a run said about one listing and one right, as far as the truth can judge it. */
public record Found(String listing, String right, Verdict verdict) {}

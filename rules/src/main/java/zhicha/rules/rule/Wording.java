package zhicha.rules.rule;

/**
 * The same sentence in Chinese and in English.
 *
 * @param zh Chinese, shown first
 * @param en English
 */
public record Wording(String zh, String en) {}

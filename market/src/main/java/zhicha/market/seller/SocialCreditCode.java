package zhicha.market.seller;

/**
 * Unified social credit codes that pass the check digits of GB 32100 and GB 11714 and belong to nobody: their organisation
 * number starts with five zeros, which no real one does.
 */
final class SocialCreditCode {
    private static final String DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] ORGANISATION = {3, 7, 9, 10, 5, 8, 4, 2};

    private SocialCreditCode() {}

    /**
     * @param place six digits of GB/T 2260
     * @param number 0 to 999
     */
    static String of(String place, int number) {
        String organisation = "%08d".formatted(number);
        int sum = 0;
        for (int i = 0; i < ORGANISATION.length; i++) {
            sum += ORGANISATION[i] * (organisation.charAt(i) - '0');
        }
        int rest = (11 - sum % 11) % 11;
        String body = "91" + place + organisation + (rest == 10 ? "X" : Integer.toString(rest));
        return body + check(body);
    }

    /** The eighteenth character for the first seventeen. */
    static char check(String body) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < body.length(); i++) {
            sum += weight * DIGITS.indexOf(body.charAt(i));
            weight = weight * 3 % 31;
        }
        return DIGITS.charAt((31 - sum % 31) % 31);
    }
}

package zhicha.crawler.address;

/** Text that is not an http or https address Zhicha would ask for. The message quotes it and says why. */
public final class BadAddressException extends Exception {
    public BadAddressException(String address, String why) {
        super("address \"" + shortened(address) + "\": " + why);
    }

    private static String shortened(String address) {
        return address.length() <= 200
                ? address
                : address.substring(0, 200) + "… (" + address.length() + " characters)";
    }
}
